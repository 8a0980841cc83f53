//! What a receipt says.

use std::rc::Rc;

use bangfu_api::canon::{Digest, phone_code};
use bangfu_api::model::Value;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::phone_code::PhoneCode;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct ReceiptFactsProps {
    pub file: Rc<File>,
}

/// Who received what, when, and with which result.
#[component]
pub fn ReceiptFacts(props: &ReceiptFactsProps) -> Html {
    let document = props.file.document();
    let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
    let lines = [
        (
            words::RECEIPT_RESULT,
            words::receipt_result(&text(document.get("result"))).to_owned(),
        ),
        (
            words::RECEIPT_OFFICE,
            text(document.get("office").and_then(|office| office.get("name"))),
        ),
        (
            words::RECEIVED_AT,
            words::moment(&text(document.get("received_at"))),
        ),
        (words::RECEIPT_NO, text(document.get("receipt_no"))),
    ];
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
        </section>
    }
}
