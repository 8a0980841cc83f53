//! Check the answers, settle what is open, sign.

use std::rc::Rc;

use bangfu_api::model::Value;
use bangfu_api::rules::{Mark, ReportFinding};
use bangfu_api::seal::File;
use bangfu_api::{Library, Report, Session, signable};
use yew::prelude::*;

use crate::components::changes::changes_since;
use crate::components::document::{Document, parts};
use crate::components::finding::finding_box;
use crate::components::form_view::section_id;
use crate::components::message::{Tone, message};
use crate::components::problems::LISTED;
use crate::components::saving::use_saving;
use crate::components::sign_panel::{SignPanel, Signed};
use crate::effects::open_draft::{Wanted, open_draft};
use crate::effects::packs::Loaded;
use crate::effects::{drafts, focus};
use crate::routes::Route;
use crate::sheet::{Act, Sheet, SheetHandle};
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
    let opened = use_state(|| Loaded::Waiting);
    {
        let setter = opened.setter();
        use_effect_with(props.clone(), move |props| {
            let props = props.clone();
            wasm_bindgen_futures::spawn_local(async move {
                setter.set(
                    match open_draft(&props.pack, &props.form, &Wanted::Draft(props.draft)).await {
                        Ok(opened) => {
                            Loaded::Ready((opened.library, Rc::new(Sheet::new(opened.session, true))))
                        }
                        Err(text) => Loaded::Failed(text),
                    },
                );
            });
        });
    }
    match &*opened {
        Loaded::Waiting => html! { <div class="page"><p class="loading">{ words::LOADING }</p></div> },
        Loaded::Failed(text) => {
            html! { <div class="page narrow">{ message(Tone::Problem, html! { { text.clone() } }) }</div> }
        }
        Loaded::Ready((library, sheet)) => {
            html! { <Review route={props.clone()} library={Rc::clone(library)} sheet={Rc::clone(sheet)} /> }
        }
    }
}

#[derive(Properties)]
struct ReviewProps {
    route: CheckProps,
    library: Rc<Library>,
    sheet: Rc<Sheet>,
}

impl PartialEq for ReviewProps {
    fn eq(&self, other: &ReviewProps) -> bool {
        Rc::ptr_eq(&self.sheet, &other.sheet)
            && Rc::ptr_eq(&self.library, &other.library)
            && self.route == other.route
    }
}

#[component]
fn Review(props: &ReviewProps) -> Html {
    let sheet: SheetHandle = use_reducer(|| (*props.sheet).clone());
    use_saving(&sheet);
    let signed = use_state(|| false);
    use_effect_with((), |()| focus::take_wish());
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
        Callback::from(move |_: Signed| signed.set(true))
    };
    let report = use_memo(sheet.revision, |_| sheet.look(Session::report));
    // Reasons are not in it.
    let document = use_memo((), |()| sheet.look(parts));
    let listed = use_state(|| LISTED);
    let ready = signable(&report);
    let (notice, title, subtitle, year) = sheet.look(|session| {
        let (form, filing) = (session.inner().form(), session.inner().filing());
        let (notice, subtitle) = (AttrValue::from(form.notice.clone()), form.form.subtitle.clone());
        (notice, filing.title.clone(), subtitle, drafts::year_of(filing))
    });
    html! {
        <div class="page review">
            <p class="no-print"><button type="button" class="link" onclick={back.reform(|_: MouseEvent| None)}>{ words::RETURN_TO_FILL }</button></p>
            <h1>{ title }</h1>
            <p class="subtitle">{ subtitle }{ " · " }{ words::year(year) }</p>
            if !*signed { { open_points(&sheet, &report, &notice, &act, &back, &listed) } }
            <Document parts={(*document).clone()} edit={(!*signed).then_some(edit)} />
            { reasons(&sheet, &report) }
            { for earlier.and_then(|earlier| changed(&props.library, &earlier, &sheet)) }
            <SignPanel library={Rc::clone(&props.library)} text={sheet.look(Session::text)} ready={ready.is_ok()}
                blocked_by={ready.err().map(|problem| problem.text).unwrap_or_default()} {onsigned} />
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

/// What is still open: a summary line, then findings, so many at a time, each with its box for a reason, or the way to
/// its place.
fn open_points(
    sheet: &SheetHandle,
    report: &Report,
    notice: &AttrValue,
    act: &Callback<Act>,
    back: &Callback<Option<String>>,
    listed: &UseStateHandle<usize>,
) -> Html {
    let left = sheet.shown().count().saturating_sub(**listed);
    let more = {
        let listed = listed.clone();
        move |_: MouseEvent| listed.set(*listed + LISTED)
    };
    let tone = if signable(report).is_ok() {
        Tone::Good
    } else {
        Tone::Care
    };
    let told = |mark: &Mark| {
        let Some(told) = sheet.tell(mark) else {
            return html! {};
        };
        let place = focus::id_of(&told.0.path.to_string());
        let onclick = back.reform(move |_: MouseEvent| Some(place.clone()));
        html! {
            <li class="open-point">
                { finding_box(&told, notice, act) }
                if !mark.is_settled() { <button type="button" class="link" {onclick}>{ words::GO_MEND }</button> }
            </li>
        }
    };
    html! {
        <section class="no-print open-list" aria-label={words::PROBLEMS}>
            { message(tone, html! { <p class="headline">{ words::summary(&report.counts) }</p> }) }
            <ul>{ for sheet.shown().take(**listed).map(told) }</ul>
            if left > 0 {
                <button type="button" class="link" onclick={more}>{ words::more_problems(left) }</button>
            }
        </section>
    }
}

/// The reasons, as they are signed and printed.
fn reasons(sheet: &SheetHandle, report: &Report) -> Html {
    let explained: Vec<(&ReportFinding, String)> = sheet.look(|session| {
        let reason = |finding: &ReportFinding| {
            session
                .inner()
                .reason(&finding.rule, &finding.path)
                .map(str::to_owned)
        };
        let findings = report.findings.iter();
        findings
            .filter_map(|finding| Some((finding, reason(finding)?)))
            .collect()
    });
    if explained.is_empty() {
        return html! {};
    }
    html! {
        <section class="part">
            <h2>{ words::REASONS }</h2>
            <dl class="answers">{ for explained.into_iter().map(|(finding, reason)| html! { <div><dt>{ &finding.text }</dt><dd>{ reason }</dd></div> }) }</dl>
        </section>
    }
}
