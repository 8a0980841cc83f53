//! A check session: answers that change, outcomes that follow.

mod block;
mod edit;
mod mark;
mod reasons;
mod run;
mod set;
mod written;

use std::sync::Arc;

use bangfu_model::Date;

use crate::answers::Answers;
use crate::bind::BoundForm;
use crate::filing::Filing;
use crate::outcome::Outcome;
use crate::report::Teller;
use crate::tally::Tally;

pub use block::{Block, Order};
pub use edit::Edit;
pub use mark::Mark;
pub use run::Change;
use run::RowOutcomes;
pub use set::NoSuchPlace;

/// The answers of one filing and the outcome of every rule.
#[derive(Debug)]
pub struct Session {
    form: Arc<BoundForm>,
    /// The document without its answers.
    filing: Filing,
    answers: Answers,
    today: Date,
    tallies: Vec<Tally>,
    /// Outcomes of form checks by instance; row checks have theirs in `rows`.
    outcomes: Vec<Outcome>,
    /// Outcomes of row checks, by table, then row.
    rows: Vec<Vec<RowOutcomes>>,
    evaluations: u64,
}

impl Session {
    /// Opens a filing and runs every rule once; `today` is the civil date in Beijing.
    pub fn open(form: Arc<BoundForm>, mut filing: Filing, today: Date) -> Session {
        let answers = Answers::read(&form.form, &std::mem::take(&mut filing.answers));
        let mut session = Session {
            outcomes: vec![Outcome::NotApplicable; form.instances.len()],
            tallies: vec![Tally::default(); form.tallies.len()],
            rows: form.form.tables.iter().map(|_| Vec::new()).collect(),
            form,
            filing,
            answers,
            today,
            evaluations: 0,
        };
        session.count_rows();
        session.run_everything();
        session
    }

    /// The form.
    pub fn form(&self) -> &Arc<BoundForm> {
        &self.form
    }

    /// The document around the answers, which are not in it.
    pub fn filing(&self) -> &Filing {
        &self.filing
    }

    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// How many checks have run since the session was opened.
    pub fn evaluations(&self) -> u64 {
        self.evaluations
    }

    /// The filing as it stands, answers included.
    pub fn document(&self) -> Filing {
        Filing {
            answers: self.answers.write(&self.form.form),
            ..self.filing.clone()
        }
    }

    fn teller(&self) -> Teller<'_> {
        Teller {
            form: &self.form,
            answers: &self.answers,
            explanations: &self.filing.explanations,
        }
    }

    fn row_check(&self, table: usize, instance: usize) -> usize {
        self.form.readers.of_rows[table].partition_point(|known| *known < instance)
    }
}
