//! `any-given`: at least one of several fields is answered.
//!
//! Passes 业务骨干 empty and 科室带头人 = 2; fails when both are empty.
//!
//! Arguments: `fields`.

use bangfu_model::{Fact, Reader};

use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome};

struct AnyGiven {
    first: usize,
    fields: Vec<usize>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let fields = binder.fields(&args.texts("fields")?)?;
    let first = *fields.first().ok_or("`fields` is empty")?;
    Ok(vec![(Scope::Form, Box::new(AnyGiven { first, fields }))])
}

impl Check for AnyGiven {
    fn reads(&self) -> Vec<Read> {
        self.fields.iter().map(|field| Read::Field(*field)).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let none = self.fields.iter().all(|field| view.field(*field).is_empty());
        Outcome::unless(none.then(|| {
            let labels: Vec<&str> = self
                .fields
                .iter()
                .map(|field| view.form.fields[*field].label.as_str())
                .collect();
            Finding::failed(
                At::Field(self.first),
                "any-given",
                vec![("missing", Fact::Text(labels.join("、")))],
            )
        }))
    }
}
