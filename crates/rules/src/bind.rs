//! Binding: a form's rules find their fields, once; what they read decides what runs again.

use std::collections::BTreeMap;
use std::fmt;

use bangfu_model::Date;
use bangfu_pack::{Field, Form, Pack, RuleData, Source};

use crate::answers::{Answers, At, Row};
use crate::binder::Binder;
use crate::cell::Cell;
use crate::facts::Facts;
use crate::filing::Filing;
use crate::outcome::{Finding, Outcome};
use crate::report::Citation;
use crate::tally::{Tally, TallySpec};

/// A form whose rules have found their fields.
#[derive(Debug)]
pub struct BoundForm {
    /// `<pack>/<form>`
    pub id: String,
    /// 文号 of the notice.
    pub notice: String,
    /// The form as data.
    pub form: Form,
    /// Cited passages, for each rule of the form.
    pub citations: Vec<Vec<Citation>>,
    /// Every passage of the pack.
    passages: Vec<Source>,
    pub(crate) instances: Vec<Instance>,
    pub(crate) tallies: Vec<TallySpec>,
    pub(crate) readers: Readers,
}

/// A rule that cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindProblem {
    /// Id of the rule.
    pub rule: String,
    /// What is wrong.
    pub what: String,
}

/// The smallest unit that runs again on its own: one check of one rule.
#[derive(Debug)]
pub(crate) struct Instance {
    /// Place of the rule in the form.
    pub(crate) rule: usize,
    pub(crate) scope: Scope,
    pub(crate) condition: Option<BoundCondition>,
    pub(crate) check: Box<dyn Check>,
}

/// Over what a check runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Once for the filing.
    Form,
    /// Once for each row of a table that is not blank.
    Row(usize),
}

/// What a check reads, so that it runs again when that changes, and only then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Read {
    /// A field.
    Field(usize),
    /// A column of the row at hand.
    Column(usize),
    /// A tally.
    Tally(usize),
    /// The document around the answers, or members the form does not ask for.
    Filing,
}

/// A check of a bound rule.
pub(crate) trait Check: Send + Sync {
    /// What it reads.
    fn reads(&self) -> Vec<Read>;
    /// Judges the answers.
    fn check(&self, view: &View) -> Outcome;
}

/// Shown without its arguments, which stand in the form: whatever a trait object can do, every program carries.
impl fmt::Debug for dyn Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Check")
    }
}

/// When a rule applies: the field has one of these options.
#[derive(Debug, Clone)]
pub(crate) struct BoundCondition {
    pub(crate) field: usize,
    pub(crate) options: Vec<u16>,
}

/// What a check sees.
pub(crate) struct View<'a> {
    pub(crate) form: &'a Form,
    pub(crate) answers: &'a Answers,
    pub(crate) filing: &'a Filing,
    pub(crate) tallies: &'a [Tally],
    pub(crate) today: Date,
    /// The row at hand and its table, for checks of rows.
    pub(crate) row: Option<(usize, &'a Row)>,
}

impl View<'_> {
    pub(crate) fn field(&self, at: usize) -> &Cell {
        self.answers.field(at)
    }

    pub(crate) fn tally(&self, at: usize) -> &Tally {
        &self.tallies[at]
    }

    /// The cell a slot names: a field, or a column of the row at hand.
    pub(crate) fn cell(&self, slot: Slot) -> &Cell {
        match (slot, self.row) {
            (Slot::Field(field), _) => self.answers.field(field),
            (Slot::Column(column), Some((_, row))) => &row.cells[column],
            (Slot::Column(_), None) => &Cell::Empty,
        }
    }

    /// The place of a slot.
    pub(crate) fn at(&self, slot: Slot) -> At {
        match (slot, self.row) {
            (Slot::Field(field), _) => At::Field(field),
            (Slot::Column(column), Some((table, row))) => At::Cell(table, row.id, column),
            (Slot::Column(_), None) => At::Whole,
        }
    }

    /// The field or column a slot names.
    pub(crate) fn asked(&self, slot: Slot) -> Option<&Field> {
        match (slot, self.row) {
            (Slot::Field(field), _) => self.form.fields.get(field),
            (Slot::Column(column), Some((table, _))) => self.form.tables[table].columns.get(column),
            (Slot::Column(_), None) => None,
        }
    }

    /// The finding that something needed is missing, or cannot be read.
    pub(crate) fn could_not(&self, slot: Slot) -> Finding {
        let words = if self.cell(slot).is_empty() {
            "missing"
        } else {
            "unreadable"
        };
        Finding {
            state: bangfu_model::State::CouldNotCheck,
            at: self.at(slot),
            words,
            facts: Facts::default(),
        }
    }
}

/// A single answer: a field, or a column of the row at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Field(usize),
    Column(usize),
}

impl Slot {
    pub(crate) fn read(self) -> Read {
        match self {
            Slot::Field(field) => Read::Field(field),
            Slot::Column(column) => Read::Column(column),
        }
    }
}

