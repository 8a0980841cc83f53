//! A filing nobody has signed: it says so, and goes on as a draft.

use std::rc::Rc;

use bangfu_api::seal::File;
use yew::prelude::*;

use super::continue_draft::ContinueDraft;
use super::message::{Tone, message};
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct UnsignedNoteProps {
    pub file: Rc<File>,
}

/// The note.
#[component]
pub fn UnsignedNote(props: &UnsignedNoteProps) -> Html {
    html! {
        <div class="verdict no-print">
            { message(Tone::Note, html! { <><p class="headline">{ words::UNSIGNED }</p><p>{ words::UNSIGNED_HINT }</p></> }) }
            <ContinueDraft file={Rc::clone(&props.file)} label={words::CONTINUE} />
        </div>
    }
}
