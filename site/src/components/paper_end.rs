//! What closes the printed paper: where each party stamps, and the codes that tie the paper to the file
//! (`files.md` §14). They stand below the stamps, clear of them; the foot of every page repeats how they begin.

use bangfu_api::canon::Digest;
use bangfu_api::companion;
use yew::prelude::*;

use super::phone_code::PhoneCode;
use super::qr_code::qr_code;
use super::sign_panel::Signatory;
use crate::words::paper as words;

#[derive(Properties, PartialEq)]
pub struct PaperEndProps {
    pub parties: Vec<Signatory>,
    /// Of the document.
    pub digest: Digest,
}

/// Only on paper.
#[component]
pub fn PaperEnd(props: &PaperEndProps) -> Html {
    let companion = companion(&props.digest);
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
        <>
            <section class="print-only paper-end">
                <div class="stamps">{ for props.parties.iter().map(stamp) }</div>
                <div class="companion">
                    { qr_code(&companion.qr, words::QR) }
                    <div>
                        <p class="code-label">{ words::CODE }</p>
                        <PhoneCode code={companion.phone_code.clone()} />
                        <p class="code-label">{ words::SAME_PAPER }{ words::HOW_TO_COMPARE }</p>
                        if !props.parties.iter().any(|party| party.signed) {
                            <p class="code-label">{ words::NOBODY_SIGNED }</p>
                        }
                    </div>
                </div>
            </section>
            <p class="print-only paper-foot">{ words::foot(companion.short()) }</p>
        </>
    }
}
