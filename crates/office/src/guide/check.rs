//! A guide held against the forms of its notice.

use bangfu_pack::{FieldType, Form, Pack};

use super::{Adds, Guide, Measure, Paper, Side, Take, Units, When};

/// Everything in the guide that names what the notice does not have, one sentence each.
pub fn problems(guide: &Guide, pack: &Pack) -> Vec<String> {
    let mut found = Checking {
        pack,
        place: String::new(),
        problems: Vec::new(),
    };
    for (at, expected) in guide.expected.iter().enumerate() {
        found.place = format!("expected {}", at + 1);
        let fields: Vec<&String> = match &expected.units {
            Units::Places(field) => vec![field],
            Units::Rows { fields, .. } => fields.iter().collect(),
        };
        found.form(&expected.form, |found, form| {
            fields.iter().for_each(|field| found.field(form, field));
        });
    }
    for total in &guide.totals {
        found.place = format!("total `{}`", total.id);
        found.form(&total.form, |found, form| {
            found.adds(form, &total.adds);
            total.by.iter().for_each(|field| found.field(form, field));
        });
        if let Some(target) = &total.target {
            found.form(&target.form, |found, form| {
                let rule = form.rules.iter().find(|rule| rule.id == target.rule);
                let least = rule.and_then(|rule| rule.args.get("least")?.as_integer());
                found.need(least.is_some(), || {
                    format!("`{}` is no rule with a whole number as `least`", target.rule)
                });
            });
        }
    }
    for comparison in &guide.comparisons {
        found.place = format!("comparison `{}`", comparison.id);
        found.side(&comparison.left);
        found.side(&comparison.right);
    }
    for paper in &guide.papers {
        found.place = format!("paper `{}`", paper.form);
        found.paper(paper);
    }
    found.problems
}

struct Checking<'p> {
    pack: &'p Pack,
    place: String,
    problems: Vec<String>,
}

impl<'p> Checking<'p> {
    fn need(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.problems.push(format!("{}: {}", self.place, what()));
        }
    }

    fn form(&mut self, id: &str, then: impl FnOnce(&mut Self, &'p Form)) {
        match self.pack.forms.iter().find(|form| form.id == id) {
            Some(form) => then(self, form),
            None => self.need(false, || format!("there is no form `{id}`")),
        }
    }

    fn field(&mut self, form: &Form, id: &str) {
        let known = form.fields.iter().any(|field| field.id == id);
        self.need(known, || format!("`{}` has no field `{id}`", form.id));
    }

    fn column(&mut self, form: &Form, table: &str, id: &str) {
        let known = form.tables.iter().find(|known| known.id == table);
        let known = known.is_some_and(|table| table.columns.iter().any(|column| column.id == id));
        self.need(known, || {
            format!("`{}` has no column `{id}` in a table `{table}`", form.id)
        });
    }

    fn when(&mut self, form: &Form, table: &str, when: &[When]) {
        for condition in when {
            self.column(form, table, &condition.column);
            let known = form.tables.iter().find(|known| known.id == table);
            let column =
                known.and_then(|table| table.columns.iter().find(|known| known.id == condition.column));
            for word in &condition.is {
                let offered = column.is_some_and(|column| column.options.contains(word));
                self.need(offered, || format!("`{}` offers no `{word}`", condition.column));
            }
        }
    }

    fn adds(&mut self, form: &Form, adds: &Adds) {
        match adds {
            Adds::Field(id) => {
                self.field(form, id);
                let field = form.fields.iter().find(|field| field.id == *id);
                let whole = field.is_none_or(|field| field.kind == FieldType::Integer);
                self.need(whole, || format!("`{id}` holds no whole number"));
            }
            Adds::Rows { table, when, person } => {
                self.when(form, table, when);
                for name in person {
                    if form.fields.iter().all(|field| field.id != *name) {
                        self.column(form, table, name);
                    }
                }
            }
            Adds::Column { table, column, when } => {
                self.column(form, table, column);
                self.when(form, table, when);
            }
        }
    }

    fn side(&mut self, side: &Side) {
        for id in &side.forms {
            self.form(id, |found, form| {
                for name in side.key.iter().chain([&side.value]) {
                    match &side.table {
                        Some(table) => found.column(form, table, name),
                        None => found.field(form, name),
                    }
                }
            });
        }
    }

    fn paper(&mut self, paper: &Paper) {
        let Some(drafted) = self.pack.forms.iter().find(|form| form.id == paper.form) else {
            return self.need(false, || "there is no such form".to_owned());
        };
        for rows in &paper.rows {
            for (column, take) in &rows.set {
                self.column(drafted, &rows.table, column);
                for id in &rows.from {
                    self.form(id, |found, form| found.take(form, rows.each.as_deref(), take));
                }
            }
        }
        for figure in &paper.figures {
            self.field(drafted, &figure.field);
            match &figure.measure {
                Measure::Drafted {
                    table,
                    when,
                    distinct,
                } => {
                    self.when(drafted, table, when);
                    distinct
                        .iter()
                        .for_each(|column| self.column(drafted, table, column));
                }
                Measure::Sum { from, field, .. } => {
                    for id in from {
                        self.form(id, |found, form| found.field(form, field));
                    }
                }
            }
        }
    }

    fn take(&mut self, form: &'p Form, each: Option<&str>, take: &Take) {
        match take {
            Take::Column(column) => self.column(form, each.unwrap_or_default(), column),
            Take::Field(field) => self.field(form, field),
            Take::Beside(forms, field) => {
                for id in forms {
                    self.form(id, |found, form| found.field(form, field));
                }
            }
            Take::Kind(kinds) => {
                for (id, _) in kinds {
                    self.form(id, |_, _| {});
                }
            }
            Take::Text(_) => {}
        }
    }
}
