//! Of a long table only the rows in sight are drawn, some around them, and the one with the focus.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::{document, window};
use web_sys::{Element, EventTarget};
use yew::prelude::*;

use super::heights::Heights;
use super::shown_rows::ShownRows;
use crate::effects::focus::{self, OnDemand};

/// A table of so many rows is drawn as a whole.
const WHOLE: usize = 60;
/// Rows are drawn and forgotten by so many at a time.
const STEP: usize = 8;
/// Pixels above and below what is in sight in which rows are drawn too.
const MARGIN: f64 = 400.0;
/// Pixels of a row and of a finding, until some are measured.
const ROW: f64 = 46.0;
const FINDING: f64 = 100.0;

/// What stands in a table, from the top; rows by how many are shown above them.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Rows that are drawn.
    Rows(Range<usize>),
    /// Room for rows that are not, in pixels.
    Gap(u32),
}

/// Which rows are drawn.
#[derive(Debug, Clone, Default, PartialEq)]
struct View {
    rows: Range<usize>,
    /// A row drawn besides, with its neighbours, so that the keyboard goes on from it.
    apart: Option<usize>,
    /// Height of a row, as measured.
    row: f64,
}

/// What a table knows of its rows between two drawings.
#[derive(Debug, Default)]
struct Eye {
    shown: ShownRows,
    view: View,
    heights: Heights,
    /// Measured rows with findings, and how much taller each is.
    measured: Vec<(usize, f64)>,
    /// The row with the focus, by its place in the table.
    focused: Option<usize>,
}

/// The rows of a table that are drawn.
pub struct Drawn {
    /// What stands in the table, from the top.
    pub parts: Vec<Part>,
    /// Whether it is too long to be drawn as a whole.
    pub long: bool,
    /// Tell it which row has the focus.
    pub onfocus: Callback<usize>,
}

impl Drawn {
    /// Whether the row that so many are shown above is drawn.
    pub fn has(&self, row: usize) -> bool {
        let holds = |part: &Part| matches!(part, Part::Rows(rows) if rows.contains(&row));
        self.parts.iter().any(holds)
    }
}

/// The rows to draw of a table: `body` is the element that holds them, `told` those with findings, ascending, each with
/// how many. Asked for a row that is not shown, it calls `show_all`.
#[hook]
pub fn use_rows_in_view(
    body: &NodeRef,
    pointer: &str,
    shown: &ShownRows,
    told: &[(usize, usize)],
    show_all: &Callback<()>,
) -> Drawn {
    let eye = use_mut_ref(Eye::default);
    let draw = use_force_update();
    let rows = shown.len();
    eye.borrow_mut().expect(shown, told);
    {
        let (eye, body, pointer) = (Rc::clone(&eye), body.clone(), pointer.to_owned());
        let show_all = show_all.clone();
        // Once rows turn out to be of another height, what is in sight has moved.
        let height = eye.borrow().view.row;
        use_effect_with((rows, shown.is_part(), height), move |(rows, part, _)| {
            let kept = (*rows > WHOLE || *part).then(|| watch(eye, body, pointer, draw, show_all));
            move || drop(kept)
        });
    }
    let onfocus = {
        let eye = Rc::clone(&eye);
        Callback::from(move |row| eye.borrow_mut().focused = Some(row))
    };
    let eye = eye.borrow();
    let long = rows > WHOLE;
    Drawn {
        parts: if long {
            eye.parts()
        } else {
            vec![Part::Rows(0..rows)]
        },
        long,
        onfocus,
    }
}

/// What has a long table drawn anew: what is in sight may have changed, or a row is wanted.
fn watch(
    eye: Rc<RefCell<Eye>>,
    body: NodeRef,
    pointer: String,
    draw: UseForceUpdateHandle,
    show_all: Callback<()>,
) -> ([EventListener; 2], OnDemand) {
    let look = {
        let (eye, draw, pointer) = (Rc::clone(&eye), draw.clone(), pointer.clone());
        Callback::from(move |()| {
            let Some(body) = body.cast::<Element>() else {
                return;
            };
            let mut eye = eye.borrow_mut();
            let view = eye.look(&body, &pointer);
            if view != eye.view {
                eye.view = view;
                draw.force_update();
            }
        })
    };
    look.emit(());
    let anywhere = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    let on = |target: &EventTarget, event: &'static str| {
        let look = look.clone();
        EventListener::new_with_options(target, event, anywhere, move |_| look.emit(()))
    };
    let listeners = [on(&document(), "scroll"), on(&window(), "resize")];
    let wanted = Callback::from(move |row: usize| {
        let mut eye = eye.borrow_mut();
        let known = row < eye.shown.total();
        if known {
            eye.focused = Some(row);
            eye.view.apart = eye.shown.nth(row);
            let hidden = eye.view.apart.is_none();
            drop(eye);
            if hidden {
                show_all.emit(());
            } else {
                draw.force_update();
            }
        }
        known
    });
    (listeners, focus::rows_on_demand(&pointer, wanted))
}

