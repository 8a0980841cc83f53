//! Instants in Beijing time, the fixed offset +08:00 (`files.md` §15).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::Date;

const OFFSET_SECONDS: i64 = 8 * 3600;
const SECONDS_A_DAY: i64 = 24 * 3600;

/// An instant to the second, `YYYY-MM-DDThh:mm:ss+08:00`, in the years of [`Date`].
///
/// A deadline is exclusive: what arrives at `received` is on time if `received < deadline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    date: Date,
    /// Seconds since midnight, below 86,400.
    second: u32,
}

impl Instant {
    /// Reads exactly `YYYY-MM-DDThh:mm:ss+08:00`: no other offset, no fraction, no hour 24, no second 60.
    pub fn parse(text: &str) -> Option<Instant> {
        let (date, time) = text.strip_suffix("+08:00")?.split_once('T')?;
        let date = Date::parse(date)?;
        let &[h1, h2, b':', m1, m2, b':', s1, s2] = time.as_bytes() else {
            return None;
        };
        let hour = two_digits(h1, h2).filter(|hour| *hour < 24)?;
        let minute = two_digits(m1, m2).filter(|minute| *minute < 60)?;
        let second = two_digits(s1, s2).filter(|second| *second < 60)?;
        Some(Instant {
            date,
            second: (hour * 60 + minute) * 60 + second,
        })
    }

    /// The instant `seconds` after 1970-01-01T00:00:00Z; `None` outside the years of [`Date`].
    pub fn from_utc_seconds(seconds: i64) -> Option<Instant> {
        let here = seconds.checked_add(OFFSET_SECONDS)?;
        Some(Instant {
            date: Date::from_epoch_days(here.div_euclid(SECONDS_A_DAY))?,
            second: u32::try_from(here.rem_euclid(SECONDS_A_DAY)).ok()?,
        })
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn to_utc_seconds(self) -> i64 {
        self.date.to_epoch_days() * SECONDS_A_DAY + i64::from(self.second) - OFFSET_SECONDS
    }

    /// Midnight at the beginning of `day`.
    pub fn start_of(day: Date) -> Instant {
        Instant { date: day, second: 0 }
    }

    /// The exclusive deadline of "by `day`", the day included: midnight at its end. `None` for 2099-12-31.
    pub fn end_of(day: Date) -> Option<Instant> {
        day.next_day().map(Instant::start_of)
    }

    /// The civil date in Beijing.
    pub fn date(self) -> Date {
        self.date
    }

    /// `minutes` later, or earlier when negative; `None` outside the years of [`Date`].
    pub fn plus_minutes(self, minutes: i64) -> Option<Instant> {
        let seconds = minutes.checked_mul(60)?;
        Instant::from_utc_seconds(self.to_utc_seconds().checked_add(seconds)?)
    }

    /// Whole seconds from `earlier` to `self`; negative when `self` is before it.
    pub fn seconds_since(self, earlier: Instant) -> i64 {
        self.to_utc_seconds() - earlier.to_utc_seconds()
    }
}

fn two_digits(tens: u8, units: u8) -> Option<u32> {
    (tens.is_ascii_digit() && units.is_ascii_digit())
        .then(|| u32::from(tens - b'0') * 10 + u32::from(units - b'0'))
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.second / 3600, self.second / 60 % 60, self.second % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}+08:00", self.date)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Instant::parse(&text).ok_or_else(|| D::Error::custom("no instant"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn one_spelling_only() {
        for text in [
            "2026-12-01T09:12:30+08:0",
            "2026-12-01T09:12:30+0800",
            "2026-12-01T09:12:30-08:00",
            "2026-12-01t09:12:30+08:00",
            "2026-12-01T9:12:30+08:00",
            "2026-12-01T09:60:00+08:00",
            "2026-12-01T+9:12:30+08:00",
            "2026-12-01T09:12:3０+08:00",
            "2026-02-29T09:12:30+08:00",
            " 2026-12-01T09:12:30+08:00",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn is_written_as_it_was_read() {
        for text in ["1900-01-01T00:00:00+08:00", "2099-12-31T23:59:59+08:00"] {
            assert_eq!(instant(text).to_string(), text);
        }
    }

    #[test]
    fn seconds_come_back_also_before_1970() {
        assert_eq!(instant("1970-01-01T08:00:00+08:00").to_utc_seconds(), 0);
        for text in ["1969-12-31T23:59:59+08:00", "2026-12-01T09:12:30+08:00"] {
            let at = instant(text);
            assert_eq!(Instant::from_utc_seconds(at.to_utc_seconds()), Some(at));
        }
        assert_eq!(Instant::from_utc_seconds(i64::MAX), None);
        assert_eq!(Instant::from_utc_seconds(i64::MIN), None);
    }

    #[test]
    fn minutes_cross_midnight() {
        let late = instant("2026-12-31T23:55:00+08:00");
        let early = instant("2027-01-01T00:05:00+08:00");
        assert_eq!(late.plus_minutes(10), Some(early));
        assert_eq!(early.plus_minutes(-10), Some(late));
        assert_eq!(early.seconds_since(late), 600);
        assert!(late < early);
        assert_eq!(late.plus_minutes(i64::MAX), None);
    }

    #[test]
    fn the_last_day_of_all_has_no_deadline() {
        assert_eq!(Instant::end_of(Date::new(2099, 12, 31).unwrap()), None);
    }
}
