//! The few icons, drawn on a grid of 16.

use yew::prelude::*;

/// What an icon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A cross: must be mended.
    Cross,
    /// An exclamation mark in a triangle: needs a reason.
    Alert,
    /// A dot in a ring: a hint.
    Hint,
    /// A tick: fine.
    Tick,
    /// A question mark: could not be checked.
    Question,
    /// A ring: not begun.
    Ring,
    /// A full dot: begun.
    Dot,
}

/// An icon beside a word; it is hidden from screen readers, which hear the word.
pub fn icon(sign: Sign) -> Html {
    let shape = match sign {
        Sign::Cross => html! { <path d="M4 4l8 8M12 4l-8 8" /> },
        Sign::Alert => html! { <path d="M8 2.5l6 11H2zM8 6.5v3.5M8 11.6v.6" /> },
        Sign::Hint => html! { <><circle cx="8" cy="8" r="5.5" /><path d="M8 7.4v3.2M8 5.2v.6" /></> },
        Sign::Tick => html! { <path d="M3 8.5l3.5 3.5L13 4.5" /> },
        Sign::Question => {
            html! { <><circle cx="8" cy="8" r="5.5" /><path d="M6.3 6.6a1.7 1.7 0 1 1 2.4 1.6c-.5.2-.7.5-.7 1M8 11v.4" /></> }
        }
        Sign::Ring => html! { <circle cx="8" cy="8" r="4.5" /> },
        Sign::Dot => html! { <circle cx="8" cy="8" r="4.5" class="full" /> },
    };
    html! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{ shape }</svg> }
}
