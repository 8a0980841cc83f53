//! `one-of`: a choice is one of those the notice has.
//!
//! Passes 三级甲等 where a tertiary hospital is asked for; fails 二级甲等.
//!
//! Arguments: `field`, `options`.

use bangfu_model::{Fact, Reader};

use crate::binder::{Binder, Bound, options};
use crate::check::{Check, Read, Scope, Slot, View};
use crate::outcome::{Finding, Outcome};

struct OneOf {
    field: usize,
    options: Vec<u16>,
    words: String,
}

pub(super) fn bind(binder: &mut Binder, args: &mut Reader) -> Result<Bound, String> {
    let field = binder.field(&args.text("field")?)?;
    let words = args.texts("options")?;
    let options = options(&binder.form.fields[field], &words)?;
    Ok(vec![(
        Scope::Form,
        Box::new(OneOf {
            field,
            options,
            words: words.join("、"),
        }),
    )])
}

impl Check for OneOf {
    fn reads(&self) -> Vec<Read> {
        vec![Read::Field(self.field)]
    }

    fn check(&self, view: &View) -> Outcome {
        let slot = Slot::Field(self.field);
        let Some(chosen) = view.cell(slot).chosen() else {
            return Outcome::of(vec![view.could_not(slot)]);
        };
        let other = chosen.iter().find(|option| !self.options.contains(option));
        Outcome::unless(other.map(|_| {
            let have = view.field(self.field).shown(&view.form.fields[self.field]);
            let facts = vec![
                ("required", Fact::Text(self.words.clone())),
                ("have", Fact::Text(have)),
            ];
            Finding::failed(view.at(slot), "one-of", facts)
        }))
    }
}
