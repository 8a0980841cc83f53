//! Reading a file: signatures judged, rules checked, figures taken out. Each file by itself.

mod figures;

use std::sync::Arc;

use bangfu_canon::Digest;
use bangfu_model::{Date, Instant, Value};
use bangfu_pack::Place;
use bangfu_rules::{BoundForm, Filing, Session};
use bangfu_seal::{
    Context, EntryState, Envelope, File, Kind, Outcome, Purpose, State, Verdict, read_all, words,
};

use crate::filed::{Checked, Filed, Item, Party, Receipted, Seal, Signed, Told, Unusable, What};
use crate::guide::Guide;
use figures::{added, known, place, sided};
pub(crate) use figures::{all_so, text};

/// Finds a form by `<pack>/<form>`.
pub type Forms<'a> = &'a (dyn Fn(&str) -> Option<Arc<BoundForm>> + Sync);

/// What files are read against.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// What signatures are judged against.
    pub context: Context<'a>,
    /// The day the rules are checked on.
    pub today: Date,
    /// The forms at hand.
    pub forms: Forms<'a>,
    /// The notice the office works by, its place and its guide; other filings add to no total.
    pub notice: Option<(&'a str, &'a Place, &'a Guide)>,
}

/// Reads files, in their order.
pub fn read<'f>(files: &[(&'f str, &'f [u8])], desk: &Desk) -> Vec<Item> {
    let judged = read_all(files.iter().map(|(_, bytes)| *bytes), &desk.context);
    let mut items = Vec::with_capacity(files.len());
    for ((file, bytes), (envelope, verdict)) in files.iter().zip(judged) {
        let what = match envelope {
            Some(envelope) => what(&envelope, &verdict, desk),
            None => What::Unusable(unreadable(bytes, &verdict)),
        };
        items.push(Item {
            file: (*file).to_owned(),
            what,
        });
    }
    items
}

/// A file whose name says that it is none of ours.
pub fn foreign(file: &str) -> Item {
    Item {
        file: file.to_owned(),
        what: What::Unusable(Unusable {
            rule: "foreign".to_owned(),
            text: "不是填报文件，没有读取".to_owned(),
        }),
    }
}

/// A file that could not be read from where it lies.
pub fn lost(file: &str, text: String) -> Item {
    Item {
        file: file.to_owned(),
        what: What::Unusable(Unusable {
            rule: "file".to_owned(),
            text,
        }),
    }
}

fn unreadable(bytes: &[u8], verdict: &Verdict) -> Unusable {
    if let Ok(File::Bare(_)) = File::read(bytes) {
        return Unusable {
            rule: "unsigned".to_owned(),
            text: "这份表还没有人签名，请填报单位签名后再报".to_owned(),
        };
    }
    Unusable {
        rule: verdict.rule.map_or("not-json", |rule| rule.name()).to_owned(),
        text: words::verdict(verdict),
    }
}

fn what(envelope: &Envelope, verdict: &Verdict, desk: &Desk) -> What {
    match envelope.kind() {
        Kind::Roster => What::Roster,
        Kind::Receipt => receipted(envelope.document(), verdict).map_or_else(
            || {
                What::Unusable(Unusable {
                    rule: verdict.rule.map_or("receipt", |rule| rule.name()).to_owned(),
                    text: format!("这份回执不成立：{}", words::verdict(verdict)),
                })
            },
            What::Receipt,
        ),
        Kind::Filing => filed(envelope, verdict, desk),
    }
}

/// A receipt that holds; an office goes by no other.
fn receipted(document: &Value, verdict: &Verdict) -> Option<Receipted> {
    if !matches!(verdict.state, State::Valid | State::RosterTooOld) {
        return None;
    }
    let subject = document.get("subject")?;
    let digest = |value: &Value| Digest::parse(value.as_text()?);
    Some(Receipted {
        id: subject.get("id")?.as_text()?.to_owned(),
        document: digest(subject.get("document")?)?,
        signatures: subject
            .get("signatures")?
            .as_list()?
            .iter()
            .filter_map(digest)
            .collect(),
        receipt_no: document.get("receipt_no")?.as_text()?.to_owned(),
        revision: document.get("revision")?.as_integer()?,
        received_at: Instant::parse(document.get("received_at")?.as_text()?)?,
        result: Outcome::of(document.get("result")?.as_text()?)?,
    })
}

fn filed(envelope: &Envelope, verdict: &Verdict, desk: &Desk) -> What {
    let document = envelope.document();
    let found = Filing::read(document).and_then(|filing| {
        let form = (desk.forms)(&filing.form.id)?;
        Some((filing, form))
    });
    let Some((filing, form)) = found else {
        let id = document.get("form").and_then(|form| form.get("id"));
        let id = id.and_then(Value::as_text).unwrap_or_default();
        return What::Unusable(Unusable {
            rule: "unknown-form".to_owned(),
            text: format!("这里没有“{id}”这份表，请用新一版的程序打开"),
        });
    };
    let notice = desk
        .notice
        .filter(|(pack, _, _)| form.id.split_once('/').is_some_and(|(own, _)| own == *pack));
    let mut filed = Filed {
        id: filing.id.clone(),
        revision: filing.revision,
        document: envelope.digest(),
        form: form.id.clone(),
        title: filing.title.clone(),
        from: filing.period.from.clone(),
        to: filing.period.to.clone(),
        parties: parties(&filing),
        place: None,
        seal: seal(verdict),
        check: Checked::default(),
        adds: Vec::new(),
        sides: Vec::new(),
        known: Vec::new(),
    };
    if let Some((_, ground, guide)) = notice {
        let answers = &filing.answers;
        filed.place = place(guide, ground, answers);
        filed.known = known(guide, ground, &form.form.id, answers);
        filed.adds = added(guide, &form.form.id, answers);
        filed.sides = sided(guide, &form.form.id, answers, &filing.period.to);
    }
    filed.check = checked(form, filing, desk.today);
    What::Filing(Box::new(filed))
}

fn parties(filing: &Filing) -> Vec<Party> {
    let party = |party: &bangfu_rules::Party| Party {
        role: party.role.clone(),
        name: party.name.clone(),
        uscc: party.uscc.clone(),
    };
    filing.parties.iter().map(party).collect()
}

fn seal(verdict: &Verdict) -> Seal {
    let entries = verdict.signatures.iter();
    let entries = entries.filter(|entry| entry.state == EntryState::Valid);
    Seal {
        state: verdict.state,
        rule: verdict.rule.map(|rule| rule.name().to_owned()),
        text: words::verdict(verdict),
        missing: verdict.missing.clone(),
        entries: entries
            .map(|entry| Signed {
                digest: entry.digest,
                role: entry.role.clone(),
                refuses: entry.purpose == Purpose::Refuse.name(),
                signer: entry.signer.clone(),
                time: entry.time.clone(),
            })
            .collect(),
    }
}

fn checked(form: Arc<BoundForm>, filing: Filing, today: Date) -> Checked {
    let report = Session::open(form, filing, today).report();
    let findings = report.findings.iter().map(|finding| Told {
        rule: finding.rule.clone(),
        path: finding.path.to_string(),
        state: finding.state.name().to_owned(),
        blocks: finding.blocks() || finding.reason.is_some(),
        text: finding.text.clone(),
    });
    Checked {
        blocks: report.verdict != bangfu_rules::Verdict::Ready,
        findings: findings.collect(),
    }
}
