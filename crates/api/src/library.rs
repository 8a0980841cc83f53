//! The packs a program has at hand.

use std::sync::Arc;

use bangfu_canon::{DEPTH, Digest, Normalize, UnicodeTables, parse_with};
use bangfu_model::value::Value;
use bangfu_pack::Pack;
use bangfu_rules::{BoundForm, bind};

use crate::Problem;

/// The packs a program has at hand, ready to check with.
#[derive(Debug)]
pub struct Library {
    normalize: &'static dyn Normalize,
    editions: Vec<Edition>,
}

/// A compiled pack that was read: half the work of [`Library::add`], for a page that answers in between.
#[derive(Debug)]
pub struct Unbound<'t> {
    text: &'t str,
    value: Value,
}

/// One compiled pack.
#[derive(Debug)]
pub struct Edition {
    /// The pack as data.
    pub pack: Pack,
    /// Digest of its compiled text: what filings name in `form.pack`.
    pub digest: Digest,
    /// Its forms, bound.
    pub forms: Vec<Arc<BoundForm>>,
}

impl Default for Library {
    fn default() -> Library {
        Library::new(&UnicodeTables)
    }
}

impl Library {
    /// An empty library whose packs, drafts and typed text are read with the program's own NFC.
    ///
    /// Files that may be signed ([`crate::open`], [`crate::check`], [`crate::sign`], [`crate::verify`]) are read with
    /// [`UnicodeTables`] all the same. A program that calls none of them, nor `default` and `of`, carries no tables.
    pub fn new(normalize: &'static dyn Normalize) -> Library {
        Library {
            normalize,
            editions: Vec::new(),
        }
    }

    /// A library of these compiled packs.
    ///
    /// # Errors
    /// As [`Library::add`].
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Library, Problem> {
        let mut library = Library::default();
        for text in texts {
            library.add(text)?;
        }
        Ok(library)
    }

    /// Adds a compiled pack; one of the same form is replaced.
    ///
    /// # Errors
    /// Code `pack` when the text is no pack, or one this version of the program cannot use.
    pub fn add(&mut self, text: &str) -> Result<(), Problem> {
        let unbound = self.read(text)?;
        self.bind(unbound)
    }

    /// Reads a compiled pack, which [`Library::bind`] adds.
    ///
    /// # Errors
    /// Code `pack` when the text is no file of ours.
    pub fn read<'t>(&self, text: &'t str) -> Result<Unbound<'t>, Problem> {
        let value = parse_with(text.as_bytes(), DEPTH, self.normalize)
            .map_err(|breach| Problem::unusable_pack(breach.rule.name()))?;
        Ok(Unbound { text, value })
    }

    /// Adds a pack that was read; one of the same form is replaced.
    ///
    /// # Errors
    /// Code `pack` when it is no pack, or one this version of the program cannot use.
    pub fn bind(&mut self, unbound: Unbound) -> Result<(), Problem> {
        let pack = Pack::read(&unbound.value).map_err(|problem| Problem::unusable_pack(&problem.place))?;
        let mut forms = Vec::with_capacity(pack.forms.len());
        for form in &pack.forms {
            let bound = bind(&pack, form).map_err(|problems| {
                let rules: Vec<&str> = problems.iter().map(|problem| problem.rule.as_str()).collect();
                Problem::unusable_pack(&rules.join("、"))
            })?;
            forms.push(Arc::new(bound));
        }
        self.editions.retain(|edition| {
            let known = edition.forms.iter();
            known.zip(&forms).any(|(known, new)| known.id != new.id)
        });
        self.editions.push(Edition {
            digest: Digest::of(unbound.text.as_bytes()),
            pack,
            forms,
        });
        Ok(())
    }

    /// Who knows NFC.
    pub(crate) fn normalize(&self) -> &'static dyn Normalize {
        self.normalize
    }

    /// The packs, in the order they were added.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The edition that holds the form `<pack>/<form>`, and the form.
    pub fn form(&self, id: &str) -> Option<(&Edition, &Arc<BoundForm>)> {
        self.editions.iter().find_map(|edition| {
            edition
                .forms
                .iter()
                .find(|form| form.id == id)
                .map(|form| (edition, form))
        })
    }
}
