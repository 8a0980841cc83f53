//! Rule kinds, the check session and the report.
//!
//! A [`BoundForm`] is a form whose rules have found their fields. A [`Session`] holds the answers of one filing and
//! keeps every rule's outcome up to date by difference; a whole check is the same code, run once.

mod amount;
mod answers;
mod bind;
mod binder;
mod catalogue;
mod cell;
mod check;
mod condition;
mod count;
mod day;
mod facts;
mod filing;
mod kinds;
mod letters;
mod outcome;
mod reason;
mod report;
mod session;
mod splice;
mod tally;

pub use answers::{Answers, At, Row, RowId, Rows};
pub use bind::{BindProblem, BoundForm, bind};
pub use cell::{Cell, Limits, limits};
pub use facts::Facts;
pub use filing::{Explanation, Filing, FormReference, Party, Period};
pub use kinds::kind_names;
pub use reason::ReasonFault;
pub use report::{Citation, Counts, Report, ReportFinding, Verdict};
pub use session::{Block, Change, Edit, Mark, NoSuchPlace, Order, Session};
