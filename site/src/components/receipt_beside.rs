//! A receipt that was handed in with its filing.

use std::rc::Rc;

use bangfu_api::check;
use bangfu_api::rules::Filing;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::receipt_facts::ReceiptFacts;
use super::verdict::Verdict;
use crate::effects::clock;
use crate::effects::packs::{Loaded, use_library};
use crate::effects::rosters::Pinned;
use crate::pages::open::judging::{Beside, judged};
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct ReceiptBesideProps {
    /// The receipt.
    pub receipt: AttrValue,
    /// The filing.
    pub filing: AttrValue,
    /// The roster in use.
    pub roster: Option<Pinned>,
}

/// Whether it holds and is this filing's, and what it says.
#[component]
pub fn ReceiptBeside(props: &ReceiptBesideProps) -> Html {
    let given = (props.receipt.clone(), props.filing.clone(), props.roster.clone());
    let read = use_memo(given, |(receipt, filing, roster)| {
        let file = File::read(receipt.as_bytes()).ok().map(Rc::new);
        (file, judged(receipt, Beside::Filing(filing), roster.as_ref()))
    });
    let form = use_memo(props.filing.clone(), |text| {
        let filing = Filing::read(File::read(text.as_bytes()).ok()?.document())?;
        Some(filing.form.id)
    });
    let library = use_library(form.as_deref().unwrap_or_default());
    let (Some(file), Ok(verified)) = &*read else {
        return html! {};
    };
    let findings = match library {
        Loaded::Ready(library) => check(&library, props.filing.as_bytes(), clock::today(), true).findings,
        _ => Vec::new(),
    };
    let facts = props
        .roster
        .as_ref()
        .map(|roster| AttrValue::from(roster.facts()));
    let later = verified.verdict.unlisted.len();
    html! {
        <section class="receipt-beside">
            <ReceiptFacts file={Rc::clone(file)} findings={Rc::new(findings)} />
            if later > 0 { <p>{ words::UNLISTED }{ later }{ " 处。" }</p> }
            <Verdict verified={Rc::clone(verified)} roster={facts} />
        </section>
    }
}
