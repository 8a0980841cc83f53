//! The words everybody shares: values, exact numbers, civil dates, paths, findings, identifiers.
//!
//! Nothing here knows a form, a file or a key.

pub mod date;
pub mod finding;
pub mod identifier;
pub mod instant;
pub mod number;
pub mod path;
pub mod reader;
pub mod span;
pub mod value;

pub use date::Date;
pub use finding::{Fact, Grade, State};
pub use instant::Instant;
pub use number::Decimal;
pub use path::Path;
pub use reader::{ReadProblem, Reader};
pub use value::Value;
