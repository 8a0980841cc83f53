//! Who signed a file as what, who has not yet.

use std::rc::Rc;

use bangfu_api::Verified;
use bangfu_api::seal::{EntryReport, EntryState, File, Kind, Role, Rule, words as seal};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::phone_code::PhoneCode;
use super::sign_panel::{Signatory, signatories};
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct SignatureListProps {
    pub verified: Rc<Verified>,
    pub file: Rc<File>,
    /// Whether there was a roster to know keys by.
    pub roster: bool,
}

/// The list, in the order of the file.
#[component]
pub fn SignatureList(props: &SignatureListProps) -> Html {
    let verdict = &props.verified.verdict;
    let parties = signatories(None, &props.file);
    let reasons = props
        .file
        .entries()
        .iter()
        .map(|entry| entry.claim("reason").to_owned());
    let filing = verdict
        .document
        .as_ref()
        .is_some_and(|document| document.kind == Kind::Filing);
    let open = parties
        .iter()
        .filter(|party| filing && verdict.missing.contains(&party.role));
    html! {
        <section class="no-print">
            <h2>{ words::SIGNATURES }</h2>
            <ul class="signatures">
                { for verdict.signatures.iter().zip(reasons).map(|(entry, reason)| signature(entry, &reason, props.roster)) }
                { for open.map(missing) }
            </ul>
        </section>
    }
}

/// What somebody states: the body by the roster's name, the rest by their own words.
fn signature(entry: &EntryReport, reason: &str, roster: bool) -> Html {
    let (class, sign, state) = match entry.state {
        EntryState::Valid => ("passed", Sign::Tick, words::HOLDS),
        EntryState::Invalid => (
            "must",
            Sign::Cross,
            entry.rule.map_or("", |rule| seal::rule(Rule::Seal(rule))),
        ),
        EntryState::UnknownKey if roster => ("unchecked", Sign::Question, words::KEY_UNKNOWN),
        EntryState::UnknownKey => ("unchecked", Sign::Question, words::KEY_UNCHECKED),
    };
    let role = Role::of(&entry.role).map_or("", seal::role);
    let name = entry
        .name
        .clone()
        .unwrap_or_else(|| words::unknown_body(&entry.org));
    let purpose = match entry.purpose.as_str() {
        "approve" => words::APPROVED,
        "refuse" => words::REFUSED,
        _ => "",
    };
    html! {
        <li class={class}>
            <p class="title">{ role }{ " " }{ name }{ " " }<strong>{ purpose }</strong></p>
            <p class="state">{ icon(sign) }{ state }</p>
            <dl class="answers">
                <div><dt>{ words::SIGNER }</dt><dd>{ &entry.signer }</dd></div>
                <div><dt>{ words::CLAIMED_TIME }</dt><dd>{ words::moment(&entry.time) }</dd></div>
                if !reason.is_empty() { <div><dt>{ words::REASON }</dt><dd>{ reason.to_owned() }</dd></div> }
                if let Some(code) = &entry.phone_code { <div><dt>{ words::CODE }</dt><dd><PhoneCode code={code.clone()} /></dd></div> }
            </dl>
        </li>
    }
}

fn missing(party: &Signatory) -> Html {
    html! {
        <li class="open">
            <p class="title">{ party.shown() }</p>
            <p class="state">{ icon(Sign::Ring) }{ words::NOT_SIGNED_YET }</p>
        </li>
    }
}
