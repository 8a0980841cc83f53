//! The queue: one line for every unit that must file and for every filing that came.

mod claim;
mod line;
mod matching;
mod standing;

pub use claim::{Claim, Expectation};
pub use line::{Line, Problem, ProblemKind};
pub use matching::{Lists, Queue};
pub use standing::Standing;
