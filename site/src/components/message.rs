//! A message to the person, in one of the tones of the page.

use yew::prelude::*;

use super::icon::{Sign, icon};

/// How a message sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something must be done.
    Problem,
    /// Something to weigh.
    Care,
    /// Something to know.
    Note,
    /// Something went well.
    Good,
}

/// A boxed message with an icon, read out when it appears.
pub fn message(tone: Tone, says: Html) -> Html {
    boxed(tone, says, Some("status"))
}

/// A boxed message that belongs to the page and is not read out by itself.
pub fn quiet_message(tone: Tone, says: Html) -> Html {
    boxed(tone, says, None)
}

fn boxed(tone: Tone, says: Html, role: Option<&'static str>) -> Html {
    let (class, sign) = match tone {
        Tone::Problem => ("must", Sign::Cross),
        Tone::Care => ("in-principle", Sign::Alert),
        Tone::Note => ("hint", Sign::Hint),
        Tone::Good => ("passed", Sign::Tick),
    };
    html! { <div class={classes!("message", class)} {role}>{ icon(sign) }<div>{ says }</div></div> }
}
