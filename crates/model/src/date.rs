//! Civil dates (`files.md` §15).

use std::borrow::Cow;
use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A civil date in Beijing time, 1900-01-01 to 2099-12-31 (ISO 8601 `YYYY-MM-DD`).
///
/// No other day can be held: an operation that leaves these years answers `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// Reads exactly `YYYY-MM-DD`, a day that exists.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        Date::new(
            text[..4].parse().ok()?,
            text[5..7].parse().ok()?,
            text[8..].parse().ok()?,
        )
    }

    /// The day, if it exists and lies in the years 1900 to 2099.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Date::within_years)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, Monday = 1 to Sunday = 7 (ISO 8601).
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// Whole days from `earlier` to `self`; negative when `self` is before it.
    pub fn days_since(self, earlier: Date) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The day after; `None` after 2099-12-31.
    pub fn next_day(self) -> Option<Date> {
        self.0.succ_opt().and_then(Date::within_years)
    }

    /// The day before; `None` before 1900-01-01.
    pub fn previous_day(self) -> Option<Date> {
        self.0.pred_opt().and_then(Date::within_years)
    }

    /// The corresponding day `months` later, counted from this day; where there is none, the month's last day
    /// (民法典 202).
    ///
    /// Count from the original day: 31 January + 2 is 31 March, but 31 January + 1 + 1 is 28 March.
    pub fn plus_months(self, months: u32) -> Option<Date> {
        self.months_later(months).and_then(Date::within_years)
    }

    /// The corresponding day `months` earlier; where there is none, the month's last day.
    pub fn minus_months(self, months: u32) -> Option<Date> {
        self.0
            .checked_sub_months(Months::new(months))
            .and_then(Date::within_years)
    }

    /// The last day, inclusive, of `months` months of which this day is the first: the day before the
    /// corresponding day; where there is none, the month's last day (民法典 202).
    ///
    /// A year from 2023-03-01 ends on 2024-02-29, a year from 2024-02-29 on 2025-02-28. Zero months end the day
    /// before they begin.
    pub fn last_day_of(self, months: u32) -> Option<Date> {
        let later = self.months_later(months)?;
        let last = if later.day() == self.day() {
            later.pred_opt()?
        } else {
            later
        };
        Date::within_years(last)
    }

    /// The day that begins `days` days after 1970-01-01.
    pub(crate) fn from_epoch_days(days: i64) -> Option<Date> {
        NaiveDate::from_epoch_days(i32::try_from(days).ok()?).and_then(Date::within_years)
    }

    /// Days from 1970-01-01 to this day.
    pub(crate) fn to_epoch_days(self) -> i64 {
        i64::from(self.0.to_epoch_days())
    }

    fn months_later(self, months: u32) -> Option<NaiveDate> {
        self.0.checked_add_months(Months::new(months))
    }

    fn within_years(day: NaiveDate) -> Option<Date> {
        (1900..=2099).contains(&day.year()).then_some(Date(day))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Date::parse(&text).ok_or_else(|| D::Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_years_end_at_both_ends() {
        let first = date("1900-01-01");
        let last = date("2099-12-31");
        assert_eq!(first.previous_day(), None);
        assert_eq!(last.next_day(), None);
        assert_eq!(first.minus_months(1), None);
        assert_eq!(last.plus_months(1), None);
        assert_eq!(last.plus_months(u32::MAX), None);
        assert_eq!(Date::parse("1899-12-31"), None);
        assert_eq!(Date::from_epoch_days(i64::MAX), None);
    }

    #[test]
    fn a_period_may_end_on_the_last_day_of_all() {
        assert_eq!(date("2099-01-01").last_day_of(12), Some(date("2099-12-31")));
        assert_eq!(date("2099-01-02").last_day_of(12), None);
    }

    #[test]
    fn zero_months_end_before_they_begin() {
        assert_eq!(date("2026-03-01").last_day_of(0), Some(date("2026-02-28")));
    }

    #[test]
    fn neighbours_cross_months_and_leap_days() {
        assert_eq!(date("2024-02-28").next_day(), Some(date("2024-02-29")));
        assert_eq!(date("2000-01-01").previous_day(), Some(date("1999-12-31")));
        assert_eq!(Date::new(1900, 2, 29), None);
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn epoch_days_come_back() {
        assert_eq!(date("1970-01-01").to_epoch_days(), 0);
        let day = date("1969-12-31");
        assert_eq!(Date::from_epoch_days(day.to_epoch_days()), Some(day));
    }

    #[test]
    fn text_of_many_bytes_is_no_date() {
        assert_eq!(Date::parse("２026-2-3"), None);
        assert_eq!(Date::parse("日期-日期"), None);
    }
}
