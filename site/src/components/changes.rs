//! What a new revision says differently from the one it replaces, before anyone signs it.

use bangfu_api::Library;
use bangfu_api::canon::Digest;
use bangfu_api::model::Value;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::difference_list::difference_list;
use super::message::{Tone, quiet_message};
use crate::pages::open::together::changes;
use crate::words::open as words;

/// Draws the changes.
pub fn changes_since(library: &Library, earlier: &File, filing: &File) -> Html {
    let previous = filing.document().get("previous").and_then(Value::as_text);
    let revision = earlier
        .document()
        .get("revision")
        .and_then(Value::as_integer)
        .unwrap_or_default();
    if previous.and_then(Digest::parse) != Some(earlier.digest()) {
        return quiet_message(Tone::Care, html! { { words::OTHER_PREVIOUS } });
    }
    let changes = changes(library, earlier, filing);
    html! {
        <section class="changes" aria-label={words::changed(revision, changes.len())}>
            <h2>{ words::changed(revision, changes.len()) }</h2>
            if changes.is_empty() {
                <p>{ words::NO_CHANGES }</p>
            } else {
                { difference_list(&changes, &words::revision(revision), words::THIS_REVISION) }
            }
        </section>
    }
}
