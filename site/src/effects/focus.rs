//! Moving the keyboard focus to a place of the form.

use std::cell::RefCell;

use gloo::storage::{SessionStorage, Storage};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::Callback;

/// The element id of a place: its pointer with dashes, `place-team-3-title`.
pub fn id_of(pointer: &str) -> String {
    format!("place{}", pointer.replace('/', "-"))
}

/// Focuses the element of a place and scrolls it into view. Answers whether there is one.
pub fn go_to(pointer: &str) -> bool {
    go_to_id(&id_of(pointer))
}

/// Focuses an element by its id, and scrolls it into view.
pub fn go_to_id(id: &str) -> bool {
    reach(id, go)
}

/// Goes into a cell of a table; the page scrolls no more than it must.
pub fn step_to(pointer: &str) -> bool {
    reach(&id_of(pointer), enter)
}

/// Focuses an element beside the one with the focus.
pub fn step_to_id(id: &str) -> bool {
    reach(id, focus)
}

/// Goes back to where something was changed, or as near as there is something. The focus stays on a button that was
/// pressed.
pub fn return_to(pointer: &str) {
    let arrive = if is_on_button() { show } else { enter };
    let mut place = pointer;
    while !reach(&id_of(place), arrive) {
        match place.rsplit_once('/') {
            Some((outside, _)) if !outside.is_empty() => place = outside,
            _ => return,
        }
    }
}

/// Takes the focus from the box that has it, so that what was typed there is finished; its table is not left.
pub fn leave() {
    let Some(element) = focused().filter(|element| element.tag_name() != "BUTTON") else {
        return;
    };
    match element.closest("tr") {
        Ok(Some(row)) => row.dyn_ref().iter().for_each(|row| focus(row)),
        _ => drop(element.blur()),
    }
}

fn go(element: &HtmlElement) {
    show(element);
    enter(element);
}

/// Focuses an element. All text of a cell is marked, so that what is typed next takes its place.
fn enter(element: &HtmlElement) {
    focus(element);
    if let (Some(input), Ok(Some(_))) = (element.dyn_ref::<HtmlInputElement>(), element.closest("td")) {
        input.select();
    }
}

fn is_on_button() -> bool {
    focused().is_some_and(|element| element.tag_name() == "BUTTON")
}

fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    // What cannot take the focus is at least in sight.
    let _ = element.focus();
}

/// Scrolls an element into view; in a table that scrolls by itself, the table too.
fn show(element: &HtmlElement) {
    element.scroll_into_view();
    if let Ok(Some(table)) = element.closest(".long") {
        table.scroll_into_view();
    }
}

/// Does something with an element, at once or when its row is drawn. Answers whether it is there, or will be.
fn reach(id: &str, arrive: fn(&HtmlElement)) -> bool {
    match element(id) {
        Some(element) => arrive(&element),
        None if draw_row_of(id) => {
            let id = id.to_owned();
            try_soon(TRIES, move || element(&id).as_ref().map(arrive).is_some());
        }
        None => return false,
    }
    true
}

/// How often a place is looked for that is still to be drawn: for two seconds on a slow computer.
const TRIES: u32 = 100;
/// Milliseconds between one look and the next.
const PAUSE: u32 = 20;

/// Tries once what is running now is done, and again until it succeeds.
fn try_soon(tries: u32, attempt: impl Fn() -> bool + 'static) {
    let pause = if tries == TRIES { 0 } else { PAUSE };
    Timeout::new(pause, move || {
        if !attempt() && tries > 1 {
            try_soon(tries - 1, attempt);
        }
    })
    .forget();
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

thread_local! {
    static ON_DEMAND: RefCell<Vec<(String, Callback<usize, bool>)>> = const { RefCell::new(Vec::new()) };
}

/// A table that draws a row when a place in it is wanted, until this is dropped.
pub struct OnDemand(String);

/// Has a table asked for rows that are not drawn; `draw` answers whether there is such a row.
pub fn rows_on_demand(table: &str, draw: Callback<usize, bool>) -> OnDemand {
    let ids = format!("{}-", id_of(table));
    ON_DEMAND.with_borrow_mut(|known| known.push((ids.clone(), draw)));
    OnDemand(ids)
}

impl Drop for OnDemand {
    fn drop(&mut self) {
        ON_DEMAND.with_borrow_mut(|known| known.retain(|(ids, _)| *ids != self.0));
    }
}

/// Draws the row an element stands in. Answers whether there is one.
fn draw_row_of(id: &str) -> bool {
    let wanted = ON_DEMAND.with_borrow(|known| {
        known.iter().find_map(|(ids, draw)| {
            let (_, rest) = id.split_once(ids.as_str())?;
            let row = rest.split('-').next()?.parse().ok()?;
            Some((draw.clone(), row))
        })
    });
    wanted.is_some_and(|(draw, row)| draw.emit(row))
}

/// Marks all that stands in a box, so that what is typed or scanned next takes its place.
pub fn select_in(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Goes into a cell once the page has drawn what was changed: now, or a little later on a slow computer. The focus stays
/// on a button that was pressed.
pub fn soon(pointer: String) {
    try_soon(TRIES, move || is_on_button() || step_to(&pointer));
}

const WISH: &str = "bangfu-focus";

/// Asks the next page, which another module may draw, to focus an element.
pub fn wish(id: &str) {
    // Without the tab's storage the next page begins at its top.
    let _ = SessionStorage::raw().set_item(WISH, id);
}

/// Element id of a page's heading.
pub const HEADING: &str = "heading";

/// Notes that the person goes to another page, which is to begin where a page begins, unless another place is wished for.
pub fn depart() {
    if wished().is_none() {
        wish(HEADING);
    }
}

/// Begins a page: at the place that was wished for, else at `begin`. A page that nobody came to from another is left as
/// the browser shows it.
pub fn arrive(begin: &str) {
    let Some(wish) = wished() else { return };
    SessionStorage::delete(WISH);
    if wish == HEADING {
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        element(begin).iter().for_each(focus);
    } else if !go_to_id(&wish) {
        try_soon(TRIES, move || go_to_id(&wish));
    }
}

fn wished() -> Option<String> {
    SessionStorage::raw().get_item(WISH).ok().flatten()
}
