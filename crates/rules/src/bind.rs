//! Binding: a form's rules find their fields, once; what they read decides what runs again.

use std::collections::BTreeMap;

use bangfu_model::{Grade, Reader};
use bangfu_pack::{Condition, Form, Pack, RuleData, Source, Status};

use crate::binder::Binder;
use crate::check::{Check, Read, Scope, View};
use crate::condition::BoundCondition;
use crate::kinds;
use crate::outcome::Outcome;
use crate::report::Citation;
use crate::tally::TallySpec;

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
    /// How much each rule weighs in a report: its grade, but in a draft of a notice nothing keeps a filing back except
    /// what the form itself needs.
    pub(crate) weights: Vec<Grade>,
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
    conditions: Vec<BoundCondition>,
    check: Box<dyn Check>,
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
        references: &pack.references,
        tallies: Vec::new(),
    };
    let mut instances = Vec::new();
    let mut problems = Vec::new();
    for (at, rule) in form.rules.iter().enumerate() {
        match instances_of(&mut binder, at, rule) {
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
        id: format!("{}/{}", pack.notice.id, form.id),
        notice: pack.notice.number.clone(),
        passages: pack.sources.clone(),
        citations: form
            .rules
            .iter()
            .map(|rule| Citation::of(pack, &rule.sources))
            .collect(),
        weights: form.rules.iter().map(|rule| weight(pack, rule)).collect(),
        tallies: binder.tallies,
        form: form.clone(),
        instances,
        readers,
    })
}

fn weight(pack: &Pack, rule: &RuleData) -> Grade {
    match rule.grade {
        Grade::Must | Grade::InPrinciple if pack.notice.status == Status::Draft && !rule.own => {
            Grade::Encouraged
        }
        grade => grade,
    }
}

/// The checks of a rule, which stands at this place of the form.
fn instances_of(binder: &mut Binder, at: usize, rule: &RuleData) -> Result<Vec<Instance>, String> {
    let kind = kinds::named(&rule.kind).ok_or_else(|| format!("there is no rule kind `{}`", rule.kind))?;
    let mut args = Reader::new(&rule.args);
    let checks = kind(binder, &mut args)?;
    args.finish()?;
    let mut instances = Vec::with_capacity(checks.len());
    for (scope, check) in checks {
        instances.push(Instance {
            rule: at,
            scope,
            conditions: conditions(binder, scope, &rule.when)?,
            check,
        });
    }
    Ok(instances)
}

fn conditions(binder: &Binder, scope: Scope, when: &[Condition]) -> Result<Vec<BoundCondition>, String> {
    let table = match scope {
        Scope::Form => None,
        Scope::Row(table) => Some(&binder.form.tables[table]),
    };
    let mut bound = Vec::with_capacity(when.len());
    for condition in when {
        bound.push(BoundCondition::bind(binder, table, condition)?);
    }
    Ok(bound)
}

impl Instance {
    pub(crate) fn run(&self, view: &View) -> Outcome {
        match view.row {
            Some((_, row)) if row.is_blank() => return Outcome::NotApplicable,
            _ => {}
        }
        for condition in &self.conditions {
            match condition.holds(view) {
                Ok(true) => {}
                Ok(false) => return Outcome::NotApplicable,
                Err(missing) => return Outcome::Told(vec![missing]),
            }
        }
        self.check.check(view)
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
        reads.extend(instance.conditions.iter().map(BoundCondition::reads));
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
                    .chain(spec.filter.iter().map(|(at, _)| column(spec.table, *at)))
                    .collect()
            }
            (Read::Filing, _) => vec![((0, 0, 0), String::new())],
            (Read::Column(at), Scope::Row(table)) => vec![column(table, at)],
            (Read::Column(_), Scope::Form) => Vec::new(),
        }
    }
}
