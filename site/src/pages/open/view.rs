//! An open file: the verdict, who signed, what was not checked, and what it says.

use std::rc::Rc;

use bangfu_api::rules::Filing;
use bangfu_api::seal::{Kind, State};
use yew::prelude::*;

use super::incoming::Opened;
use super::judging::{Beside, Judged, judged};
use crate::components::amend::Amend;
use crate::components::filing_body::FilingBody;
use crate::components::merged_note::MergedNote;
use crate::components::message::{Tone, message};
use crate::components::paper_check::PaperCheck;
use crate::components::receipt_beside::ReceiptBeside;
use crate::components::receipt_facts::ReceiptFacts;
use crate::components::receive_panel::ReceivePanel;
use crate::components::sign_panel::Signed;
use crate::components::signature_list::SignatureList;
use crate::components::signed_note::SignedNote;
use crate::components::unchecked::UncheckedList;
use crate::components::unsigned_note::UnsignedNote;
use crate::components::verdict::Verdict;
use crate::effects::rosters::Pinned;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct OpenedViewProps {
    pub opened: Opened,
    /// The roster in use.
    pub roster: Option<Pinned>,
    /// What was signed here just now.
    pub signed: Option<Signed>,
    pub onsigned: Callback<Signed>,
    /// The roster's panel: what to do next where there is no roster, else behind what was checked.
    pub children: Html,
}

/// The file.
#[component]
pub fn OpenedView(props: &OpenedViewProps) -> Html {
    let Opened {
        name,
        text,
        file,
        kind,
        copies,
        receipt,
        earlier,
    } = &props.opened;
    let given = (text.clone(), receipt.clone(), props.roster.clone());
    let verified = use_memo(given, |(text, receipt, roster)| {
        judged(text, Beside::Receipt(receipt.as_deref()), roster.as_ref())
    });
    let filing = (*kind == Kind::Filing)
        .then(|| Filing::read(file.document()))
        .flatten();
    let heading = filing
        .as_ref()
        .map(|filing| words::heading(&filing.title, &filing.period.from, filing.revision));
    let facts = props
        .roster
        .as_ref()
        .map(|roster| AttrValue::from(roster.facts()));
    let verdict = match &*verified {
        Ok(verified) => html! {
            <>
                <Verdict verified={Rc::clone(verified)} roster={facts.clone()} />
                if facts.is_none() { { props.children.clone() } }
                if *kind == Kind::Receipt { <ReceiptFacts file={Rc::clone(file)} /> }
                if verified.verdict.document.is_some() {
                    <SignatureList verified={Rc::clone(verified)} file={Rc::clone(file)} roster={facts.is_some()} />
                }
                <UncheckedList list={verified.verdict.unchecked.clone()} />
                if facts.is_some() { { props.children.clone() } }
            </>
        },
        Err(_) if *kind == Kind::Filing && file.entries().is_empty() => html! {
            <>
                <UnsignedNote file={Rc::clone(file)} />
                { props.children.clone() }
            </>
        },
        Err(problem) => html! {
            <>
                { message(Tone::Problem, html! { { &problem.text } }) }
                { props.children.clone() }
            </>
        },
    };
    let form = filing.as_ref().and_then(|filing| form_name(&filing.form.id));
    let body = match (filing.is_some(), form) {
        (true, Some(form)) => html! {
            <FilingBody {form} text={text.clone()} sign={may_sign(&verified)} earlier={earlier.clone()} onsigned={props.onsigned.clone()} />
        },
        (true, None) => html! { { message(Tone::Care, html! { { words::UNKNOWN_FORM } }) } },
        (false, _) => html! {},
    };
    html! {
        <article class="opened">
            <h2 id="opened" tabindex="-1">{ heading.unwrap_or_else(|| name.to_string()) }</h2>
            <p class="quiet no-print">{ words::opened(name) }</p>
            if let Some(signed) = &props.signed { <SignedNote signed={signed.clone()} /> }
            if *copies > 0 && props.signed.is_none() { <MergedNote copies={*copies} text={text.clone()} /> }
            { verdict }
            if let Some(receipt) = receipt { <ReceiptBeside receipt={receipt.clone()} filing={text.clone()} roster={props.roster.clone()} /> }
            if *kind == Kind::Filing { <PaperCheck digest={file.digest()} /> }
            { body }
            if filing.is_some() && !file.entries().is_empty() {
                { for received(text, &verified, props.roster.as_ref()) }
                <Amend text={text.clone()} />
            }
        </article>
    }
}

/// The office's panel, once there is a roster to issue receipts by.
fn received(text: &AttrValue, verified: &Judged, roster: Option<&Pinned>) -> Option<Html> {
    let (verified, roster) = (verified.as_ref().ok()?, roster?);
    verified.verdict.document.as_ref()?;
    let state = verified.verdict.state;
    Some(html! { <ReceivePanel text={text.clone()} {state} roster={roster.clone()} /> })
}

/// A file whose signatures hold, as far as they can be judged, goes on to the next party; a broken or refused one does
/// not.
fn may_sign(verified: &Judged) -> bool {
    verified.as_ref().is_ok_and(|verified| {
        let verdict = &verified.verdict;
        !matches!(verdict.state, State::Invalid | State::Refused)
            && verdict.signatures.iter().all(|entry| entry.purpose == "approve")
            && !verdict.missing.is_empty()
    })
}

/// The name of a form, `<notice>/<form>`, if it is one a form can have.
fn form_name(name: &str) -> Option<AttrValue> {
    let fit = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    let (notice, form) = name.split_once('/')?;
    (fit(notice) && fit(form)).then(|| name.to_owned().into())
}
