//! `readable`: every answer fits its field, and there is none that the form does not ask for.
//!
//! Passes 2026-02-28 as a date; fails 2025-02-29, letters in a number, an option the form does not have.
//!
//! Arguments: none.

use bangfu_model::{Fact, Reader, finding::Answer};
use bangfu_pack::{Field, FieldType};

use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::cell::{Cell, limits};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Readable(Slot);

/// Members the form, or the table of the row at hand, does not ask for.
struct NothingElse;

pub(super) fn bind(binder: &mut Binder, _: &mut Reader) -> Result<Bound, String> {
    let mut checks: Bound = Vec::new();
    for at in 0..binder.form.fields.len() {
        checks.push((Scope::Form, Box::new(Readable(Slot::Field(at)))));
    }
    for (at, table) in binder.form.tables.iter().enumerate() {
        for column in 0..table.columns.len() {
            checks.push((Scope::Row(at), Box::new(Readable(Slot::Column(column)))));
        }
        checks.push((Scope::Row(at), Box::new(NothingElse)));
    }
    checks.push((Scope::Form, Box::new(NothingElse)));
    Ok(checks)
}

impl Check for Readable {
    fn reads(&self) -> Vec<Read> {
        vec![self.0.read()]
    }

    fn check(&self, view: &View) -> Outcome {
        let (Cell::Unreadable(_), Some(field)) = (view.cell(self.0), view.asked(self.0)) else {
            return Outcome::Passed;
        };
        let (words, mut facts) = expected(field);
        facts.push(("have", Fact::Answer(Answer(view.cell(self.0).shown(field)))));
        Outcome::of(vec![Finding::failed(view.at(self.0), words, facts)])
    }
}

impl Check for NothingElse {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Filing]
    }

    fn check(&self, view: &View) -> Outcome {
        let told = |at: At, name: &String| {
            Finding::failed(at, "readable/unknown", vec![("name", Fact::Text(name.clone()))])
        };
        Outcome::of(match view.row {
            Some((table, row)) => row
                .unknown
                .keys()
                .map(|name| told(At::Row(table, row.id), name))
                .collect(),
            None => view
                .answers
                .unknown()
                .keys()
                .map(|name| told(At::Unknown(name.clone()), name))
                .collect(),
        })
    }
}

/// What a field can take, in words.
fn expected(field: &Field) -> (&'static str, Vec<(&'static str, Fact)>) {
    let options = || vec![("options", Fact::Text(field.options.join("、")))];
    let bounds = || {
        let limits = limits(field);
        vec![
            ("least", Fact::Integer(limits.least)),
            ("most", Fact::Integer(limits.most)),
        ]
    };
    match field.kind {
        FieldType::Integer => ("readable/integer", bounds()),
        FieldType::Year => ("readable/year", bounds()),
        FieldType::Decimal => ("readable/decimal", Vec::new()),
        FieldType::Date => ("readable/date", Vec::new()),
        FieldType::Choice => ("readable/choice", options()),
        FieldType::Choices => ("readable/choices", options()),
        FieldType::Text | FieldType::Paragraph | FieldType::Uscc => ("readable/text", Vec::new()),
    }
}
