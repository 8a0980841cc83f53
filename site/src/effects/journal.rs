//! The journal of a draft: the draft as it was written whole, and behind it what was done since, batch by batch.
//!
//! A batch is appended and never changed. Who writes has put its name to the draft, and every write looks whether it
//! still stands there, so that a tab that another has taken the draft from, or that a draft was deleted under, notices.
//! How everything lies in the store is told in `site/README.md`.

use std::cell::Cell;

use bangfu_api::canon;
use bangfu_api::model::Value;

use super::drafts::Draft;
use super::normal;
use super::store::{self, Deal, Refused, Shelf};

/// What follows a draft is written into it once it is as long as the draft, and at least this long.
const ENOUGH: usize = 64 * 1024;

const SHELVES: [Shelf; 2] = [Shelf::Drafts, Shelf::Journal];

/// What was done in a moment.
#[derive(Debug, Clone)]
pub struct Batch {
    /// When it was saved: an instant in Beijing time.
    pub saved: String,
    /// Who files then.
    pub filer: String,
    /// Places changed since the last backup file.
    pub changes: u32,
    /// What was done, in written form.
    pub edits: Vec<Value>,
}

impl Batch {
    fn write(&self) -> String {
        let value = Value::record([
            ("saved", self.saved.as_str().into()),
            ("filer", self.filer.as_str().into()),
            ("changes", i64::from(self.changes).into()),
            ("edits", Value::List(self.edits.clone())),
        ]);
        String::from_utf8_lossy(&canon::canonical(&value)).into_owned()
    }

    fn read(text: &str) -> Option<Batch> {
        let value = normal::parse(text).ok()?;
        let word = |name: &str| value.get(name).and_then(Value::as_text).map(str::to_owned);
        Some(Batch {
            saved: word("saved")?,
            filer: word("filer")?,
            changes: value.get("changes")?.as_integer()?.try_into().ok()?,
            edits: value.get("edits")?.as_list()?.to_vec(),
        })
    }
}

/// A draft as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// As it was written whole; when it was saved and who files are those of the last batch.
    pub draft: Draft,
    /// What was done since; `None` for a batch that cannot be read, or is missing.
    pub batches: Vec<Option<Batch>>,
    /// The draft and its batches as they lie there, with their keys.
    raw: Vec<(String, String)>,
    place: Place,
}

impl Kept {
    /// A draft the store does not hold as it is.
    pub fn unsaved(draft: Draft) -> Kept {
        Kept {
            draft,
            batches: Vec::new(),
            raw: Vec::new(),
            place: Place::default(),
        }
    }

    /// Reads what lies in the store. Batches are numbered from 1 on.
    fn read(id: &str, whole: String, below: Vec<(String, String)>) -> Option<Kept> {
        let mut draft = Draft::read(&whole)?;
        let mut batches = Vec::new();
        let mut next = 1;
        for (key, text) in &below {
            let number = key.get(id.len() + 1..).and_then(|number| number.parse().ok());
            if number != Some(next) {
                batches.push(None);
            }
            batches.push(Batch::read(text));
            next = number.unwrap_or(next) + 1;
        }
        if let Some(last) = batches.iter().flatten().last() {
            draft.saved.clone_from(&last.saved);
            draft.filer.clone_from(&last.filer);
            draft.changes = last.changes;
        }
        let size = below.iter().map(|(_, text)| text.len()).sum();
        let place = Place {
            next,
            size,
            whole: Some(whole.len()),
        };
        let mut raw = below;
        raw.insert(0, (id.to_owned(), whole));
        Some(Kept {
            draft,
            batches,
            raw,
            place,
        })
    }

    /// Everything as it lies there, as one text.
    pub fn aside(&self) -> String {
        let pair =
            |(key, text): &(String, String)| Value::List(vec![key.as_str().into(), text.as_str().into()]);
        let value = Value::List(self.raw.iter().map(pair).collect());
        String::from_utf8_lossy(&canon::canonical(&value)).into_owned()
    }
}

/// Where a journal stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Number of the next batch.
    next: u32,
    /// Bytes of the batches so far.
    size: usize,
    /// Bytes of the draft they follow; none where it has first to be written whole.
    whole: Option<usize>,
}

impl Default for Place {
    fn default() -> Place {
        Place {
            next: 1,
            size: 0,
            whole: None,
        }
    }
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The browser does not store.
    Store,
    /// Another tab writes the draft now.
    Taken,
    /// The draft was deleted.
    Deleted,
}

impl From<Refused> for Refusal {
    fn from(_: Refused) -> Refusal {
        Refusal::Store
    }
}

/// The journal of an open draft.
#[derive(Debug)]
pub struct Journal {
    id: String,
    /// The name this opening of the draft puts to it while it writes; none of it lies in the store before the first
    /// write of a new draft.
    name: String,
    signed: Cell<bool>,
    place: Cell<Place>,
}

impl Journal {
    /// The journal of a draft that is written whole first.
    pub fn new(id: &str) -> Journal {
        Journal {
            id: id.to_owned(),
            name: some_name(),
            signed: Cell::new(false),
            place: Cell::default(),
        }
    }

    /// Puts a new name to a draft, so that nobody else writes it any more, and reads it; `None` where there is none.
    ///
    /// # Errors
    /// When the browser does not store.
    pub async fn claim(id: &str) -> Result<Option<(Journal, Kept)>, Refused> {
        let deal = Deal::writing(&SHELVES).await?;
        let Some(kept) = read(&deal, id).await? else {
            return Ok(None);
        };
        let journal = Journal {
            signed: Cell::new(true),
            place: Cell::new(kept.place),
            ..Journal::new(id)
        };
        deal.put(Shelf::Journal, id, &journal.name)?;
        deal.done().await?;
        Ok(Some((journal, kept)))
    }

