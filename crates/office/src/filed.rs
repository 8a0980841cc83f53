//! What a file of the folder is, read and judged by itself. It is small, and it is all that the rest of the work needs.

use bangfu_canon::Digest;
use bangfu_model::Instant;
use bangfu_seal::{Outcome, Role, State};
use serde::{Deserialize, Serialize};

use crate::sorter::Record;

/// A file and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name in the folder.
    pub file: String,
    /// What it is.
    pub what: What,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// A filing, whatever its signatures are worth.
    Filing(Box<Filed>),
    /// A receipt of the office for a filing.
    Receipt(Receipted),
    /// A roster, which is looked at elsewhere.
    Roster,
    /// Nothing this office can use.
    Unusable(Unusable),
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unusable {
    /// A rule of `files.md`, or `foreign`, `unsigned`, `unknown-form`, `receipt`.
    pub rule: String,
    /// One sentence for people.
    pub text: String,
}

/// A filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// `id`, the same for every revision.
    pub id: String,
    /// `revision`
    pub revision: i64,
    /// Digest of the document.
    pub document: Digest,
    /// `<pack>/<form>`
    pub form: String,
    /// `title`
    pub title: String,
    /// First day of the period, as written.
    pub from: String,
    /// Last day of the period, as written.
    pub to: String,
    /// Who must sign; the first is who files.
    pub parties: Vec<Party>,
    /// The part of the notice's place it comes from.
    pub place: Option<String>,
    /// What its signatures are worth.
    pub seal: Seal,
    /// What the rules say.
    pub check: Checked,
    /// What it adds to totals.
    pub adds: Vec<Added>,
    /// What it says of things that other papers speak of too.
    pub sides: Vec<Sided>,
    /// Places in the list of expected units of the notice that it may answer: list and row.
    pub known: Vec<(usize, usize)>,
}

/// A body that must sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Its 统一社会信用代码.
    pub uscc: String,
}

/// What the signatures of one file are worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The state of the file.
    pub state: State,
    /// The rule it breaks.
    pub rule: Option<String>,
    /// The verdict in a sentence.
    pub text: String,
    /// Parties that have not signed.
    pub missing: Vec<Role>,
    /// The signatures, in file order.
    pub entries: Vec<Signed>,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Signed {
    /// Digest of the entry.
    pub digest: Digest,
    /// The role.
    pub role: String,
    /// Whether it refuses.
    pub refuses: bool,
    /// Who signed.
    pub signer: String,
    /// When, by the signer's clock.
    pub time: String,
}

/// What the rules say of a filing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Whether something keeps it from being put on record.
    pub blocks: bool,
    /// Findings, in the order of the report.
    pub findings: Vec<Told>,
}

/// A finding of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The rule.
    pub rule: String,
    /// Where, a pointer into the answers.
    pub path: String,
    /// `failed` or `could-not-check`.
    pub state: String,
    /// Whether it keeps the filing from being put on record.
    pub blocks: bool,
    /// One sentence for people.
    pub text: String,
}

/// What a filing adds to a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// Place of the total in the guide.
    pub total: usize,
    /// The answer by which the total is divided.
    pub group: Option<String>,
    /// The cells.
    pub cells: Vec<AddedCell>,
}

/// A figure a filing adds to a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedCell {
    /// The cell, a pointer into the answers.
    pub path: String,
    /// The figure.
    pub value: i64,
    /// Digest of the words that name the person, where the total counts persons.
    pub person: Option<Digest>,
}

/// A figure a filing gives for something that another paper speaks of too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sided {
    /// Place of the comparison in the guide.
    pub comparison: usize,
    /// Whether it is the side the figure comes from.
    pub right: bool,
    /// What the figure speaks of.
    pub key: String,
    /// The cell, a pointer into the answers.
    pub path: String,
    /// The figure.
    pub value: i64,
}

/// A receipt for a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipted {
    /// `id` of the filing.
    pub id: String,
    /// Digest of its document.
    pub document: Digest,
    /// The signatures it lists.
    pub signatures: Vec<Digest>,
    /// Number of the receipt.
    pub receipt_no: String,
    /// `revision` of the receipt.
    pub revision: i64,
    /// When the filing arrived.
    pub received_at: Instant,
    /// What became of it.
    pub result: Outcome,
}

impl Item {
    /// Whether both are about the same filing.
    pub fn same_filing(&self, other: &Item) -> bool {
        self.id() == other.id()
    }

    /// `id` of the filing it is about.
    fn id(&self) -> &str {
        match &self.what {
            What::Filing(filed) => &filed.id,
            What::Receipt(receipt) => &receipt.id,
            What::Roster | What::Unusable(_) => "",
        }
    }
}

impl Record for Item {
    /// What puts the files of one filing together: its id, filings before receipts, low revisions first, digest, file.
    type Key = (String, u8, i64, Option<Digest>, String);
    type Rest = Item;

    fn split(self) -> (Self::Key, Item) {
        let (rank, revision, document) = match &self.what {
            What::Filing(filed) => (0, filed.revision, Some(filed.document)),
            What::Receipt(receipt) => (1, receipt.revision, Some(receipt.document)),
            What::Roster | What::Unusable(_) => (2, 0, None),
        };
        let key = (self.id().to_owned(), rank, revision, document, self.file.clone());
        (key, self)
    }

    fn join(_: Self::Key, rest: Item) -> Item {
        rest
    }
}

impl Filed {
    /// Who files: the first party.
    pub fn filer(&self) -> Option<&Party> {
        self.parties.first()
    }

    /// With whom: the hospital that is helped, else the next party, if there is one.
    pub fn partner(&self) -> Option<&Party> {
        let others = self.parties.get(1..).unwrap_or_default();
        let helped = others.iter().find(|party| party.role == Role::Recipient.name());
        helped.or(others.first())
    }

    /// Codes of the parties in their order: what it takes to be about the same thing.
    pub fn bodies(&self) -> Vec<&str> {
        self.parties.iter().map(|party| party.uscc.as_str()).collect()
    }
}
