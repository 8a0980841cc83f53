//! Moving the keyboard focus to a place of the form.

use gloo::storage::{SessionStorage, Storage};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// The element id of a place: its pointer with dashes, `place-team-3-title`.
pub fn id_of(pointer: &str) -> String {
    format!("place{}", pointer.replace('/', "-"))
}

/// Focuses the element of a place and scrolls it into view. Answers whether it stands in the page.
pub fn go_to(pointer: &str) -> bool {
    go_to_id(&id_of(pointer))
}

/// Focuses an element by its id.
pub fn go_to_id(id: &str) -> bool {
    let element = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    match element {
        Some(element) => {
            element.scroll_into_view();
            element.focus().is_ok()
        }
        None => false,
    }
}

/// Marks all that stands in a box, so that what is typed or scanned next takes its place.
pub fn select_in(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Focuses a place once the page has drawn what is being added.
pub fn soon(pointer: String) {
    gloo::timers::callback::Timeout::new(0, move || {
        go_to(&pointer);
    })
    .forget();
}

const WISH: &str = "bangfu-focus";

/// Asks the next page, which another module may draw, to focus an element.
pub fn wish(id: &str) {
    // Without the tab's storage the next page begins at its top.
    let _ = SessionStorage::raw().set_item(WISH, id);
}

/// Focuses what the page before asked for; without a wish the page begins at its top.
pub fn take_wish() {
    let wish = SessionStorage::raw().get_item(WISH).ok().flatten();
    SessionStorage::delete(WISH);
    match wish {
        Some(id) => drop(go_to_id(&id)),
        None => gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}
