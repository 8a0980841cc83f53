//! The roster by which keys are known, and taking another into use.

use gloo::file::File;
use yew::prelude::*;

use super::drop_zone::FilePicker;
use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use crate::effects::rosters::{Candidate, Pinned, Standing};
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct RosterPanelProps {
    /// The roster in use.
    pub current: Option<Pinned>,
    /// One that waits to be compared.
    pub candidate: Option<Candidate>,
    /// What there is to tell: well done, or a fault.
    pub told: Option<(bool, String)>,
    pub onfiles: Callback<Vec<File>>,
    /// Compared, use it.
    pub onuse: Callback<Candidate>,
    pub ondecline: Callback<()>,
}

/// The panel.
#[component]
pub fn RosterPanel(props: &RosterPanelProps) -> Html {
    let label = if props.current.is_some() {
        words::REPLACE_ROSTER
    } else {
        words::CHOOSE_ROSTER
    };
    html! {
        <section class="card roster no-print">
            <h2>{ words::ROSTER }</h2>
            if let Some(current) = &props.current {
                <p>{ current.facts() }</p>
                if current.is_old() { { message(Tone::Care, html! { { words::ROSTER_OLD } }) } }
            } else {
                <p>{ words::ROSTER_HINT }</p>
            }
            if let Some((good, text)) = &props.told {
                { message(if *good { Tone::Good } else { Tone::Problem }, html! { { text } }) }
            }
            if let Some(candidate) = &props.candidate {
                { compared(candidate, props) }
            } else {
                <p><FilePicker id="roster-file" {label} onfiles={props.onfiles.clone()} /></p>
            }
        </section>
    }
}

/// The question only a person can answer: is this the code of the notice.
fn compared(candidate: &Candidate, props: &RosterPanelProps) -> Html {
    let onuse = {
        let candidate = candidate.clone();
        props.onuse.reform(move |_: MouseEvent| candidate.clone())
    };
    let use_it = if candidate.standing.is_doubtful() {
        words::USE_ROSTER_ANYWAY
    } else {
        words::USE_ROSTER
    };
    html! {
        <div class="question" id="roster-question" tabindex="-1">
            <p class="title">{ words::IS_ROSTER }</p>
            <p>{ &candidate.facts }</p>
            <PhoneCode code={candidate.code.clone()} large=true />
            { standing(candidate.standing) }
            <p class="acts">
                <button type="button" class="primary" onclick={onuse}>{ use_it }</button>
                <button type="button" class="second" onclick={props.ondecline.reform(|_: MouseEvent| ())}>{ words::DO_NOT_USE }</button>
            </p>
        </div>
    }
}

/// What is known of its root, and what to do before it is used.
fn standing(standing: Standing) -> Html {
    let care = |text: &'static str| message(Tone::Care, html! { { text } });
    let compare = html! { <p>{ words::COMPARE }</p> };
    match standing {
        Standing::Follows => html! { <p>{ words::SAME_ROOT }</p> },
        Standing::Differs => html! { <><p>{ words::SAME_ROOT }</p>{ care(words::ROSTER_DIFFERS) }</> },
        Standing::Announced => html! { <><p>{ words::ROOT_ANNOUNCED }</p>{ compare }</> },
        Standing::Unannounced => html! { <>{ compare }{ care(words::ROOT_UNANNOUNCED) }</> },
        Standing::New => compare,
    }
}
