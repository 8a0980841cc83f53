//! The editor: contents, the form, what is open, and the bar with what to do next.

use std::rc::Rc;

use yew::prelude::*;

use super::button::button;
use super::contents::contents;
use super::form_view::FormView;
use super::growing::use_growing;
use super::heading::Heading;
use super::message::{Tone, message};
use super::opening::Opened;
use super::paper::PRINT;
use super::problems::{LISTED, problems};
use super::saving::{SavingNote, use_keeper};
use super::section::section;
use super::undo::{undo_buttons, use_undo};
use crate::effects::{drafts, embedding, focus, paint};
use crate::routes::{Route, link};
use crate::sheet::{Act, SheetHandle};
use crate::words;

#[derive(Properties)]
pub struct EditorProps {
    /// The filing as opened.
    pub opened: Rc<Opened>,
    /// Takes it from another tab.
    pub ontake: Callback<()>,
    /// What is in sight until all of it is drawn.
    pub waiting: Html,
}

impl PartialEq for EditorProps {
    fn eq(&self, other: &EditorProps) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened) && self.ontake == other.ontake
    }
}

/// What a narrow screen has unfolded.
#[derive(Clone, Copy, PartialEq)]
enum Drawer {
    None,
    Contents,
    Problems,
}

impl Drawer {
    /// Element id of what is unfolded.
    fn id(self) -> Option<&'static str> {
        match self {
            Drawer::None => None,
            Drawer::Contents => Some("rail"),
            Drawer::Problems => Some("open-points"),
        }
    }
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let sheet: SheetHandle = use_reducer(|| props.opened.sheet.clone());
    let view = use_memo((), |()| FormView::of(&sheet));
    let keeper = use_keeper(&sheet, &props.opened.hold);
    use_undo(&sheet);
    {
        let sheet = sheet.clone();
        use_effect_with(sheet.revision, move |_| {
            embedding::tell("filing", || sheet.look(bangfu_api::Session::text));
        });
    }
    // The sections, then what stands around them.
    let drawn = use_growing(view.sections.len());
    let whole = drawn > view.sections.len();
    use_effect_with(whole, |whole| {
        if *whole {
            paint::laid_out();
        }
    });
    let drawer = use_state(|| Drawer::None);
    let told = use_state(|| None::<String>);
    let listed = use_state(|| LISTED);
    use_effect_with(*drawer, |drawer| {
        if let Some(id) = drawer.id() {
            focus::step_to_id(id);
        }
    });
    let act = {
        let dispatcher = sheet.dispatcher();
        use_callback((), move |act: Act, ()| dispatcher.dispatch(act))
    };
    let fold = {
        let drawer = drawer.clone();
        Callback::from(move |()| drawer.set(Drawer::None))
    };
    let unfold = |which: Drawer| {
        let drawer = drawer.clone();
        Callback::from(move |_: MouseEvent| drawer.set(if *drawer == which { Drawer::None } else { which }))
    };
    let onbackup = {
        let (keeper, told) = (Rc::clone(&keeper), told.clone());
        Callback::from(move |_: MouseEvent| told.set(keeper.back_up().err()))
    };
    let to_check = {
        let (keeper, frozen) = (Rc::clone(&keeper), sheet.frozen);
        Callback::from(move |begin: Option<&str>| {
            if frozen {
                return;
            }
            begin.iter().for_each(|id| focus::wish(id));
            let draft = keeper.draft();
            let route = check_route(&draft);
            drafts::remember(draft);
            route.iter().for_each(Route::go);
        })
    };
    let open = sheet.shown().filter(|mark| !mark.is_settled()).count();
    let unfolded = |which: Drawer| (*drawer == which).then_some("open");
    let oncheck = to_check.reform(|_: MouseEvent| None);
    // The paper is set by the desk: what it takes would weigh on every form that is opened.
    let print = to_check.reform(|_: MouseEvent| Some(PRINT));
    html! {
        <>
            if !whole { { props.waiting.clone() } }
            <div class="editor" hidden={!whole}>
                if whole {
                    <p class="print-instead print-only">{ words::PRINT_INSTEAD }</p>
                    <div class="form-head">
                        <Heading text={view.title.clone()} />
                        <p class="quiet">{ words::year(sheet.look(|session| drafts::year_of(session.inner().filing()))) }{ " · 《" }{ &view.notice }{ "》" }</p>
                        <p class="intro">{ &view.intro }</p>
                        if let Some(workbook) = &view.workbook { <p class="no-print">{ link(workbook, "link", words::workbook::TITLE) }</p> }
                    </div>
                    <aside class={classes!("rail", unfolded(Drawer::Contents))} id="rail" tabindex="-1" aria-label={words::CONTENTS}>
                        <h2>{ words::CONTENTS }</h2>
                        { contents(&view.progress(&sheet), &fold) }
                    </aside>
                }
                <fieldset class="sections" disabled={sheet.frozen}>{ for view.sections.iter().take(drawn).map(|part| section(&sheet, part, &view.notice, &act)) }</fieldset>
                if whole {
                    <aside class={classes!("open-points", unfolded(Drawer::Problems))} id="open-points" tabindex="-1" aria-label={words::PROBLEMS}>
                        <h2>{ words::PROBLEMS }{ " " }<span class="count">{ open }</span></h2>
                        { problems(&sheet, &listed, &fold) }
                    </aside>
                    <div class="actions no-print">
                        <SavingNote {keeper} ontake={props.ontake.clone()} />
                        { undo_buttons(&sheet, &act) }
                        if let Some(text) = &*told { { message(Tone::Problem, html! { { text.clone() } }) } }
                        <div class="drawers">
                            <button type="button" class="second" aria-expanded={(*drawer == Drawer::Contents).to_string()} aria-controls="rail" onclick={unfold(Drawer::Contents)}>{ words::CONTENTS }</button>
                            <button type="button" class="second" aria-expanded={(*drawer == Drawer::Problems).to_string()} aria-controls="open-points" onclick={unfold(Drawer::Problems)}>{ words::PROBLEMS }{ " " }{ open }</button>
                        </div>
                        <div class="buttons">
                            { button("second wide-only", words::PRINT, true, print) }
                            { button("second backup", words::BACKUP, true, onbackup) }
                            { button("primary", words::CHECK_AND_SIGN, !sheet.frozen, oncheck) }
                        </div>
                    </div>
                }
            </div>
        </>
    }
}

fn check_route(draft: &drafts::Draft) -> Option<Route> {
    let (pack, form) = draft.form.split_once('/')?;
    Some(Route::Check {
        pack: pack.to_owned(),
        form: form.to_owned(),
        draft: draft.id.clone(),
    })
}
