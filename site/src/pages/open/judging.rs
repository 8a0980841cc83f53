//! Judging what lies open by what is at hand.

use std::rc::Rc;

use bangfu_api::seal::Clock;
use bangfu_api::{Evidence, Problem, Verified, verify};

use crate::effects::clock;
use crate::effects::rosters::Pinned;

/// A verdict, or why there is none.
pub type Judged = Result<Rc<Verified>, Problem>;

/// What lies beside the file that is judged.
pub enum Beside<'a> {
    /// A receipt for it.
    Receipt(Option<&'a str>),
    /// The filing it is a receipt for.
    Filing(&'a str),
}

/// Judges a file.
///
/// # Errors
/// As [`verify`].
pub fn judged(text: &str, beside: Beside, roster: Option<&Pinned>) -> Judged {
    let (receipt, filing) = match beside {
        Beside::Receipt(receipt) => (receipt.map(str::as_bytes), None),
        Beside::Filing(filing) => (None, Some(filing.as_bytes())),
    };
    let evidence = Evidence {
        roster: roster.map(|roster| roster.text.as_bytes()),
        root: roster.map(|roster| roster.root.as_str()),
        clock: Clock::Now(clock::now()),
        highest_roster_revision: roster.map(|roster| roster.highest),
        receipt,
        filing,
        ..Evidence::default()
    };
    verify(text.as_bytes(), &evidence).map(Rc::new)
}
