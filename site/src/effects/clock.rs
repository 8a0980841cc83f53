//! The clock, in Beijing time whatever the computer's zone.

use bangfu_api::model::{Date, Instant};
use chrono::Utc;

/// The present instant. The fallback only serves clocks outside the years 1900 to 2099.
pub fn now() -> Instant {
    let earliest = || Instant::from_utc_seconds(0);
    Instant::from_utc_seconds(Utc::now().timestamp())
        .or_else(earliest)
        .unwrap_or_else(|| unreachable!("1970 lies in the span"))
}

/// Today's civil date in Beijing.
pub fn today() -> Date {
    now().date()
}

/// `16:21:07`, for messages about this minute.
pub fn time_of_day(instant: Instant) -> String {
    instant.to_string().get(11..19).unwrap_or_default().to_owned()
}

/// `2026 年 12 月 10 日`, for sentences.
pub fn in_words(date: Date) -> String {
    format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day())
}