    /// What tells this opening of the draft from others.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the draft is to be written whole next.
    pub fn wants_whole(&self) -> bool {
        let Place { size, whole, .. } = self.place.get();
        whole.is_none_or(|whole| size > whole.max(ENOUGH))
    }

    /// What was written last may not be there: the next write is of everything.
    pub fn doubt(&self) {
        self.place.set(Place {
            whole: None,
            ..self.place.get()
        });
    }

    /// Whether what was written last may not be there.
    pub fn is_in_doubt(&self) -> bool {
        self.place.get().whole.is_none()
    }

    /// The draft was deleted, and is to be kept all the same: it is written anew.
    pub fn renew(&self) {
        self.signed.set(false);
        self.doubt();
    }

    /// Whether the draft may still be written here.
    pub async fn standing(&self) -> Result<(), Refusal> {
        let deal = Deal::reading(&[Shelf::Journal]).await?;
        self.look(&deal).await
    }

    /// Whose name stands there. The question is with the browser before the first wait.
    fn look(&self, deal: &Deal) -> impl Future<Output = Result<(), Refusal>> + use<> {
        let found = deal.get(Shelf::Journal, &self.id);
        let (name, signed) = (self.name.clone(), self.signed.get());
        async move {
            match found?.await? {
                Some(found) if found == name => Ok(()),
                Some(_) => Err(Refusal::Taken),
                None if signed => Err(Refusal::Deleted),
                None => Ok(()),
            }
        }
    }

    /// Appends a batch. It is with the browser before the first wait, so a page that goes away has written it too. Where
    /// another tab has just claimed the draft it follows what that tab has read, and this one hears of it.
    ///
    /// # Errors
    /// What stands in the way of writing on.
    pub async fn append(&self, batch: &Batch) -> Result<(), Refusal> {
        let text = batch.write();
        let mut place = self.place.get();
        let key = self.key(place.next);
        place.next += 1;
        place.size += text.len();
        self.place.set(place);
        let deal = Deal::writing(&[Shelf::Journal]).await?;
        let standing = self.look(&deal);
        deal.add(Shelf::Journal, &key, &text)?;
        deal.hand_over();
        let standing = standing.await;
        deal.done().await?;
        if standing == Err(Refusal::Deleted) {
            store::remove(Shelf::Journal, &self.id).await?;
        }
        standing
    }

    /// Writes the draft whole, and what its text leaves out; the batches before are taken away.
    ///
    /// # Errors
    /// Nothing was written then.
    pub async fn write_whole(&self, draft: &Draft, beyond: Vec<Value>) -> Result<(), Refusal> {
        let text = draft.write();
        let mut place = Place {
            whole: Some(text.len()),
            ..Place::default()
        };
        let first = self.key(place.next);
        place.next += u32::from(!beyond.is_empty());
        self.place.set(place);
        let deal = Deal::writing(&SHELVES).await?;
        if self.signed.get() {
            self.look(&deal).await?;
        }
        deal.put(Shelf::Drafts, &self.id, &text)?;
        deal.put(Shelf::Journal, &self.id, &self.name)?;
        deal.remove_below(Shelf::Journal, &self.id)?;
        if !beyond.is_empty() {
            let batch = Batch {
                saved: draft.saved.clone(),
                filer: draft.filer.clone(),
                changes: draft.changes,
                edits: beyond,
            };
            deal.put(Shelf::Journal, &first, &batch.write())?;
        }
        deal.hand_over();
        deal.done().await?;
        self.signed.set(true);
        Ok(())
    }

    fn key(&self, number: u32) -> String {
        format!("{}/{number:08}", self.id)
    }
}

/// Reads a draft, and leaves everything as it is.
pub async fn look(id: &str) -> Result<Option<Kept>, Refused> {
    read(&Deal::reading(&SHELVES).await?, id).await
}

async fn read(deal: &Deal, id: &str) -> Result<Option<Kept>, Refused> {
    let Some(whole) = deal.get(Shelf::Drafts, id)?.await? else {
        return Ok(None);
    };
    let below = deal.list(Shelf::Journal, Some(id)).await?;
    Ok(Kept::read(id, whole, below))
}

/// All drafts of the store. Their texts are those they were written whole with.
pub async fn all() -> Result<Vec<Draft>, Refused> {
    let deal = Deal::reading(&SHELVES).await?;
    let drafts = deal.list(Shelf::Drafts, None).await?;
    let batches = deal.list(Shelf::Journal, None).await?;
    let of = |id: &str| {
        let below = batches
            .iter()
            .filter(|(key, _)| key.strip_prefix(id).is_some_and(|rest| rest.starts_with('/')));
        below.cloned().collect()
    };
    let kept = drafts.into_iter().filter_map(|(id, whole)| {
        let below = of(&id);
        Kept::read(&id, whole, below)
    });
    Ok(kept.map(|kept| kept.draft).collect())
}

/// Writes a draft whole that is open nowhere in this tab; a tab in which it is open notices.
pub async fn put_whole(draft: &Draft) -> Result<(), Refused> {
    let deal = Deal::writing(&SHELVES).await?;
    deal.put(Shelf::Drafts, &draft.id, &draft.write())?;
    deal.put(Shelf::Journal, &draft.id, &some_name())?;
    deal.remove_below(Shelf::Journal, &draft.id)?;
    deal.done().await
}

/// A name no other opening has: the time in milliseconds, and chance.
fn some_name() -> String {
    let chance = js_sys::Math::random() * f64::from(u32::MAX);
    format!("{:x}-{:x}", js_sys::Date::now() as u64, chance as u32)
}
