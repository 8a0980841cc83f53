//! What the page showed before the program came: the list of forms, or a form's words (`crates/xtask/page/before.js`).

use std::cell::RefCell;

use gloo::utils::document;
use web_sys::Node;

thread_local! {
    static SHOWN: RefCell<Option<Node>> = const { RefCell::new(None) };
}

/// Takes the words out of the page, to be shown again by what waits.
pub fn keep() {
    if let Some(ready) = document().get_element_by_id("ready") {
        ready.remove();
        SHOWN.set(Some(ready.into()));
    }
}

/// The words, for the first who waits.
pub fn take() -> Option<Node> {
    SHOWN.take()
}
