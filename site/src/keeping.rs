//! The one owner of a roster in work (`files.md` §8): a reducer whose acts are whole documents made by the pure functions
//! of `bangfu_api::seal`. What is typed is read in [`wishes`], files in [`opening`], and the root signs in [`signing`].

pub mod lines;
pub mod opening;
pub mod signing;
pub mod wishes;

use std::rc::Rc;

use bangfu_api::model::Value;
use serde::{Deserialize, Serialize};
use yew::Reducible;

use crate::effects::rosters::{Candidate, Pinned};
use signing::Signed;

/// What a person should know of a roster before signing its next revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// Nobody has compared the root of the revision before on this computer; its telephone code.
    UnknownRoot(String),
    /// It does not follow from the roster in use here.
    Differs,
    /// It came without a signature.
    Unsigned,
}

/// A roster in work: the next revision, which nobody has signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// The document.
    pub document: Rc<Value>,
    /// What to know of it.
    pub doubt: Option<Doubt>,
    /// How it was before each step, and what was done then; the last step last.
    pub steps: Vec<(Rc<Value>, String)>,
}

impl Work {
    /// Work nobody has changed yet.
    pub fn of(document: Value, doubt: Option<Doubt>) -> Work {
        Work {
            document: Rc::new(document),
            doubt,
            steps: Vec::new(),
        }
    }
}

/// The table of whom keeps a roster.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keeping {
    /// The roster in work.
    pub work: Option<Work>,
    /// What was signed here just now.
    pub signed: Option<Signed>,
    /// What there is to tell: well done, or a fault.
    pub told: Option<(bool, String)>,
    /// The roster in use on this computer.
    pub in_use: Option<Pinned>,
    /// The signed roster, as this computer would take it into use.
    pub candidate: Option<Candidate>,
}

/// What happens.
pub enum Act {
    /// A roster is begun, opened, or taken up again.
    Taken(Work),
    /// The roster is changed; what was done, in words.
    Changed(Value, String),
    /// The last change is taken back.
    Undone,
    /// The work is given up.
    GivenUp,
    /// The root has signed.
    Signed(Signed, Option<Candidate>),
    /// This roster is in use from now on.
    InUse(Pinned),
    /// Something to tell.
    Told(bool, String),
}

impl Reducible for Keeping {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Taken(work) => (next.work, next.signed, next.told) = (Some(work), None, None),
            Act::Changed(document, what) => {
                if let Some(work) = &mut next.work {
                    let before = std::mem::replace(&mut work.document, Rc::new(document));
                    work.steps.push((before, what));
                }
                next.told = None;
            }
            Act::Undone => {
                if let Some(work) = &mut next.work
                    && let Some((before, _)) = work.steps.pop()
                {
                    work.document = before;
                }
                next.told = None;
            }
            Act::GivenUp => (next.work, next.told) = (None, None),
            Act::Signed(signed, candidate) => {
                (next.work, next.signed, next.candidate) = (None, Some(signed), candidate);
                next.told = None;
            }
            Act::InUse(pinned) => {
                (next.in_use, next.candidate) = (Some(pinned), None);
            }
            Act::Told(good, text) => next.told = Some((good, text)),
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(keeping: Keeping, act: Act) -> Keeping {
        (*Rc::new(keeping).reduce(act)).clone()
    }

    #[test]
    fn a_step_is_taken_back() {
        let work = Work::of(Value::from("begun"), None);
        let begun = after(Keeping::default(), Act::Taken(work));
        let changed = after(
            begun.clone(),
            Act::Changed(Value::from("more"), "登记".to_owned()),
        );
        assert_eq!(
            changed.work.as_ref().map(|work| &*work.document),
            Some(&Value::from("more"))
        );
        assert_eq!(after(changed, Act::Undone), begun);
        assert_eq!(after(begun.clone(), Act::Undone), begun);
        assert_eq!(after(begun, Act::GivenUp), Keeping::default());
    }
}
