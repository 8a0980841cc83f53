//! What keeps a form from being sent, said at the box to mend.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::message::{Tone, message};
use crate::effects::focus;
use crate::effects::locking::Refused;

/// What keeps something from being done.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Element id of the box to mend, where it is one.
    pub at: Option<&'static str>,
    /// What is wrong, and what to do.
    pub text: String,
}

impl Fault {
    /// A fault of the box with this id.
    pub fn at(id: &'static str, text: impl Into<String>) -> Fault {
        Fault {
            at: Some(id),
            text: text.into(),
        }
    }

    /// A fault of no box.
    pub fn elsewhere(text: impl Into<String>) -> Fault {
        Fault {
            at: None,
            text: text.into(),
        }
    }

    /// Why nothing was signed, where the box with this id takes the passphrase.
    pub fn of(refused: Refused, passphrase: &'static str) -> Fault {
        Fault {
            at: refused.passphrase.then_some(passphrase),
            text: refused.text,
        }
    }

    /// This fault, to be drawn now: the focus goes to the box to mend once that is done.
    pub fn leading(self) -> Fault {
        if let Some(id) = self.at {
            Timeout::new(0, move || {
                focus::go_to_id(id);
            })
            .forget();
        }
        self
    }
}

/// The sentence of a fault at the box with this id, or with none at no box; empty where it is elsewhere.
pub fn said(fault: Option<&Fault>, at: Option<&str>) -> AttrValue {
    let found = fault.filter(|fault| fault.at == at);
    found.map_or_else(AttrValue::default, |fault| fault.text.clone().into())
}

/// The element id of [`fault_line`], for the box to be described by.
pub fn fault_id(id: &str) -> String {
    format!("{id}-fault")
}

/// What is wrong with the box of this id; empty where nothing is.
pub fn fault_line(id: &str, text: &str) -> Html {
    html! { <div id={fault_id(id)}>{ sentence(text) }</div> }
}

/// A fault of no box, beside the button; nothing where there is none.
pub fn fault_note(fault: Option<&Fault>) -> Html {
    sentence(&said(fault, None))
}

fn sentence(text: &str) -> Html {
    html! { if !text.is_empty() { { message(Tone::Problem, html! { { text.to_owned() } }) } } }
}
