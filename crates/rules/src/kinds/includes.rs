//! `includes`: a multiple choice has all of certain options.
//!
//! Passes 带教、授课、巡诊 where 带教 and 授课 are asked for; fails 巡诊 alone.
//!
//! Arguments: `field`, `options`.

use bangfu_model::{Fact, Reader};

use crate::binder::{Binder, Bound, options};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct Includes {
    field: usize,
    options: Vec<u16>,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let field = binder.field(&args.text("field")?)?;
    let options = options(&binder.form.fields[field], &args.texts("options")?)?;
    Ok(vec![(Scope::Form, Box::new(Includes { field, options }))])
}

impl Check for Includes {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.field)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.field);
        let Some(chosen) = view.cell(slot).chosen() else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let words = &view.form.fields[self.field].options;
        let missing: Vec<&str> = self
            .options
            .iter()
            .filter(|option| !chosen.contains(option))
            .map(|option| words[usize::from(*option)].as_str())
            .collect();
        Outcome::unless((!missing.is_empty()).then(|| {
            Finding::failed(
                view.at(slot),
                "includes",
                vec![("missing", Fact::Text(missing.join("、")))],
            )
        }))
    }
}
