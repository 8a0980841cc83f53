//! Receiving: the office issues a receipt for the open filing.

mod form;
mod issuing;

use std::rc::Rc;

use bangfu_api::model::Instant;
use bangfu_api::pack::Overview;
use bangfu_api::rules::Filing;
use bangfu_api::seal::{File, State};
use bangfu_api::{Library, deadline};
use yew::prelude::*;

use super::fault::Fault;
use super::message::{Tone, message};
use crate::effects::locking::Refused;
use crate::effects::packs::{Loaded, use_library, use_overview};
use crate::effects::rosters::Pinned;
use crate::effects::{files, focus, paint, receipts};
use crate::words::receive as words;
use form::{IssueForm, PASSPHRASE};
use issuing::{Issued, Order, issue};

#[derive(Properties, PartialEq)]
pub struct ReceivePanelProps {
    /// The filing.
    pub text: AttrValue,
    /// What verification says of it.
    pub state: State,
    /// The roster in use.
    pub roster: Pinned,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Open(Option<Fault>),
    Busy,
    Done(Issued),
}

/// The panel, folded away: only an office needs it.
#[component]
pub fn ReceivePanel(props: &ReceivePanelProps) -> Html {
    let phase = use_state(|| Phase::Open(None));
    let filing = use_memo(props.text.clone(), |text| {
        Filing::read(File::read(text.as_bytes()).ok()?.document())
    });
    let form = filing
        .as_ref()
        .as_ref()
        .map(|filing| filing.form.id.clone())
        .unwrap_or_default();
    let notice = form.split_once('/').map_or("", |(notice, _)| notice);
    let (library, overview) = (use_library(&form), use_overview(notice));
    let Loaded::Ready(library) = library else {
        return html! {};
    };
    let due = due(filing.as_ref().as_ref(), &overview);
    let onorder = {
        let (phase, props) = (phase.setter(), (props.text.clone(), props.roster.clone()));
        Callback::from(move |(order, passphrase): (Order, String)| {
            let (phase, (text, roster), library) = (phase.clone(), props.clone(), Rc::clone(&library));
            phase.set(Phase::Busy);
            wasm_bindgen_futures::spawn_local(async move {
                paint::settled().await;
                match carry_out(&library, &text, &roster, &order, &passphrase).await {
                    Ok(issued) => {
                        phase.set(Phase::Done(issued));
                        paint::settled().await;
                        focus::go_to_id("issued");
                    }
                    Err(refused) => phase.set(Phase::Open(Some(Fault::of(refused, PASSPHRASE).leading()))),
                }
            });
        })
    };
    let fault = match &*phase {
        Phase::Open(fault) => fault.clone(),
        _ => None,
    };
    match &*phase {
        Phase::Done(issued) => html! { <IssuedNote issued={issued.clone()} /> },
        _ => html! {
            <details class="card receive-panel no-print">
                <summary>{ words::TITLE }</summary>
                <p>{ words::INTRO }</p>
                <IssueForm state={props.state} deadline={due} busy={*phase == Phase::Busy} {fault} {onorder} />
            </details>
        },
    }
}

/// Makes the receipt, keeps it, and hands it over.
async fn carry_out(
    library: &Library,
    text: &str,
    roster: &Pinned,
    order: &Order,
    passphrase: &str,
) -> Result<Issued, Refused> {
    let earlier = receipts::all().await;
    let issued = issue(library, text, roster, order, passphrase, &earlier).await?;
    receipts::keep(&issued.text).await?;
    // A download that the browser refuses can be asked for again in the note.
    let _ = files::save(&issued.file_name, &issued.text);
    Ok(issued)
}

/// From when on the filing is late, by the notice.
fn due(filing: Option<&Filing>, overview: &Loaded<Rc<Overview>>) -> Option<Instant> {
    let Loaded::Ready(overview) = overview else {
        return None;
    };
    let filing = filing?;
    let year = filing.period.to.get(..4)?.parse().ok()?;
    deadline(overview, &filing.form.id, year)
}

#[derive(Properties, PartialEq)]
struct IssuedNoteProps {
    issued: Issued,
}

/// What was made, and what to do with it.
#[component]
fn IssuedNote(props: &IssuedNoteProps) -> Html {
    let fault = use_state(|| None::<String>);
    let issued = &props.issued;
    let save = {
        let (fault, name, text) = (fault.setter(), issued.file_name.clone(), issued.text.clone());
        Callback::from(move |_: MouseEvent| fault.set(files::save(&name, &text).err()))
    };
    html! {
        <section class="card signed no-print">
            <h2 id="issued" tabindex="-1">{ if issued.again { words::ISSUED_BEFORE } else { words::ISSUED } }</h2>
            <p class="file-name">{ &issued.file_name }</p>
            <p>{ words::NEXT }</p>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
            <p class="acts"><button type="button" class="second" onclick={save}>{ words::SAVE_AGAIN }</button></p>
        </section>
    }
}
