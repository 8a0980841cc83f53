//! Calls and answers as plain data; text in, text out.
//!
//! The command, the component and the page are thin layers over these calls, so they say the same things.
//!
//! # From a blank form to a report
//!
//! ```
//! use bangfu_api::model::Date;
//! use bangfu_api::{Library, Verdict, blank, check, open};
//!
//! # fn main() -> Result<(), bangfu_api::Problem> {
//! let library = Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text))?;
//! // Day and randomness are arguments: there is no clock inside. A program brings 16 random bytes.
//! let today = Date::parse("2026-06-01").expect("a day");
//! let filing = blank(&library, "taian-2024/agreement-county", 2026, [7; 16])?;
//!
//! let mut session = open(&library, filing.as_bytes(), today)?;
//! // Typed text is read as the field asks; what comes back is what changed among the findings.
//! let changes = session.enter("/supporter_staff", "500 人")?;
//! assert!(!changes.is_empty());
//! assert_eq!(session.report().verdict, Verdict::Blocked);
//!
//! // A whole check of the text says what the session says, with what people typed masked unless it is asked for.
//! let report = check(&library, session.text().as_bytes(), today, false);
//! assert_eq!(report.counts, session.report().counts);
//! # Ok(())
//! # }
//! ```
//!
//! # Why a rule says what it says
//!
//! ```
//! use bangfu_api::{Library, explain};
//!
//! # fn main() -> Result<(), bangfu_api::Problem> {
//! let form = "taian-2024/agreement-county";
//! let library = Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text))?;
//! let (_, examples) = bangfu_forms::EXAMPLES.iter().find(|(id, _)| *id == form).expect("the form");
//! let explained = explain(&library, examples, form, "taian-3331-group-size")?;
//! assert_eq!(explained.notice, "泰卫发〔2024〕6号");
//! assert_eq!(explained.passes[0].answer, "3 人");
//! assert_eq!(explained.fails[0].answer, "2 人");
//! # Ok(())
//! # }
//! ```
//!
//! # Signing and verifying
//!
//! What the rules forbid to sign is refused here. That a paper is *not* agreed to may be signed whatever they say.
//!
//! ```
//! use bangfu_api::model::{Date, Instant};
//! use bangfu_api::seal::{Key, Role, State, Statement};
//! use bangfu_api::{Evidence, Library, blank, open, sign, verify};
//!
//! # fn main() -> Result<(), bangfu_api::Problem> {
//! let library = Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text))?;
//! let today = Date::parse("2026-06-01").expect("a day");
//! let filing = blank(&library, "taian-2024/agreement-county", 2026, [7; 16])?;
//! let mut session = open(&library, filing.as_bytes(), today)?;
//! session.enter("/supporter_name", "示例市中心医院（虚构）")?;
//! session.enter("/supporter_uscc", "12370900990000017P")?;
//! session.enter("/recipient_name", "示例县人民医院（虚构）")?;
//! session.enter("/recipient_uscc", "12370902990000025F")?;
//! let text = session.text();
//!
//! let key = Key::from_seed([9; 32]); // which must be random
//! let agreed = Statement {
//!     role: Role::Recipient,
//!     org: "12370902990000025F".to_owned(),
//!     signer: "钱明（虚构）".to_owned(),
//!     time: Instant::parse("2026-06-01T09:30:00+08:00").expect("an instant"),
//!     refusal: None,
//! };
//! let problem = sign(&library, text.as_bytes(), &key, &agreed, today).unwrap_err();
//! assert_eq!(problem.code, "blocked");
//!
//! let refused = Statement { refusal: Some("派驻人员还没有商定。".to_owned()), ..agreed };
//! let file = sign(&library, text.as_bytes(), &key, &refused, today)?;
//! // Without a roster nobody vouches for the key: what was not checked is told, and nothing is taken for granted.
//! let verified = verify(file.as_bytes(), &Evidence::default())?;
//! assert_eq!(verified.verdict.state, State::UnknownKey);
//! assert_eq!(verified.verdict.missing, [Role::Supporter]);
//! println!("{}", verified.text);
//! # Ok(())
//! # }
//! ```

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
pub use check::{Report, Verdict, check, check_document};
pub use companion::{Code, Companion, Match, Slip, companion, matches};
pub use difference::{AnswerChange, FormChange, answer_changes, form_changes};
pub use explaining::{ExampleAnswer, RuleExplained, explain};
pub use info::{FieldInfo, FormInfo, RuleInfo, field_is_required, fields, forms, rules as rule_infos};
pub use library::{Edition, Library, Unbound};
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
