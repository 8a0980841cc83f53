//! The sheet by which a key is enrolled (`files.md` §8): only on paper.

use yew::prelude::*;

use crate::effects::keyring::KeptKey;
use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct EnrolmentSheetProps {
    pub of: KeptKey,
}

/// What is known is printed, the rest is written by hand.
#[component]
pub fn EnrolmentSheet(props: &EnrolmentSheetProps) -> Html {
    let key = &props.of;
    let made = key.created.get(..10).unwrap_or_default().to_owned();
    let lines: [(&str, String); 9] = [
        (words::HOLDER, key.holder.clone()),
        (words::SHEET_POST, String::new()),
        (words::SHEET_BODY, String::new()),
        (words::SHEET_USCC, String::new()),
        (words::SHEET_ROLE, words::SHEET_ROLES.to_owned()),
        (words::SHEET_TELEPHONE, String::new()),
        (words::SHEET_MADE, made),
        (words::CODE, key.phone_code()),
        (words::SHEET_PUBLIC, format!("{} {}", key.alg, key.spki)),
    ];
    html! {
        <section class="print-only sheet">
            <h1>{ words::SHEET }</h1>
            <table class="paper">
                <tbody>
                    { for lines.into_iter().map(|(label, text)| html! { <tr><th scope="row">{ label }</th><td>{ text }</td></tr> }) }
                    <tr class="tall"><th scope="row">{ words::SHEET_STAMP }</th><td></td></tr>
                    <tr class="tall"><th scope="row">{ words::SHEET_OFFICE }</th><td></td></tr>
                </tbody>
            </table>
            <p>{ words::SHEET_NOTE }</p>
        </section>
    }
}
