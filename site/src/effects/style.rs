//! Style sheets that only some pages need: taken up when such a page is first drawn, so that no other page fetches them.

use std::cell::RefCell;

use gloo::utils::document;
use js_sys::{Array, Reflect};
use web_sys::CssStyleSheet;

thread_local! {
    static TAKEN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Takes a style sheet up, once. A browser that cannot shows the page plainly.
pub fn take_up(style: &'static str) {
    if TAKEN.with_borrow(|taken| taken.contains(&style)) {
        return;
    }
    TAKEN.with_borrow_mut(|taken| taken.push(style));
    let document = document();
    let adopted = Reflect::get(&document, &"adoptedStyleSheets".into());
    let (Ok(sheet), Ok(adopted)) = (CssStyleSheet::new(), adopted) else {
        return;
    };
    if sheet.replace_sync(style).is_ok() && !adopted.is_undefined() {
        let all = Array::from(&adopted);
        all.push(&sheet);
        let _ = Reflect::set(&document, &"adoptedStyleSheets".into(), &all);
    }
}
