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

#[derive(Properties, PartialEq)]
pub struct MessageProps {
    pub tone: Tone,
    /// Read out when it appears.
    #[prop_or(true)]
    pub live: bool,
    pub children: Html,
}

/// A boxed message with an icon.
#[component]
pub fn Message(props: &MessageProps) -> Html {
    let (class, sign) = match props.tone {
        Tone::Problem => ("must", Sign::Cross),
        Tone::Care => ("in-principle", Sign::Alert),
        Tone::Note => ("hint", Sign::Hint),
        Tone::Good => ("passed", Sign::Tick),
    };
    let role = props.live.then_some("status");
    html! { <div class={classes!("message", class)} {role}>{ icon(sign) }<div>{ props.children.clone() }</div></div> }
}
