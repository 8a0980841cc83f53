//! Check the answers, settle what is open, sign.

use std::rc::Rc;

use bangfu_api::model::Value;
use bangfu_api::seal::File;
use bangfu_api::{Library, Session, signable};
use bangfu_paper::{parts, reasons};
use yew::prelude::*;

use crate::components::changes::changes_since;
use crate::components::document::Document;
use crate::components::form_view::section_id;
use crate::components::heading::Heading;
use crate::components::open_points::{SUMMARY, open_points};
use crate::components::opening::{Opened, use_opened};
use crate::components::problems::LISTED;
use crate::components::saving::{SavingNote, use_keeper};
use crate::components::sign_panel::{SignPanel, Signed};
use crate::components::signed_note::SignedNote;
use crate::components::trouble::trouble;
use crate::effects::open_draft::Wanted;
use crate::effects::packs::Loaded;
use crate::effects::{drafts, focus};
use crate::routes::Route;
use crate::sheet::{Act, SheetHandle};
use crate::words;

#[derive(Properties, PartialEq, Clone)]
pub struct CheckProps {
    pub pack: String,
    pub form: String,
    pub draft: String,
}

/// The page: opens the draft, then shows it as it will be signed.
#[component]
pub fn CheckPage(props: &CheckProps) -> Html {
    let wanted = Wanted::Draft(props.draft.clone());
    let (opened, ontake) = use_opened(&props.pack, &props.form, wanted, true);
    match opened {
        Loaded::Waiting => html! { <div class="page"><p class="loading">{ words::LOADING }</p></div> },
        Loaded::Failed(text) => trouble(&text),
        Loaded::Ready(opened) => {
            let key = opened.name().to_owned();
            html! { <Review {key} route={props.clone()} {opened} {ontake} /> }
        }
    }
}

#[derive(Properties)]
struct ReviewProps {
    route: CheckProps,
    opened: Rc<Opened>,
    ontake: Callback<()>,
}

impl PartialEq for ReviewProps {
    fn eq(&self, other: &ReviewProps) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened) && self.ontake == other.ontake && self.route == other.route
    }
}

#[component]
fn Review(props: &ReviewProps) -> Html {
    let sheet: SheetHandle = use_reducer(|| props.opened.sheet.clone());
    let keeper = use_keeper(&sheet, &props.opened.hold);
    let library = &props.opened.library;
    let signed = use_state(|| None::<Signed>);
    let listed = use_state(|| LISTED);
    // Reasons are not in it.
    let document = use_memo((), |()| sheet.look(parts));
    let earlier = use_earlier(&props.route.draft);
    let act = {
        let dispatcher = sheet.dispatcher();
        use_callback((), move |act: Act, ()| dispatcher.dispatch(act))
    };
    let back = {
        let route = props.route.clone();
        Callback::from(move |target: Option<String>| {
            target.iter().for_each(|id| focus::wish(id));
            let CheckProps { pack, form, draft } = route.clone();
            Route::Draft { pack, form, draft }.go();
        })
    };
    let edit = back.reform(|section: AttrValue| Some(section_id(&section)));
    let onsigned = {
        let signed = signed.clone();
        Callback::from(move |now: Signed| signed.set(Some(now)))
    };
    let report = use_memo(sheet.revision, |_| sheet.look(Session::report));
    let ready = signable(&report).is_ok();
    let begin = if ready { focus::HEADING } else { SUMMARY };
    let blocked_by = if sheet.frozen {
        words::saving::FROZEN
    } else {
        words::check::MEND_FIRST
    };
    let (notice, title, subtitle, year) = sheet.look(|session| {
        let (form, filing) = (session.inner().form(), session.inner().filing());
        let (notice, subtitle) = (AttrValue::from(form.notice.clone()), form.form.subtitle.clone());
        (notice, filing.title.clone(), subtitle, drafts::year_of(filing))
    });
    html! {
        <div class="page review">
            <p class="no-print"><button type="button" class="link" onclick={back.reform(|_: MouseEvent| None)}>{ words::RETURN_TO_FILL }</button></p>
            <Heading text={title} {begin} />
            <p class="subtitle">{ subtitle }{ " · " }{ words::year(year) }</p>
            <div class="no-print"><SavingNote {keeper} ontake={props.ontake.clone()} brief=true /></div>
            if let Some(signed) = &*signed {
                <SignedNote signed={signed.clone()} />
            } else {
                { open_points(&sheet, &notice, &act, &back, &listed) }
            }
            <Document parts={(*document).clone()} reasons={sheet.look(reasons)} edit={signed.is_none().then_some(edit)} />
            { for earlier.and_then(|earlier| changed(library, &earlier, &sheet)) }
            <SignPanel library={Rc::clone(library)} text={sheet.look(Session::text)} ready={ready && !sheet.frozen} {blocked_by} {onsigned} />
        </div>
    }
}

/// The signed revision a draft amends, where this computer has it.
#[hook]
fn use_earlier(draft: &str) -> Option<Rc<File>> {
    let earlier = use_state(|| None::<Rc<File>>);
    let setter = earlier.setter();
    use_effect_with(draft.to_owned(), move |draft| {
        let draft = draft.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let text = drafts::earlier(&draft).await;
            setter.set(
                text.and_then(|text| File::read(text.as_bytes()).ok())
                    .map(Rc::new),
            );
        });
    });
    (*earlier).clone()
}

/// What the draft says differently from the revision it amends.
fn changed(library: &Library, earlier: &File, sheet: &SheetHandle) -> Option<Html> {
    let draft = File::read(sheet.look(Session::text).as_bytes()).ok()?;
    let amends = draft.document().get("revision").and_then(Value::as_integer) > Some(1);
    amends.then(|| changes_since(library, earlier, &draft))
}