impl Eye {
    /// Takes note of the rows that are shown.
    fn expect(&mut self, shown: &ShownRows, told: &[(usize, usize)]) {
        if self.shown != *shown {
            self.measured.clear();
            self.view.apart = self.focused.and_then(|row| shown.nth(row));
            self.shown = shown.clone();
        }
        let taller = told.iter().map(|(row, count)| {
            let known = self.measured.binary_search_by_key(row, |(row, _)| *row);
            let more = known.map_or(*count as f64 * FINDING, |at| self.measured[at].1);
            (*row, more)
        });
        self.heights.taller = taller.collect();
        if self.heights.row == 0.0 {
            self.heights.row = ROW;
        }
    }

    /// Looks at what is in sight.
    fn look(&mut self, body: &Element, pointer: &str) -> View {
        let top = body.get_bounding_client_rect().top();
        let frame = body.closest(".scroll").ok().flatten();
        let frame = frame.map(|frame| frame.get_bounding_client_rect());
        let screen = window().inner_height().ok().and_then(|height| height.as_f64());
        let above = frame.as_ref().map_or(0.0, |frame| frame.top().max(0.0)) - top;
        let below = frame.map_or(f64::MAX, |frame| frame.bottom());
        let below = below.min(screen.unwrap_or_default()) - top;
        let from = self.heights.row_at(above - MARGIN) / STEP * STEP;
        let to = (self.heights.row_at(below.max(above) + MARGIN) / STEP + 1) * STEP;
        let all = self.shown.len();
        let rows = from.min(all.saturating_sub(STEP))..to.min(all);
        self.measure(pointer);
        let inside = |row: &usize| rows.contains(row);
        View {
            apart: self
                .focused
                .and_then(|row| self.shown.nth(row))
                .filter(|nth| !inside(nth)),
            rows,
            row: self.heights.row,
        }
    }

    /// Measures what is drawn: the tops of neighbouring rows say how tall the upper one is.
    fn measure(&mut self, pointer: &str) {
        let top = |row: usize| {
            let id = focus::id_of(&format!("{pointer}/{}", self.shown.row(row)));
            let element = document().get_element_by_id(&id);
            element.map(|element| element.get_bounding_client_rect().top())
        };
        // What is not in sight has no height.
        let height = |row: usize| Some(top(row + 1)? - top(row)?).filter(|height| *height > 0.0);
        let is_told = |row: &usize| {
            let known = self.heights.taller.binary_search_by_key(row, |(row, _)| *row);
            known.is_ok()
        };
        let drawn = self.seen();
        if let Some(plain) = drawn.clone().filter(|row| !is_told(row)).find_map(height) {
            self.heights.row = plain;
        }
        for (row, more) in &mut self.heights.taller {
            if let (true, Some(height)) = (drawn.contains(row), height(*row)) {
                *more = (height - self.heights.row).max(0.0);
                match self.measured.binary_search_by_key(row, |(row, _)| *row) {
                    Ok(at) => self.measured[at].1 = *more,
                    Err(at) => self.measured.insert(at, (*row, *more)),
                }
            }
        }
    }

    /// The rows that are drawn because they are in sight; the first ones, until that is known.
    fn seen(&self) -> Range<usize> {
        let seen = match &self.view.rows {
            none if none.is_empty() => 0..WHOLE,
            seen => seen.clone(),
        };
        let end = seen.end.min(self.shown.len());
        seen.start.min(end)..end
    }

    /// Room for rows that are not drawn.
    fn gap(&self, rows: Range<usize>) -> Part {
        Part::Gap(self.heights.of(rows) as u32)
    }

    /// What stands in the table.
    fn parts(&self) -> Vec<Part> {
        let seen = self.seen();
        let all = self.shown.len();
        let apart = self.view.apart.unwrap_or(seen.start).min(all - 1);
        let near = apart.saturating_sub(1)..(apart + 2).min(all);
        let drawn = if near.start < seen.start {
            [near, seen]
        } else {
            [seen, near]
        };
        let mut parts = Vec::new();
        let mut next = 0;
        for rows in drawn {
            if rows.start > next {
                parts.push(self.gap(next..rows.start));
            }
            if rows.end > next {
                parts.push(Part::Rows(rows.start.max(next)..rows.end));
                next = rows.end;
            }
        }
        if next < all {
            parts.push(self.gap(next..all));
        }
        parts
    }
}
