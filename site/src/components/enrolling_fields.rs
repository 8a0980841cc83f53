//! What a roster says of a key besides its numbers: whose it is, and for how long.

use yew::prelude::*;

use super::labelled::{Labelled, labelled};
use crate::keeping::wishes::Enrolling;
use crate::words::roster as words;

/// The boxes; their ids begin with `prefix`.
pub fn enrolling_fields(prefix: &str, typed: &UseStateHandle<Enrolling>) -> Html {
    type Part = fn(&mut Enrolling) -> &mut String;
    let row = |name: &str, label, hint, width, part: Part| {
        let onenter = {
            let typed = typed.clone();
            Callback::from(move |text| {
                let mut next = (*typed).clone();
                *part(&mut next) = text;
                typed.set(next);
            })
        };
        labelled(Labelled {
            id: format!("{prefix}-{name}").into(),
            label: AttrValue::Static(label),
            hint: AttrValue::Static(hint),
            width: Some(width),
            value: part(&mut (**typed).clone()).clone().into(),
            onenter,
            ..Labelled::default()
        })
    };
    html! {
        <>
            { row("body", words::BODY, words::BODY_HINT, 20, |typed| &mut typed.body) }
            { row("uscc", words::USCC, "", 12, |typed| &mut typed.uscc) }
            { row("holder", words::HOLDER, words::HOLDER_HINT, 10, |typed| &mut typed.holder) }
            <div class="pair">
                { row("from", words::FROM, words::DATE_HINT, 7, |typed| &mut typed.from) }
                { row("to", words::TO, words::TO_HINT, 7, |typed| &mut typed.to) }
            </div>
        </>
    }
}