/// Whom to ask again when something changes.
#[derive(Debug, Default)]
pub(crate) struct Readers {
    /// Instances that read a field, by field.
    pub(crate) of_field: Vec<Vec<usize>>,
    /// Row instances of a table that read a column, by table and column.
    pub(crate) of_column: Vec<Vec<Vec<usize>>>,
    /// All row instances of a table.
    pub(crate) of_rows: Vec<Vec<usize>>,
    /// Instances that read a tally.
    pub(crate) of_tally: Vec<Vec<usize>>,
    /// Instances that read the document.
    pub(crate) of_filing: Vec<usize>,
    /// Tallies over a table.
    pub(crate) tallies_of: Vec<Vec<usize>>,
}

/// Binds a form of a pack.
///
/// # Errors
/// Every rule that names an unknown kind, field, table, column or option, or whose arguments do not fit its kind.
pub fn bind(pack: &Pack, form: &Form) -> Result<BoundForm, Vec<BindProblem>> {
    let mut binder = Binder {
        form,
        tallies: Vec::new(),
    };
    let mut instances = Vec::new();
    let mut problems = Vec::new();
    for (at, rule) in form.rules.iter().enumerate() {
        match binder.rule(at, rule) {
            Ok(bound) => instances.extend(bound),
            Err(what) => problems.push(BindProblem {
                rule: rule.id.clone(),
                what,
            }),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let readers = readers(form, &instances, &binder.tallies);
    Ok(BoundForm {
        id: format!("{}/{}", pack.id, form.id),
        notice: pack.number.clone(),
        passages: pack.sources.clone(),
        citations: form
            .rules
            .iter()
            .map(|rule| Citation::of(pack, &rule.sources))
            .collect(),
        tallies: binder.tallies,
        form: form.clone(),
        instances,
        readers,
    })
}

impl Instance {
    pub(crate) fn run(&self, view: &View) -> Outcome {
        if let Some(condition) = &self.condition {
            match view.field(condition.field) {
                Cell::Choices(chosen) if chosen.iter().any(|option| condition.options.contains(option)) => {}
                Cell::Empty | Cell::Unreadable(_) => {
                    return Outcome::Told(vec![view.could_not(Slot::Field(condition.field))]);
                }
                _ => return Outcome::NotApplicable,
            }
        }
        match view.row {
            Some((_, row)) if row.is_blank() => Outcome::NotApplicable,
            _ => self.check.check(view),
        }
    }
}

fn readers(form: &Form, instances: &[Instance], tallies: &[TallySpec]) -> Readers {
    let mut readers = Readers {
        of_field: vec![Vec::new(); form.fields.len()],
        of_column: form
            .tables
            .iter()
            .map(|table| vec![Vec::new(); table.columns.len()])
            .collect(),
        of_rows: vec![Vec::new(); form.tables.len()],
        of_tally: vec![Vec::new(); tallies.len()],
        of_filing: Vec::new(),
        tallies_of: vec![Vec::new(); form.tables.len()],
    };
    for (at, spec) in tallies.iter().enumerate() {
        readers.tallies_of[spec.table].push(at);
    }
    for (at, instance) in instances.iter().enumerate() {
        let mut reads = instance.check.reads();
        reads.extend(
            instance
                .condition
                .as_ref()
                .map(|condition| Read::Field(condition.field)),
        );
        if let Scope::Row(table) = instance.scope {
            readers.of_rows[table].push(at);
        }
        for read in reads {
            let list = match (read, instance.scope) {
                (Read::Field(field), _) => &mut readers.of_field[field],
                (Read::Tally(tally), _) => &mut readers.of_tally[tally],
                (Read::Filing, _) => &mut readers.of_filing,
                (Read::Column(column), Scope::Row(table)) => &mut readers.of_column[table][column],
                (Read::Column(_), Scope::Form) => continue,
            };
            // A check may read the same twice; it is asked once.
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    readers
}

impl BoundForm {
    /// The passages with these ids.
    pub fn cited(&self, ids: &[String]) -> Vec<Citation> {
        Citation::among(&self.passages, ids)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&RuleData> {
        self.form.rules.iter().find(|rule| rule.id == id)
    }

    /// The fields and columns each rule reads, as pointers (`/team/*/title` for a column), by rule.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let mut paths = vec![BTreeMap::new(); self.form.rules.len()];
        for instance in &self.instances {
            for read in instance.check.reads() {
                for (order, path) in self.read_paths(read, instance.scope) {
                    paths[instance.rule].insert(order, path);
                }
            }
        }
        paths
            .into_iter()
            .map(|found| found.into_values().collect())
            .collect()
    }

    fn read_paths(&self, read: Read, scope: Scope) -> Vec<((usize, usize, usize), String)> {
        let column = |table: usize, column: usize| {
            let data = &self.form.tables[table];
            (
                (1, table, column + 1),
                format!("/{}/*/{}", data.id, data.columns[column].id),
            )
        };
        match (read, scope) {
            (Read::Field(field), _) => vec![((1, field, 0), format!("/{}", self.form.fields[field].id))],
            (Read::Tally(tally), _) => {
                let spec = &self.tallies[tally];
                let table = (
                    (1, spec.table, 0),
                    format!("/{}", self.form.tables[spec.table].id),
                );
                std::iter::once(table)
                    .chain(spec.columns.iter().map(|at| column(spec.table, *at)))
                    .collect()
            }
            (Read::Filing, _) => vec![((0, 0, 0), String::new())],
            (Read::Column(at), Scope::Row(table)) => vec![column(table, at)],
            (Read::Column(_), Scope::Form) => Vec::new(),
        }
    }
}
