//! What was done to an open filing, step by step, so that it can be taken back and done again.

use bangfu_api::rules::Edit;

/// Steps that are kept; older ones are forgotten.
const KEPT: usize = 500;

/// What a person did in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Typed into a box until it was left.
    Typed,
    /// Chose an answer.
    Chosen,
    /// Put this many empty rows into a table.
    RowsAdded(usize),
    /// Took this many rows away.
    RowsRemoved(usize),
    /// Pasted a block of this many rows.
    Pasted(usize),
    /// Emptied a block.
    Cleared,
    /// Filled a block from its first row.
    FilledDown,
    /// Sorted a table.
    Sorted,
    /// Gave a reason, until its box was left.
    Explained,
}

/// One step.
#[derive(Debug)]
pub struct Step {
    /// What was done.
    pub deed: Deed,
    /// Where, as a pointer.
    pub place: String,
    /// What takes it back, or does it again.
    pub edit: Edit,
}

/// The steps.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the last step is still being typed.
    typing: bool,
}

impl History {
    /// Notes a step; `typed` is the edit of a step that is still being typed. What is typed into one box is one step
    /// until the box is left, and none once the box is as it was.
    pub fn note(&mut self, step: Step, typed: Option<&Edit>) {
        self.undone.clear();
        let goes_on = |last: &&Step| last.deed == step.deed && last.place == step.place;
        let open = self.done.last().filter(|_| self.typing).filter(goes_on);
        match (open, typed) {
            (Some(last), Some(typed)) if same(&last.edit, typed) => {
                self.done.pop();
                self.typing = false;
            }
            (Some(_), Some(_)) => {}
            (None, Some(typed)) if same(&step.edit, typed) => {}
            _ => {
                self.done.push(step);
                self.typing = typed.is_some();
            }
        }
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }

    /// A box was left: what was typed into it is finished.
    pub fn leave(&mut self) {
        self.typing = false;
    }

    /// Whether the box with the focus holds something that was typed just now.
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// How many steps can be taken back, and how many done again.
    pub fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// Takes the last step back, or does the last one taken back again; `apply` applies an edit and gives its inverse.
    /// Gives the step's deed and place.
    pub fn turn(&mut self, back: bool, apply: impl FnOnce(Edit) -> Edit) -> Option<(Deed, String)> {
        self.typing = false;
        let (from, to) = if back {
            (&mut self.done, &mut self.undone)
        } else {
            (&mut self.undone, &mut self.done)
        };
        let Step { deed, place, edit } = from.pop()?;
        to.push(Step {
            deed,
            place: place.clone(),
            edit: apply(edit),
        });
        Some((deed, place))
    }
}

/// Whether two edits leave the same behind.
fn same(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (
            Edit::Field { at, cell, .. },
            Edit::Field {
                at: there,
                cell: then,
                ..
            },
        ) => (at, cell) == (there, then),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use bangfu_api::rules::Cell;

    use super::*;

    /// The edit that makes the first field hold this text.
    fn edit(text: &str) -> Edit {
        Edit::Field {
            at: 0,
            cell: Cell::Text(text.to_owned()),
            parties: None,
        }
    }

    /// Notes that a text was typed in the place of another.
    fn types(history: &mut History, from: &str, to: &str) {
        let step = Step {
            deed: Deed::Typed,
            place: "/a".to_owned(),
            edit: edit(from),
        };
        history.note(step, Some(&edit(to)));
    }

    #[test]
    fn typing_is_one_step_until_the_box_is_left() {
        let mut history = History::default();
        types(&mut history, "", "a");
        types(&mut history, "a", "ab");
        assert_eq!(history.depth(), (1, 0));
        history.leave();
        types(&mut history, "ab", "abc");
        assert_eq!(history.depth(), (2, 0));
        let mut taken = Vec::new();
        while history
            .turn(true, |back| {
                taken.push(back.clone());
                back
            })
            .is_some()
        {}
        assert_eq!(taken, [edit("ab"), edit("")]);
        assert_eq!(history.depth(), (0, 2));
        types(&mut history, "", "x");
        assert_eq!(history.depth(), (1, 0));
    }

    #[test]
    fn a_box_that_is_as_it_was_is_no_step() {
        let mut history = History::default();
        types(&mut history, "a", "ab");
        assert!(history.is_typing());
        types(&mut history, "ab", "a");
        assert!(!history.is_typing());
        types(&mut history, "a", "a");
        assert_eq!(history.depth(), (0, 0));
    }
}
