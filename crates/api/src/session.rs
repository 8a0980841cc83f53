//! An open filing: answers that change, findings that follow.

use bangfu_canon::{BARE_DEPTH, Normalize, parse_kept, repair_with};
use bangfu_model::{Date, Path, Value};
use bangfu_pack::{Field, Status};
use bangfu_rules::{Change, Filing};
use bangfu_seal::{File, Kind, bare};

use crate::typed::typed;
use crate::{Library, Problem, Report};

/// A filing that is being filled in.
#[derive(Debug)]
pub struct Session {
    pub(crate) opened: Opened,
}

/// A filing read against its form.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) session: bangfu_rules::Session,
    pub(crate) notes: Vec<String>,
    normalize: &'static dyn Normalize,
    version: String,
    digest: String,
}

/// Opens a filing to fill in: a bare document, or the document of an envelope.
///
/// # Errors
/// A rule of `files.md` when the file cannot be read; `no-filing`, `unknown-form`.
pub fn open(library: &Library, bytes: &[u8], today: Date) -> Result<Session, Problem> {
    let file = File::read(bytes)?;
    Ok(Session {
        opened: Opened::of(library, file.document(), today)?,
    })
}

/// Goes on with a draft: a bare document, as [`Session::text`] writes it.
///
/// It reads nothing of envelopes, so that a program in which people only fill in carries no code for signatures,
/// rosters and keys; [`open`] takes either. A draft may hold private-use characters, which a filing that travels may
/// not: what somebody typed is not lost for it.
///
/// # Errors
/// A rule of `files.md` when the text cannot be read; `no-draft` for an envelope, `no-filing`, `unknown-form`.
pub fn resume(library: &Library, text: &str, today: Date) -> Result<Session, Problem> {
    let document = parse_kept(text.as_bytes(), BARE_DEPTH, library.normalize())?;
    if document.get("signatures").is_some() {
        return Err(Problem::new(
            "no-draft",
            "这是带签名的文件，不是草稿，不能直接接着填写。请在“打开文件”里打开它，原文件没有改动",
        ));
    }
    Ok(Session {
        opened: Opened::of(library, &document, today)?,
    })
}

impl Opened {
    pub(crate) fn of(library: &Library, document: &Value, today: Date) -> Result<Opened, Problem> {
        if document.get("type").and_then(Value::as_text) != Some("filing") {
            return Err(Problem::no_filing());
        }
        let filing = Filing::read(document).ok_or_else(Problem::no_filing)?;
        Opened::of_filing(library, filing, today)
    }

    pub(crate) fn of_filing(library: &Library, filing: Filing, today: Date) -> Result<Opened, Problem> {
        let id = &filing.form.id;
        let (edition, form) = library.form(id).ok_or_else(|| Problem::unknown_form(id))?;
        let digest = edition.digest.to_string();
        let mut notes = Vec::new();
        if edition.pack.notice.status == Status::Draft {
            notes.push(
                "依据的通知还是征求意见稿：照样核对并说明，除了表本身要填全的内容，都不影响签名".to_owned(),
            );
        }
        if filing.form.version != form.form.version {
            notes.push(format!(
                "文件用的是第 {} 版表，这里按第 {} 版核对",
                filing.form.version, form.form.version
            ));
        } else if filing.form.pack != digest {
            notes.push("文件是按另一版规则核对的，这里按现在的规则重新核对".to_owned());
        }
        let version = form.form.version.clone();
        let session = bangfu_rules::Session::open(form.clone(), filing, today);
        Ok(Opened {
            session,
            notes,
            normalize: library.normalize(),
            version,
            digest,
        })
    }
}

impl Session {
    /// Sets an answer as a filing writes it; see [`bangfu_rules::Session::set`].
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn set(&mut self, path: &str, value: &Value) -> Result<Vec<Change>, Problem> {
        let path = self.path(path)?;
        self.opened.session.set(&path, value).map_err(|_| no_such_place())
    }

    /// Enters what somebody typed into a field or cell, as its type reads it. What cannot be read is kept as typed.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn enter(&mut self, path: &str, text: &str) -> Result<Vec<Change>, Problem> {
        let path = self.path(path)?;
        let value = self.read(&path, text)?;
        self.opened
            .session
            .set(&path, &value)
            .map_err(|_| no_such_place())
    }

    /// Gives the reason for a finding of a 原则上 rule; an empty one takes it away.
    ///
    /// # Errors
    /// `no-such-place`.
    pub fn explain(&mut self, rule: &str, path: &str, reason: &str) -> Result<(), Problem> {
        let edit = self.explaining(rule, path, reason)?;
        self.apply(edit);
        Ok(())
    }

    /// What the rules say of the answers as they stand, what people typed included.
    pub fn report(&self) -> Report {
        Report::of(&self.opened, true)
    }

    /// The filing in written form, as an unsigned file, naming the edition it was checked with.
    pub fn text(&self) -> String {
        written(&self.filing())
    }

    /// The filing as [`Session::text`] writes it, for programs.
    pub fn document(&self) -> Value {
        self.filing().write()
    }

    fn filing(&self) -> Filing {
        let mut filing = self.opened.session.document();
        filing.form.version.clone_from(&self.opened.version);
        filing.form.pack.clone_from(&self.opened.digest);
        filing
    }

    /// The session of the rules: form, answers, reasons, for pages that draw them.
    pub fn inner(&self) -> &bangfu_rules::Session {
        &self.opened.session
    }

    /// What somebody typed into a place, as it asks.
    pub(crate) fn read(&self, path: &Path, text: &str) -> Result<Value, Problem> {
        let field = self.field(path).ok_or_else(no_such_place)?;
        Ok(typed(field, &self.repaired(text)))
    }

    pub(crate) fn repaired(&self, text: &str) -> String {
        repair_with(text, self.opened.normalize)
    }

    pub(crate) fn path(&self, pointer: &str) -> Result<Path, Problem> {
        Path::parse(pointer).ok_or_else(no_such_place)
    }

    fn field(&self, path: &Path) -> Option<&Field> {
        let form = &self.opened.session.form().form;
        match path {
            Path::Field(id) => form.fields.iter().find(|field| field.id == *id),
            Path::Cell(table, _, column) => {
                let table = form.tables.iter().find(|known| known.id == *table)?;
                table.columns.iter().find(|known| known.id == *column)
            }
            Path::Whole | Path::Row(..) => None,
        }
    }
}

/// A filing in written form.
pub(crate) fn written(filing: &Filing) -> String {
    bare(&filing.write(), Kind::Filing)
}

pub(crate) fn no_such_place() -> Problem {
    Problem::new("no-such-place", "这份表没有这一项")
}
