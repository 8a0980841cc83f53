//! What closes the printed paper: where each party stamps, and the code that ties the paper to the file
//! (`files.md` §14).

use bangfu_api::canon::phone_code;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::phone_code::PhoneCode;
use super::sign_panel::Signatory;
use crate::words::sign as words;

#[derive(Properties, PartialEq)]
pub struct PaperEndProps {
    pub parties: Vec<Signatory>,
    /// The 核对码.
    pub code: AttrValue,
}

/// Only on paper.
#[component]
pub fn PaperEnd(props: &PaperEndProps) -> Html {
    let stamp = |party: &Signatory| {
        html! {
            <div>
                <p>{ words::stamp_here(&party.title) }</p>
                <p>{ &party.name }</p>
                <p class="day">{ words::DAY_BY_HAND }</p>
            </div>
        }
    };
    html! {
        <section class="print-only paper-end">
            <div class="stamps">{ for props.parties.iter().map(stamp) }</div>
            <p class="code-label">{ words::CODE }</p>
            <PhoneCode code={props.code.clone()} />
            <p class="code-label">{ words::SAME_PAPER }</p>
        </section>
    }
}

/// The 核对码 of a file.
pub fn code_of(file: &File) -> AttrValue {
    phone_code(file.digest().bytes()).into()
}
