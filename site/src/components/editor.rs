//! The editor: contents, the form, what is open, and the bar with what to do next.

use std::rc::Rc;

use yew::prelude::*;

use super::contents::contents;
use super::form_view::FormView;
use super::message::{Tone, message};
use super::problems::{problems, settled};
use super::saving::{backup, saved_note, use_saving};
use super::section::section;
use crate::effects::{drafts, focus};
use crate::routes::Route;
use crate::sheet::{Act, Sheet, SheetHandle};
use crate::words;

#[derive(Properties)]
pub struct EditorProps {
    /// The filing as opened.
    pub sheet: Rc<Sheet>,
}

impl PartialEq for EditorProps {
    fn eq(&self, other: &EditorProps) -> bool {
        Rc::ptr_eq(&self.sheet, &other.sheet)
    }
}

/// What a narrow screen has unfolded.
#[derive(Clone, Copy, PartialEq)]
enum Drawer {
    None,
    Contents,
    Problems,
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let sheet: SheetHandle = use_reducer(|| (*props.sheet).clone());
    let view = use_memo((), |()| FormView::of(&sheet));
    let saving = use_saving(&sheet);
    let drawer = use_state(|| Drawer::None);
    let told = use_state(|| None::<String>);
    use_effect_with((), |()| focus::take_wish());
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
        let (sheet, told) = (sheet.clone(), told.clone());
        Callback::from(move |_: MouseEvent| told.set(backup(&sheet).err()))
    };
    let oncheck = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| {
            let draft = sheet.draft();
            let route = check_route(&draft);
            drafts::remember(draft);
            route.iter().for_each(Route::go);
        })
    };
    let open = sheet.visible().filter(|finding| !settled(finding)).count();
    let unfolded = |which: Drawer| (*drawer == which).then_some("open");
    let print = Callback::from(|_: MouseEvent| drop(gloo::utils::window().print()));
    html! {
        <div class="editor">
            <p class="print-only paper-foot">{ words::UNSIGNED }</p>
            <div class="form-head">
                <h1>{ &view.title }</h1>
                <p class="quiet">{ words::year(sheet.draft().year) }{ " · 《" }{ &view.notice }{ "》" }</p>
                <p class="intro">{ &view.intro }</p>
            </div>
            <aside class={classes!("rail", unfolded(Drawer::Contents))} id="rail">
                <h2>{ words::CONTENTS }</h2>
                { contents(&view.progress(&sheet), &fold) }
            </aside>
            <div class="sections">{ for view.sections.iter().map(|part| section(&sheet, part, &view.notice, &act)) }</div>
            <aside class={classes!("open-points", unfolded(Drawer::Problems))} id="open-points">
                <h2>{ words::PROBLEMS }{ " " }<span class="count">{ open }</span></h2>
                { problems(sheet.visible(), &fold) }
            </aside>
            <div class="actions no-print">
                { saved_note(&saving) }
                if let Some(text) = &*told { { message(Tone::Problem, html! { { text.clone() } }) } }
                <div class="drawers">
                    <button type="button" class="second" aria-expanded={(*drawer == Drawer::Contents).to_string()} aria-controls="rail" onclick={unfold(Drawer::Contents)}>{ words::CONTENTS }</button>
                    <button type="button" class="second" aria-expanded={(*drawer == Drawer::Problems).to_string()} aria-controls="open-points" onclick={unfold(Drawer::Problems)}>{ words::PROBLEMS }{ " " }{ open }</button>
                </div>
                <div class="buttons">
                    <button type="button" class="second wide-only" onclick={print}>{ words::PRINT }</button>
                    <button type="button" class="second backup" onclick={onbackup}>{ words::BACKUP }</button>
                    <button type="button" class="primary" onclick={oncheck}>{ words::CHECK_AND_SIGN }</button>
                </div>
            </div>
        </div>
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
