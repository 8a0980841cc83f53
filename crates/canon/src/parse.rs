//! Strict reading: bytes to a tree (`files.md` §3).

use std::cell::Cell;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use bangfu_model::path::is_name;
use bangfu_model::value::{Record, Value};

use crate::nfc::{Normalize, UnicodeTables};
use crate::rule::{Breach, Rule, looks_like_gbk};
use crate::text::{check, check_kept};

/// Bytes a file may have: 16 MiB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Levels of `[` and `{` an envelope may have, its own the first.
pub const DEPTH: usize = 16;

/// Levels a bare document may have: one less, so that it fits into an envelope.
pub const BARE_DEPTH: usize = DEPTH - 1;

const LARGEST: u64 = (1 << 53) - 1;

/// Reads a file of at most [`DEPTH`] levels. The first breach ends reading.
pub fn parse(bytes: &[u8]) -> Result<Value, Breach> {
    parse_within(bytes, DEPTH)
}

/// Reads a file of at most `depth` levels.
pub fn parse_within(bytes: &[u8], depth: usize) -> Result<Value, Breach> {
    parse_with(bytes, depth, &UnicodeTables)
}

/// As [`parse_within`], with the program's own NFC.
pub fn parse_with(bytes: &[u8], depth: usize, normalize: &dyn Normalize) -> Result<Value, Breach> {
    parse_as(bytes, depth, &|text| check(text, normalize))
}

/// Reads what a program of ours has kept for itself. Somebody may have typed private-use characters, which stay until a
/// person says what they stand for ([`crate::repair`]); no file that travels may hold them.
pub fn parse_kept(bytes: &[u8], depth: usize, normalize: &dyn Normalize) -> Result<Value, Breach> {
    parse_as(bytes, depth, &|text| check_kept(text, normalize))
}

