//! Numbers as workbooks hold them: binary floats. Nothing outside this file touches one.

#![expect(
    clippy::disallowed_types,
    reason = "workbooks hold floats; here they come in and go out"
)]

use bangfu_api::model::Date;
use calamine::{ExcelDateTime, ExcelDateTimeType};

/// What the writer takes for a number.
pub(crate) type Float = f64;

/// Digits Excel keeps of a number.
pub(crate) const KEPT_DIGITS: usize = 15;

/// The number of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number(f64);

/// A day that a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) date: Date,
    /// Whether it stands for a time of that day too.
    pub(crate) timed: bool,
}

/// How a cell shows its number, as far as that says more than the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Shape {
    percent: bool,
    decimals: usize,
    digits: usize,
}

impl Number {
    pub(crate) fn of(value: f64) -> Number {
        Number(value)
    }

    /// The whole number, if it is one of the digits Excel keeps.
    pub(crate) fn whole(self) -> Option<i64> {
        (self.0.fract() == 0.0 && self.0.abs() < 1e15).then_some(self.0 as i64)
    }

    /// Whether it has more digits than Excel keeps, so that the last ones may have become zeros.
    pub(crate) fn is_cut(self) -> bool {
        self.0.abs() >= 1e15
    }

    /// The number in plain digits, at most [`KEPT_DIGITS`] of them significant where it has a fraction.
    pub(crate) fn plain(self) -> String {
        let text = self.0.to_string();
        let significant = text.trim_start_matches(['-', '0', '.']).replace('.', "").len();
        if significant <= KEPT_DIGITS || self.is_cut() {
            return text;
        }
        // What a formula left behind the digits that are shown: 0.30000000000000004.
        format!("{:.*e}", KEPT_DIGITS - 1, self.0)
            .parse::<f64>()
            .map_or(text, |rounded| rounded.to_string())
    }

    /// The number as its cell shows it: percent, zeros behind the point, zeros in front.
    pub(crate) fn shown(self, shape: Shape) -> String {
        let value = if shape.percent { self.0 * 100.0 } else { self.0 };
        let plain = Number(value).plain();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let point = if fraction.is_empty() && shape.decimals == 0 {
            ""
        } else {
            "."
        };
        let sign = if shape.percent { "%" } else { "" };
        format!(
            "{whole:0>digits$}{point}{fraction:0<decimals$}{sign}",
            digits = shape.digits,
            decimals = shape.decimals
        )
    }

    /// The day this number stands for.
    pub(crate) fn day(self, from_1904: bool) -> Option<Day> {
        let first = if from_1904 { 0.0 } else { 1.0 };
        if !self.0.is_finite() || self.0 < first {
            return None;
        }
        let stamp = ExcelDateTime::new(self.0, ExcelDateTimeType::DateTime, from_1904);
        let (year, month, day, hour, minute, second, _) = stamp.to_ymd_hms_milli();
        Some(Day {
            date: Date::new(year.into(), month.into(), day.into())?,
            timed: (hour, minute, second) != (0, 0, 0),
        })
    }
}

impl Shape {
    /// What a number format says: `0.00`, `0.0%`, `00000`.
    pub(crate) fn of(format: &str) -> Shape {
        let mut plain = String::new();
        let mut rest = format.chars();
        while let Some(c) = rest.next() {
            match c {
                ';' => break,
                '"' => drop(rest.by_ref().find(|c| *c == '"')),
                '[' => drop(rest.by_ref().find(|c| *c == ']')),
                '\\' | '_' | '*' => drop(rest.next()),
                c => plain.push(c),
            }
        }
        if !plain.contains('0') || plain.contains(['E', 'e', '/', '?', '@']) {
            return Shape::default();
        }
        let percent = plain.contains('%');
        let digits = plain.replace(['%', ' ', '(', ')'], "");
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let fixed = whole.len() > 1 && whole.chars().all(|c| c == '0');
        Shape {
            percent,
            decimals: fraction.chars().take_while(|c| *c == '0').count(),
            digits: if fixed { whole.len() } else { 0 },
        }
    }
}

/// The float nearest to a number in plain digits; none for more digits than Excel keeps.
pub(crate) fn float(digits: &str) -> Option<Float> {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    (count <= KEPT_DIGITS).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_cells_show_them() {
        for (number, format, shown) in [
            (12.0, "General", "12"),
            (1.2, "0.00", "1.20"),
            (1.2345, "0.00", "1.2345"),
            (0.68, "0.0%", "68.0%"),
            (0.07, "0%", "7%"),
            (538.0, "00000", "00538"),
            (1200.5, "#,##0.00_);(#,##0.00)", "1200.50"),
            (0.1 + 0.2, "General", "0.3"),
            (12_370_900_990_000_017_000.0, "0", "12370900990000017000"),
            (3.0, "0\"人\"", "3"),
            (2.5, "0.00E+00", "2.5"),
            (-1.5, "0.00", "-1.50"),
        ] {
            assert_eq!(
                Number(number).shown(Shape::of(format)),
                shown,
                "{number} {format}"
            );
        }
    }

    #[test]
    fn days_of_both_systems() {
        let day = |number: f64, from_1904| {
            Number(number)
                .day(from_1904)
                .map(|day| (day.date.to_string(), day.timed))
        };
        assert_eq!(day(46082.0, false), Some(("2026-03-01".to_owned(), false)));
        assert_eq!(day(46082.25, false), Some(("2026-03-01".to_owned(), true)));
        assert_eq!(day(44620.0, true), Some(("2026-03-01".to_owned(), false)));
        for number in [0.5, -3.0, 60.0, 1e9, f64::NAN] {
            assert_eq!(day(number, false), None, "{number}");
        }
    }

    #[test]
    fn only_kept_digits_become_numbers() {
        assert_eq!(float("120000.50"), Some(120_000.5));
        assert_eq!(float("999999999999999"), Some(999_999_999_999_999.0));
        assert_eq!(float("1234567890123456"), None);
        assert_eq!(float(""), None);
    }
}
