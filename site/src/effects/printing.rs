//! The paper of what a page shows: set when the browser prints, in the page's place, and gone afterwards.

use bangfu_paper::{Printed, STYLE};
use gloo::events::EventListener;
use gloo::utils::{body, document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, HtmlElement};

use super::style;

/// Id of the element that holds the paper.
const PAPER: &str = "paper";
/// What the page says of itself while there is a paper.
const HAS_PAPER: &str = "has-paper";
/// The words at the foot of every page, for the style sheet of the paper.
const FOOT: &str = "--foot";

/// Prints what `set` gives in place of the page, as long as the listeners are kept; where it gives nothing, the page.
pub fn on_paper(set: impl Fn() -> Option<Printed> + 'static) -> [EventListener; 2] {
    let before = EventListener::new(&window(), "beforeprint", move |_| {
        clear();
        set().iter().for_each(show);
    });
    [before, EventListener::new(&window(), "afterprint", |_| clear())]
}

fn show(printed: &Printed) {
    style::take_up(STYLE);
    let Ok(place) = document().create_element("div") else {
        return;
    };
    place.set_id(PAPER);
    place.set_inner_html(&printed.html);
    if body().append_child(&place).is_ok() {
        body().set_class_name(HAS_PAPER);
        if let Some(style) = root_style() {
            let _ = style.set_property(FOOT, &format!("\"{}\"", printed.foot));
        }
    }
}

fn clear() {
    if let Some(paper) = document().get_element_by_id(PAPER) {
        paper.remove();
        body().set_class_name("");
        if let Some(style) = root_style() {
            let _ = style.remove_property(FOOT);
        }
    }
}

fn root_style() -> Option<CssStyleDeclaration> {
    let root = document_element();
    root.dyn_ref::<HtmlElement>().map(HtmlElement::style)
}
