//! Finding what a rule names: fields, tables, columns, options, tallies.

use bangfu_model::Reader;
use bangfu_pack::{Column, Condition, Form, Reference, Table};

use crate::check::{Check, Scope};
use crate::condition::{self, Filter};
use crate::tally::TallySpec;

/// Finds what rules name.
pub(crate) struct Binder<'f> {
    pub(crate) form: &'f Form,
    /// Tables of the pack that answers are looked up in.
    pub(crate) references: &'f [Reference],
    pub(crate) tallies: Vec<TallySpec>,
}

/// What a kind makes of a rule: checks and what each runs over.
pub(crate) type Bound = Vec<(Scope, Box<dyn Check>)>;

impl<'f> Binder<'f> {
    // What nearly every kind asks for is kept out of line; the kinds themselves are many.

    #[inline(never)]
    pub(crate) fn field(&self, id: &str) -> Result<usize, String> {
        self.form
            .fields
            .iter()
            .position(|field| field.id == id)
            .ok_or_else(|| format!("there is no field `{id}`"))
    }

    pub(crate) fn fields(&self, ids: &[String]) -> Result<Vec<usize>, String> {
        places(ids, &|id| self.field(id))
    }

    #[inline(never)]
    pub(crate) fn table(&self, id: &str) -> Result<(usize, &'f Table), String> {
        let at = self
            .form
            .tables
            .iter()
            .position(|table| table.id == id)
            .ok_or_else(|| format!("there is no table `{id}`"))?;
        Ok((at, &self.form.tables[at]))
    }

    /// A tally of this table by these columns; one that is asked for twice is kept once.
    pub(crate) fn tally(&mut self, table: usize, columns: Vec<usize>) -> usize {
        self.tally_where(table, columns, Vec::new())
    }

    /// A tally of the rows the argument `where` names; of all without it.
    pub(crate) fn counted(
        &mut self,
        args: &mut Reader,
        table: usize,
        columns: Vec<usize>,
    ) -> Result<usize, String> {
        let conditions = args.optional_list("where", Condition::read)?;
        let filter = condition::filter(&self.form.tables[table], &conditions)?;
        Ok(self.tally_where(table, columns, filter))
    }

    #[inline(never)]
    pub(crate) fn tally_where(&mut self, table: usize, columns: Vec<usize>, filter: Vec<Filter>) -> usize {
        let spec = TallySpec {
            table,
            columns,
            filter,
        };
        self.tallies
            .iter()
            .position(|known| *known == spec)
            .unwrap_or_else(|| {
                self.tallies.push(spec);
                self.tallies.len() - 1
            })
    }
}

fn places(ids: &[String], find: &dyn Fn(&str) -> Result<usize, String>) -> Result<Vec<usize>, String> {
    let mut places = Vec::with_capacity(ids.len());
    for id in ids {
        places.push(find(id)?);
    }
    Ok(places)
}

/// The place of a column in its table.
#[inline(never)]
pub(crate) fn column(table: &Table, id: &str) -> Result<usize, String> {
    table
        .columns
        .iter()
        .position(|column| column.id == id)
        .ok_or_else(|| format!("table `{}` has no column `{id}`", table.id))
}

/// The places of columns in their table.
pub(crate) fn columns(table: &Table, ids: &[String]) -> Result<Vec<usize>, String> {
    places(ids, &|id| column(table, id))
}

/// The places of these words among a field's options.
#[inline(never)]
pub(crate) fn options(field: &Column, words: &[String]) -> Result<Vec<u16>, String> {
    let mut options = Vec::with_capacity(words.len());
    for word in words {
        let at = field.options.iter().position(|known| known == word);
        let at = at.and_then(|at| u16::try_from(at).ok());
        options.push(at.ok_or_else(|| format!("`{}` has no option `{word}`", field.id))?);
    }
    Ok(options)
}
