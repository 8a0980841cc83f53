//! Changing what was signed: a new revision, which all parties sign again.

use std::rc::Rc;

use bangfu_api::amend;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::continue_draft::ContinueDraft;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct AmendProps {
    /// The signed file.
    pub text: AttrValue,
}

/// The way to a new revision, folded away; nothing for a file that cannot be amended.
#[component]
pub fn Amend(props: &AmendProps) -> Html {
    let amended = use_memo(props.text.clone(), |text| {
        let text = amend(text.as_bytes()).ok()?;
        File::read(text.as_bytes()).ok().map(Rc::new)
    });
    let Some(file) = &*amended else { return html! {} };
    html! {
        <details class="amend no-print">
            <summary>{ words::AMEND }</summary>
            <p>{ words::AMEND_HINT }</p>
            <ContinueDraft file={Rc::clone(file)} label={words::AMEND} earlier={Some(props.text.clone())} />
        </details>
    }
}
