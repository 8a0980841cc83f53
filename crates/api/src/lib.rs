//! Calls and answers as plain data; text in, text out.
//!
//! The command, the component and the page are thin layers over these calls, so they say the same things.

mod amendment;
mod blank;
mod calendar;
mod card;
mod check;
mod companion;
mod difference;
mod editing;
mod explaining;
mod info;
mod library;
mod merging;
mod numeral;
pub mod office;
mod overview;
mod problem;
mod receiving;
mod schema;
mod session;
mod signing;
mod typed;
mod verifying;

pub use bangfu_canon as canon;
pub use bangfu_model as model;
pub use bangfu_pack as pack;
pub use bangfu_rules as rules;
pub use bangfu_seal as seal;

pub use amendment::amend;
pub use blank::{blank, filled};
pub use calendar::calendar;
pub use card::{Card, read_card};
pub use check::{Report, Verdict, check};
pub use companion::{Code, Companion, Match, Slip, companion, matches};
pub use difference::{AnswerChange, FormChange, answer_changes, form_changes};
pub use explaining::{ExampleAnswer, RuleExplained, explain};
pub use info::{FieldInfo, FormInfo, RuleInfo, field_is_required, fields, forms, rules as rule_infos};
pub use library::{Edition, Library};
pub use merging::{Merged, merge};
pub use numeral::numeral;
pub use overview::{CoverageInfo, DutyInfo, How, cited, coverage, duties, overview, overview_with};
pub use problem::Problem;
pub use receiving::{Receipt, Receiving, deadline, receive};
pub use schema::schema;
pub use session::{Session, open, resume};
pub use signing::{sign, signable};
pub use typed::{read_date, typed};
pub use verifying::{Evidence, Verified, verdict, verify};
