//! Taking back what was done, and doing it again: by keyboard and by buttons.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};
use yew::prelude::*;

use super::button::button;
use super::text_box::text_of;
use crate::effects::focus;
use crate::sheet::{Act, SheetHandle};
use crate::words;

/// Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z take back and do again; the page goes where something changed.
#[hook]
pub fn use_undo(sheet: &SheetHandle) {
    let latest = use_mut_ref(|| sheet.clone());
    latest.replace(sheet.clone());
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
            let wish = event.dyn_ref::<KeyboardEvent>().and_then(wished);
            if let Some((act, target)) = wish.zip(event.target()) {
                let sheet = latest.borrow().clone();
                if sheet.is_typing() {
                    after_the_box(sheet, act, target);
                } else {
                    event.prevent_default();
                    turn(&sheet, act);
                }
            }
        });
        move || drop(listener)
    });
    use_effect_with(sheet.turned.clone(), |turned| {
        turned.iter().for_each(|turned| focus::return_to(&turned.place))
    });
}

/// What somebody wishes with this key, in the form or nowhere in particular.
fn wished(event: &KeyboardEvent) -> Option<Act> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let in_form = target.tag_name() == "BODY" || target.closest(".editor").ok()?.is_some();
    if !in_form || event.is_composing() || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Act::Undo),
        ("z", true) | ("y", false) => Some(Act::Redo),
        _ => None,
    }
}

/// What is being typed the browser takes back by itself; where it does not, the whole box is taken back.
fn after_the_box(sheet: SheetHandle, act: Act, target: EventTarget) {
    let before = text_of(&target);
    Timeout::new(0, move || {
        if text_of(&target) == before {
            turn(&sheet, act);
        }
    })
    .forget();
}

fn turn(sheet: &SheetHandle, act: Act) {
    let (done, undone) = sheet.depth();
    let left = if act == Act::Undo { done } else { undone };
    if left > 0 {
        focus::leave();
        sheet.dispatch(act);
    }
}

/// The buttons, and a line that says what they did.
pub fn undo_buttons(sheet: &SheetHandle, act: &Callback<Act>) -> Html {
    let (done, undone) = sheet.depth();
    let said = sheet
        .turned
        .as_ref()
        .map(|turned| words::turned(turned, &sheet.name_of(&turned.place), done));
    html! {
        <div class="turns">
            { button("second", words::UNDO, done > 0, act.reform(|_| Act::Undo)) }
            { button("second", words::REDO, undone > 0, act.reform(|_| Act::Redo)) }
            <p class="turned" role="status">{ said }</p>
        </div>
    }
}
