//! Exact decimal numbers.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{ReadProblem, Value};

/// An exact decimal number as forms write it: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, at most [`Decimal::DIGITS`] digits.
///
/// Keeps its spelling's scale, so `120000.50` is written back as it was read (`files.md` §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(rust_decimal::Decimal);

impl Decimal {
    /// Digits a number of a form may have: two of them multiply exactly.
    pub const DIGITS: usize = 14;

    /// Reads the spelling above; `None` for any other (`1e3`, `+1`, `01`, `.5`, `1.`) or for too many digits.
    pub fn parse(text: &str) -> Option<Decimal> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let plain = digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(digits)
            && whole.len() + fraction.map_or(0, str::len) <= Self::DIGITS;
        if !plain {
            return None;
        }
        // Put together here, since the general reader also knows exponents and numbers of any length.
        let digits = whole.bytes().chain(fraction.unwrap_or_default().bytes());
        let number = digits.fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        let number: i64 = if unsigned == text { number } else { -number };
        let scale = fraction.map_or(0, str::len) as u32;
        Some(Decimal(rust_decimal::Decimal::new(number, scale)))
    }

    /// Reads a number packs write as an integer, or as text where it has a fraction: `6`, `"1.2"`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn read(value: &Value) -> Result<Decimal, ReadProblem> {
        let number = match value {
            Value::Integer(number) => Some(Decimal::from(*number)),
            Value::Text(text) => Decimal::parse(text),
            _ => None,
        };
        number.ok_or_else(|| ReadProblem::new("is no number"))
    }

    /// `self × other`, exactly.
    ///
    /// `None` only when a factor is itself a product and the result would not fit 28 digits.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let product = self.0.mantissa().checked_mul(other.0.mantissa())?;
        let scale = self.0.scale() + other.0.scale();
        rust_decimal::Decimal::try_from_i128_with_scale(product, scale)
            .ok()
            .map(Decimal)
    }

    /// `self + other`, exactly; `None` when it would not fit 28 digits.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let scale = self.0.scale().max(other.0.scale());
        self.0
            .checked_add(other.0)
            .filter(|sum| sum.scale() == scale)
            .map(Decimal)
    }

    /// `self − other`, exactly; `None` when it would not fit 28 digits.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.plus(Decimal(-other.0))
    }

    /// The smallest whole number not below `self / other`.
    ///
    /// `None` when `other` is not above zero, or the number does not fit; or when `other` is itself a product and has
    /// far more decimal places than `self`.
    pub fn divided_rounding_up(self, other: Decimal) -> Option<i64> {
        let (left, right) = (self.0.scale(), other.0.scale());
        let scale = left.max(right);
        let dividend = self.0.mantissa().checked_mul(10_i128.pow(scale - left))?;
        // A divisor too large to be held is larger than any dividend, and divides it alike.
        let divisor = other.0.mantissa().saturating_mul(10_i128.pow(scale - right));
        if divisor <= 0 {
            return None;
        }
        let rest = i128::from(dividend.rem_euclid(divisor) != 0);
        i64::try_from(dividend.div_euclid(divisor) + rest).ok()
    }

    /// Digits behind the point, as written.
    pub fn scale(self) -> u32 {
        self.0.scale()
    }

    /// The number without its sign of scale: `2.50` as `2.5`, for sentences.
    pub fn plain(self) -> Decimal {
        Decimal(self.0.normalize())
    }

    /// The whole number, if it is one that fits.
    pub fn as_integer(self) -> Option<i64> {
        use rust_decimal::prelude::ToPrimitive;
        self.0.is_integer().then(|| self.0.to_i64()).flatten()
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Decimal {
        Decimal(number.into())
    }
}

impl From<usize> for Decimal {
    fn from(number: usize) -> Decimal {
        Decimal(number.into())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Decimal::parse(&text).ok_or_else(|| D::Error::custom("no number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn one_spelling_only() {
        for text in ["0", "-3", "1.20", "120000.50"] {
            assert_eq!(number(text).to_string(), text);
        }
        for text in [
            "",
            "-",
            "+1",
            "01",
            ".5",
            "1.",
            "1e3",
            "1,000",
            " 1",
            "１",
            "123456789012345",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn reads_what_the_general_reader_reads() {
        for text in [
            "0",
            "-0",
            "-0.00",
            "0.00",
            "7",
            "-12.50",
            "12345678901234",
            "0.0000000000001",
        ] {
            let general: rust_decimal::Decimal = text.parse().unwrap();
            assert_eq!(number(text).0.serialize(), general.serialize(), "{text}");
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(number("0.1").plus(number("0.2")), Some(number("0.3")));
        assert_eq!(number("1.2").times(number("417")), Some(number("500.4")));
        assert_eq!(number("500.4").divided_rounding_up(number("100")), Some(6));
        assert_eq!(number("600.0").divided_rounding_up(number("100")), Some(6));
        assert_eq!(number("1").divided_rounding_up(number("0")), None);
        assert_eq!(number("1").divided_rounding_up(number("-1")), None);
        assert_eq!(number("-0.1").divided_rounding_up(number("100")), Some(0));
        assert_eq!(number("-250").divided_rounding_up(number("100")), Some(-2));
        assert_eq!(number("1").divided_rounding_up(number("0.03")), Some(34));
        let (large, small) = (number("99999999999999"), number("0.0000000000001"));
        assert_eq!(large.divided_rounding_up(small), None);
        let least = small.times(small).unwrap();
        assert_eq!(least.divided_rounding_up(large), Some(1));
        assert_eq!(least.times(number("0")), Some(number("0")));
        assert_eq!(
            large.times(large).unwrap().to_string(),
            "9999999999999800000000000001"
        );
        assert_eq!(least.times(small), None);
    }
}
