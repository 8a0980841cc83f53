//! The verdict on a signed file: in words first.

use std::rc::Rc;

use bangfu_api::Verified;
use bangfu_api::canon::phone_code;
use bangfu_api::seal::{State, words as seal};
use yew::prelude::*;

use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct VerdictProps {
    pub verified: Rc<Verified>,
    /// The roster it rests on; without one nobody's key is known.
    pub roster: Option<AttrValue>,
}

/// The sentence, what to know besides, what it rests on, and the 核对码.
#[component]
pub fn Verdict(props: &VerdictProps) -> Html {
    let verdict = &props.verified.verdict;
    let tone = match verdict.state {
        State::Valid => Tone::Good,
        State::Incomplete => Tone::Note,
        State::Refused | State::UnknownKey | State::RosterTooOld => Tone::Care,
        State::Invalid => Tone::Problem,
    };
    html! {
        <div class="verdict no-print">
            { message(tone, html! { <p class="headline">{ &props.verified.text }</p> }) }
            { for verdict.warnings.iter().map(|warning| html! { { message(Tone::Care, html! { { seal::warning(*warning) } }) } }) }
            if let Some(roster) = &props.roster {
                <p class="quiet">{ words::by_roster(roster) }</p>
            } else {
                <p>{ words::NO_ROSTER }</p>
            }
            if let Some(document) = &verdict.document {
                <p class="code-label">{ words::DOCUMENT_CODE }</p>
                <PhoneCode code={phone_code(document.digest.bytes())} />
            }
        </div>
    }
}
