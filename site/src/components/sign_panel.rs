//! Signing: as whom, by whom, with which key; or saying why not.

mod form;
mod signatory;
mod signing;

pub use signatory::{Signatory, signatories};
pub use signing::{Signed, file_name};

use std::rc::Rc;

use bangfu_api::Library;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::fault::Fault;
use super::message::{Tone, message};
use super::paper::Paper;
use crate::effects::{clock, embedding, files, focus, paint, rosters};
use crate::words::sign as words;
use form::{PASSPHRASE, SignForm};
use signing::{Order, carry_out};

#[derive(Properties)]
pub struct SignPanelProps {
    /// The pack of the filing.
    pub library: Rc<Library>,
    /// The file, signed by others or by nobody.
    pub text: AttrValue,
    /// Whether the rules let it be signed.
    pub ready: bool,
    /// Why not.
    #[prop_or_default]
    pub blocked_by: AttrValue,
    /// It was signed; whoever owns the panel tells so, where the page begins.
    pub onsigned: Callback<Signed>,
}

impl PartialEq for SignPanelProps {
    fn eq(&self, other: &SignPanelProps) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && (&self.text, self.ready) == (&other.text, other.ready)
            && (&self.blocked_by, &self.onsigned) == (&other.blocked_by, &other.onsigned)
    }
}

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Open(Option<Fault>),
    Busy,
    Done(Signed),
}

/// The panel.
#[component]
pub fn SignPanel(props: &SignPanelProps) -> Html {
    let phase = use_state(|| Phase::Open(None));
    let behind = use_clock_behind();
    let file = use_memo(props.text.clone(), |text| File::read(text.as_bytes()).ok());
    let onorder = {
        let (phase, props) = (
            phase.setter(),
            (
                Rc::clone(&props.library),
                props.text.clone(),
                props.onsigned.clone(),
            ),
        );
        Callback::from(move |(order, passphrase): (Order, String)| {
            let (phase, (library, text, onsigned)) = (phase.clone(), props.clone());
            phase.set(Phase::Busy);
            wasm_bindgen_futures::spawn_local(async move {
                paint::settled().await;
                let outcome = carry_out(&library, &text, order, &passphrase).await;
                drop(passphrase);
                match outcome {
                    Ok(signed) => {
                        // A download that the browser refuses can be asked for again in the note.
                        let _ = files::save(&signed.file_name, &signed.text);
                        embedding::tell("signed", || signed.text.clone());
                        phase.set(Phase::Done(signed.clone()));
                        onsigned.emit(signed);
                        paint::settled().await;
                        focus::go_to_id("signed");
                    }
                    Err(refused) => phase.set(Phase::Open(Some(Fault::of(refused, PASSPHRASE).leading()))),
                }
            });
        })
    };
    let Some(file) = &*file else { return html! {} };
    if let Phase::Done(signed) = &*phase {
        return html! { <Paper library={Rc::clone(&props.library)} text={signed.text.clone()} /> };
    }
    let parties = signatories(Some(&props.library), file);
    let open: Vec<Signatory> = parties.iter().filter(|party| !party.signed).cloned().collect();
    let fault = match &*phase {
        Phase::Open(fault) => fault.clone(),
        _ => None,
    };
    html! {
        <>
            <section class="card sign-panel no-print" aria-label={words::TITLE}>
                <h2>{ words::TITLE }</h2>
                if parties.is_empty() {
                    <p>{ words::NO_PARTIES }</p>
                } else if open.is_empty() {
                    <p>{ words::ALL_SIGNED }</p>
                } else {
                    if behind { { message(Tone::Care, html! { { words::CLOCK_BEHIND } }) } }
                    <SignForm parties={open} ready={props.ready} blocked_by={props.blocked_by.clone()}
                        may_refuse={!file.entries().is_empty()} busy={*phase == Phase::Busy} {fault} {onorder} />
                }
            </section>
            <Paper library={Rc::clone(&props.library)} text={props.text.clone()} offered=true />
        </>
    }
}

/// Whether this computer's clock is more than a day before the roster at hand was issued (`files.md` §15).
#[hook]
fn use_clock_behind() -> bool {
    let behind = use_state(|| false);
    let setter = behind.setter();
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move {
            let roster = rosters::newest().await.and_then(|pinned| pinned.roster());
            setter.set(roster.is_some_and(|roster| roster.issued.date().days_since(clock::today()) > 1));
        });
    });
    *behind
}
