//! Several files handed in at once: copies of one filing become one file, a receipt lies beside its filing, an earlier
//! revision is what the later one is compared with, a roster waits to be compared.

use std::rc::Rc;

use bangfu_api::model::Value;
use bangfu_api::seal::{File, Kind};
use bangfu_api::{AnswerChange, Library, answer_changes, merge};

use super::incoming::Opened;
use crate::effects::packs;
use crate::words::open as words;

/// What was handed in: at most one file to show, and at most one roster.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// The file to show.
    pub opened: Option<Opened>,
    /// A roster to compare.
    pub roster: Option<Opened>,
}

/// Files that do not go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// Why, and what to do.
    pub text: String,
    /// Where two copies differ.
    pub differences: Rc<Vec<AnswerChange>>,
}

impl Apart {
    fn of(text: impl Into<String>) -> Apart {
        Apart {
            text: text.into(),
            differences: Rc::default(),
        }
    }
}

impl From<String> for Apart {
    fn from(text: String) -> Apart {
        Apart::of(text)
    }
}

/// Brings files together.
///
/// # Errors
/// A sentence, and where two copies differ.
pub async fn together(files: Vec<Opened>) -> Result<Brought, Apart> {
    let mut brought = Brought::default();
    let mut filings: Vec<Opened> = Vec::new();
    let mut receipts: Vec<Opened> = Vec::new();
    for file in files {
        match file.kind {
            Kind::Filing => filings.push(file),
            Kind::Receipt => receipts.push(file),
            Kind::Roster => brought.roster = Some(file),
        }
    }
    if receipts.len() > 1 {
        return Err(Apart::of(words::RECEIPTS_ONE_BY_ONE));
    }
    let receipt = receipts.pop();
    brought.opened = match one_filing(filings).await? {
        Some(filing) => Some(Opened {
            receipt: receipt.map(|receipt| receipt.text),
            ..filing
        }),
        None => receipt,
    };
    Ok(brought)
}

/// One filing of all its copies and revisions.
async fn one_filing(mut filings: Vec<Opened>) -> Result<Option<Opened>, Apart> {
    let Some(first) = filings.pop() else {
        return Ok(None);
    };
    if filings.is_empty() {
        return Ok(Some(first));
    }
    let text = |opened: &Opened, name: &str| opened.file.document().get(name).cloned();
    if filings
        .iter()
        .any(|other| text(other, "id") != text(&first, "id"))
    {
        return Err(Apart::of(words::DIFFERENT_FILINGS));
    }
    let revision = |opened: &Opened| text(opened, "revision").as_ref().and_then(Value::as_integer);
    filings.push(first);
    filings.sort_by_key(revision);
    let newest = filings.last().map(revision);
    let (copies, earlier): (Vec<Opened>, Vec<Opened>) = filings
        .into_iter()
        .partition(|filing| Some(revision(filing)) == newest);
    let mut merged = merged(copies).await?;
    if let Some(filing) = &mut merged {
        filing.earlier = earlier.last().map(|earlier| Rc::clone(&earlier.file));
    }
    Ok(merged)
}

/// The one file that copies of a revision become.
async fn merged(mut copies: Vec<Opened>) -> Result<Option<Opened>, Apart> {
    if copies.len() < 2 {
        return Ok(copies.pop());
    }
    // Two copies nobody has signed have nothing to bring together but their content.
    if let Some(bare) = copies.iter().find(|copy| copy.file.entries().is_empty()) {
        return Err(Apart::of(words::unsigned_copy(&bare.name)));
    }
    let library = library(&copies[0].file).await;
    let texts: Vec<&[u8]> = copies.iter().map(|copy| copy.text.as_bytes()).collect();
    let merged = merge(&library, &texts);
    match merged.file {
        Some(text) => {
            let names: Vec<&str> = copies.iter().map(|copy| copy.name.as_str()).collect();
            let opened = Opened::of(&names.join("、"), text.into_bytes())?;
            Ok(Some(Opened {
                copies: copies.len(),
                ..opened
            }))
        }
        None => Err(Apart {
            text: merged.text,
            differences: Rc::new(merged.differences),
        }),
    }
}

/// The form's pack, for its labels; an empty library where it cannot be had.
async fn library(file: &File) -> Rc<Library> {
    let form = file
        .document()
        .get("form")
        .and_then(|form| form.get("id")?.as_text());
    let found = match form {
        Some(form) => packs::library(form).await.ok(),
        None => None,
    };
    found.unwrap_or_default()
}

/// What a filing says differently from its earlier revision; what every revision changes by itself is left out.
pub fn changes(library: &Library, earlier: &File, filing: &File) -> Vec<AnswerChange> {
    let own = |change: &AnswerChange| !matches!(change.path.as_str(), "/revision" | "/previous");
    let all = answer_changes(library, earlier.document(), filing.document());
    all.into_iter().filter(own).collect()
}
