//! The clock of this machine, in Beijing time (`files.md` §15).

use bangfu_api::model::{Date, Instant};
use chrono::Utc;

use crate::ending::Failure;

/// The instant now.
///
/// # Errors
/// When the clock is outside the years 1900 to 2099.
pub fn now() -> Result<Instant, Failure> {
    Instant::from_utc_seconds(Utc::now().timestamp())
        .ok_or_else(|| Failure::new("这台电脑的日期不对。请先校准日期，或用 --today 写明日期"))
}

/// The given day, else the civil date in Beijing.
///
/// # Errors
/// As [`now`].
pub fn today(given: Option<Date>) -> Result<Date, Failure> {
    given.map_or_else(|| now().map(Instant::date), Ok)
}