fn parse_as(bytes: &[u8], depth: usize, check: &Check) -> Result<Value, Breach> {
    if bytes.len() > MAX_BYTES {
        return Err(Breach::new(Rule::TooLarge, 1, 1));
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            return Err(Breach {
                gbk: looks_like_gbk(bytes, error.valid_up_to()),
                ..Breach::at(Rule::NotUtf8, bytes, error.valid_up_to())
            });
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    read(text, depth, check).map_err(|breach| match too_deep(text, depth) {
        Some(offset) => Breach::at(Rule::TooDeep, text.as_bytes(), offset),
        None => breach,
    })
}

fn read(text: &str, depth: usize, check: &Check) -> Result<Value, Breach> {
    let rule = Cell::new(None);
    let node = Node {
        depth,
        rule: &rule,
        check,
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = node.deserialize(&mut reader).map_err(|error| {
        let rule = rule.get().unwrap_or_else(|| grammar(&error));
        Breach::new(rule, error.line(), error.column())
    })?;
    reader
        .end()
        .map_err(|error| Breach::new(Rule::TrailingData, error.line(), error.column()))?;
    Ok(value)
}

/// The rule behind an error of the JSON grammar itself. `serde_json` tells these apart only in its text.
fn grammar(error: &serde_json::Error) -> Rule {
    let text = error.to_string();
    if text.starts_with("number out of range") {
        Rule::Number
    } else if text.starts_with("lone leading surrogate") || text.starts_with("unexpected end of hex escape") {
        Rule::LoneSurrogate
    } else {
        Rule::NotJson
    }
}

/// Where more than `depth` brackets are open. Needed only once reading has failed: this rule goes before the others.
fn too_deep(text: &str, depth: usize) -> Option<usize> {
    let mut open = 0_usize;
    let mut quoted = false;
    let mut bytes = text.bytes().enumerate();
    while let Some((offset, byte)) = bytes.next() {
        match byte {
            b'"' => quoted = !quoted,
            b'\\' if quoted => drop(bytes.next()),
            b'[' | b'{' if !quoted => {
                open += 1;
                if open > depth {
                    return Some(offset);
                }
            }
            b']' | b'}' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// What a string must keep.
type Check<'a> = dyn Fn(&str) -> Result<(), Rule> + 'a;

/// One value of the tree, with the levels that may still open.
#[derive(Clone, Copy)]
struct Node<'a> {
    depth: usize,
    rule: &'a Cell<Option<Rule>>,
    check: &'a Check<'a>,
}

impl Node<'_> {
    fn refuse<E: serde::de::Error>(self, rule: Rule) -> E {
        self.rule.set(Some(rule));
        E::custom(rule.name())
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Node { depth, ..self }),
            None => Err(self.refuse(Rule::TooDeep)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Value, E> {
        if number.unsigned_abs() > LARGEST {
            return Err(self.refuse(Rule::Number));
        }
        Ok(Value::Integer(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        let number = i64::try_from(number).map_err(|_| self.refuse(Rule::Number))?;
        self.visit_i64(number)
    }

    #[expect(
        clippy::disallowed_types,
        reason = "the reader's name for what is refused here"
    )]
    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value, E> {
        Err(self.refuse(Rule::Number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        match (self.check)(text) {
            Ok(()) => Ok(Value::Text(text.to_owned())),
            Err(rule) => Err(self.refuse(rule)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let node = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(node)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let node = self.deeper()?;
        let mut record = Record::new();
        while let Some(name) = members.next_key::<String>()? {
            if !is_name(&name) {
                return Err(self.refuse(Rule::MemberName));
            }
            match record.entry(name) {
                Entry::Occupied(_) => return Err(self.refuse(Rule::DuplicateMember)),
                Entry::Vacant(place) => place.insert(members.next_value_seed(node)?),
            };
        }
        Ok(Value::Record(record))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Rule {
        parse(text.as_bytes()).unwrap_err().rule
    }

    /// With `arbitrary_precision` on anywhere in the build, numbers would arrive as objects.
    #[test]
    fn numbers_arrive_as_numbers() {
        assert_eq!(parse(b"7"), Ok(Value::Integer(7)));
        let number = serde_json::from_str::<serde_json::Value>("7e99999999999999999999");
        assert!(number.is_err(), "arbitrary_precision is on");
    }

    #[test]
    fn depth_goes_before_other_breaches() {
        let open = "[".repeat(17);
        assert_eq!(rule(&format!("{{\"a\":1.5,\"b\":{open}")), Rule::TooDeep);
        assert_eq!(rule(&format!("[\"{open}\",]")), Rule::NotJson);
        assert_eq!(
            parse_within(b"[[1]]", 1).map_err(|breach| (breach.rule, breach.column)),
            Err((Rule::TooDeep, 2))
        );
    }

    #[test]
    fn what_is_kept_may_hold_private_characters() {
        let text = "\"\u{e000}\"".as_bytes();
        assert_eq!(parse(text).unwrap_err().rule, Rule::ForbiddenCharacter);
        let kept =
            |text: &str| parse_kept(text.as_bytes(), DEPTH, &UnicodeTables).map_err(|breach| breach.rule);
        assert_eq!(kept("\"\u{e000}\""), Ok(Value::from("\u{e000}")));
        assert_eq!(kept("\"\u{e000}\u{200b}\""), Err(Rule::ForbiddenCharacter));
        assert_eq!(kept("\"\u{e000}e\u{301}\""), Err(Rule::NotNfc));
    }

    #[test]
    fn a_breach_has_a_place() {
        let breach = parse("{\n  \"a\": 1,\n  \"a\": 2\n}".as_bytes()).unwrap_err();
        assert_eq!((breach.rule, breach.line), (Rule::DuplicateMember, 3));
        let breach = parse(b"{\"a\":\n\"\xc1\xd5\"}").unwrap_err();
        assert_eq!((breach.rule, breach.line, breach.gbk), (Rule::NotUtf8, 2, true));
    }
}
