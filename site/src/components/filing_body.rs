//! A filing that was handed in: what it says, what the rules say of it, and signing it.

use std::rc::Rc;

use bangfu_api::rules::{Counts, ReportFinding};
use bangfu_api::seal::File;
use bangfu_api::{Library, Problem, Report, open, signable};
use bangfu_paper::{parts, reasons};
use yew::prelude::*;

use super::changes::changes_since;
use super::document::Document;
use super::finding::look;
use super::icon::icon;
use super::message::{Tone, message, quiet_message};
use super::paper::Paper;
use super::sign_panel::{SignPanel, Signed};
use crate::effects::clock;
use crate::effects::packs::{Loaded, use_library};
use crate::words::{self, open as open_words};

#[derive(Properties, PartialEq)]
pub struct FilingBodyProps {
    /// `<notice>/<form>`
    pub form: AttrValue,
    /// The file.
    pub text: AttrValue,
    /// Whether it may be signed here.
    pub sign: bool,
    /// The revision it replaces, where it is at hand.
    pub earlier: Option<Rc<File>>,
    pub onsigned: Callback<Signed>,
}

/// The filing, once its pack is there. Where the pack cannot be had, the verdict above still stands.
#[component]
pub fn FilingBody(props: &FilingBodyProps) -> Html {
    match use_library(&props.form) {
        Loaded::Waiting => html! { <p class="loading">{ words::LOADING }</p> },
        Loaded::Failed(_) => html! { { message(Tone::Care, html! { { open_words::UNKNOWN_FORM } }) } },
        Loaded::Ready(library) => html! {
            <Read {library} text={props.text.clone()} sign={props.sign} earlier={props.earlier.clone()} onsigned={props.onsigned.clone()} />
        },
    }
}

#[derive(Properties)]
struct ReadProps {
    library: Rc<Library>,
    text: AttrValue,
    sign: bool,
    earlier: Option<Rc<File>>,
    onsigned: Callback<Signed>,
}

impl PartialEq for ReadProps {
    fn eq(&self, other: &ReadProps) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && (&self.text, self.sign, &self.onsigned) == (&other.text, other.sign, &other.onsigned)
            && self.earlier == other.earlier
    }
}

#[component]
fn Read(props: &ReadProps) -> Html {
    let read = {
        let (library, earlier) = (Rc::clone(&props.library), props.earlier.clone());
        use_memo(props.text.clone(), move |text| {
            let session = open(&library, text.as_bytes(), clock::today())?;
            let file = File::read(text.as_bytes())?;
            let changes = earlier.map(|earlier| changes_since(&library, &earlier, &file));
            Ok::<_, Problem>((parts(&session), session.report(), reasons(&session), changes))
        })
    };
    let (parts, report, reasons, changes) = match &*read {
        Ok((parts, report, reasons, changes)) => (parts.clone(), report, reasons.clone(), changes.clone()),
        Err(problem) => return html! { { message(Tone::Care, html! { { &problem.text } }) } },
    };
    let ready = signable(report);
    html! {
        <>
            <section>
                <h2 class="no-print">{ open_words::CONTENT }</h2>
                <Document {parts} {reasons} />
            </section>
            { for changes }
            { summary(report) }
            if props.sign {
                <SignPanel library={Rc::clone(&props.library)} text={props.text.clone()} ready={ready.is_ok()}
                    blocked_by={ready.err().map(|problem| problem.text).unwrap_or_default()} onsigned={props.onsigned.clone()} />
            } else {
                <Paper library={Rc::clone(&props.library)} text={props.text.clone()} offered=true />
            }
        </>
    }
}

/// What the rules say: how many places first, each on demand.
fn summary(report: &Report) -> Html {
    let Counts {
        must,
        in_principle,
        explained,
        strive,
        encouraged,
        ..
    } = report.counts;
    let reasons = in_principle - explained;
    let (tone, text) = match (must + reasons, report.findings.len()) {
        (0, 0) => (Tone::Good, open_words::READY.to_owned()),
        (0, _) => (
            Tone::Note,
            open_words::still_open(0, 0, explained, strive + encouraged),
        ),
        _ => (
            Tone::Care,
            open_words::still_open(must, reasons, explained, strive + encouraged),
        ),
    };
    html! {
        <section class="by-the-rules no-print">
            <h2>{ open_words::BY_THE_RULES }</h2>
            { quiet_message(tone, html! { { text } }) }
            { for report.notes.iter().map(|note| html! { <p class="quiet">{ note }{ "。" }</p> }) }
            if !report.findings.is_empty() {
                <details>
                    <summary>{ open_words::ALL_FINDINGS }</summary>
                    <ul>{ for report.findings.iter().map(finding) }</ul>
                </details>
            }
        </section>
    }
}

fn finding(finding: &ReportFinding) -> Html {
    let (class, sign) = look(finding.state, finding.grade);
    html! {
        <li {class}>
            <span class="grade">{ icon(sign) }{ words::grade(finding.grade, finding.state) }</span>{ &finding.text }
        </li>
    }
}
