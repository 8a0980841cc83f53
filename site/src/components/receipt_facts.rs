//! What a receipt says.

use std::rc::Rc;

use bangfu_api::canon::{Digest, phone_code};
use bangfu_api::model::Value;
use bangfu_api::rules::ReportFinding;
use bangfu_api::seal::{File, SealRule, words as seal_words};
use yew::prelude::*;

use super::message::{Tone, quiet_message};
use super::phone_code::PhoneCode;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct ReceiptFactsProps {
    pub file: Rc<File>,
    /// What the rules say of the filing, where it is at hand: the words for what the receipt finds.
    #[prop_or_default]
    pub findings: Rc<Vec<ReportFinding>>,
}

/// Who received what, when, in time or not, and with which result.
#[component]
pub fn ReceiptFacts(props: &ReceiptFactsProps) -> Html {
    let document = props.file.document();
    let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
    let received_at = text(document.get("received_at"));
    let lines = [
        (
            words::RECEIPT_RESULT,
            words::receipt_result(&text(document.get("result"))).to_owned(),
        ),
        (
            words::RECEIPT_OFFICE,
            text(document.get("office").and_then(|office| office.get("name"))),
        ),
        (words::RECEIVED_AT, words::moment(&received_at)),
        (words::RECEIPT_NO, text(document.get("receipt_no"))),
    ];
    let (tone, in_time) = match document.get("on_time") {
        Some(Value::Flag(true)) => (Tone::Good, true),
        _ => (Tone::Care, false),
    };
    let deadline = text(document.get("deadline"));
    let subject = text(
        document
            .get("subject")
            .and_then(|subject| subject.get("document")),
    );
    html! {
        <section>
            <h2>{ words::RECEIPT }</h2>
            <dl class="answers">
                { for lines.into_iter().map(|(label, text)| html! { <div><dt>{ label }</dt><dd>{ text }</dd></div> }) }
                if let Some(digest) = Digest::parse(&subject) {
                    <div><dt>{ words::RECEIPT_FILING }</dt><dd><PhoneCode code={phone_code(digest.bytes())} /></dd></div>
                }
            </dl>
            if deadline.is_empty() {
                <p>{ words::NO_DEADLINE }</p>
            } else {
                { quiet_message(tone, html! { { words::in_time(in_time, &received_at, &deadline) } }) }
            }
            { findings(document, &props.findings) }
        </section>
    }
}

/// What the office found, in the words of the rules where the filing is at hand.
fn findings(document: &Value, told: &[ReportFinding]) -> Html {
    let listed = document
        .get("findings")
        .and_then(Value::as_list)
        .unwrap_or_default();
    if listed.is_empty() {
        return html! {};
    }
    let line = |finding: &Value| {
        let word = |name: &str| finding.get(name).and_then(Value::as_text).unwrap_or_default();
        let seal = word("rule").strip_prefix("envelope/").and_then(SealRule::of);
        let of_rules = || {
            let same =
                |known: &&ReportFinding| known.rule == word("rule") && known.path.to_string() == word("path");
            told.iter().find(same).map(|known| known.text.clone())
        };
        seal.map(|rule| seal_words::rule(rule.into()).to_owned())
            .or_else(of_rules)
    };
    let lines: Vec<String> = listed.iter().filter_map(line).collect();
    html! {
        <>
            <h3>{ words::RECEIPT_FINDINGS }</h3>
            <ul class="told">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            if lines.len() < listed.len() { <p>{ words::findings_elsewhere(listed.len()) }</p> }
        </>
    }
}
