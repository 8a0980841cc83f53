//! A value of the `bangfu/1` profile of JSON.

use std::collections::BTreeMap;

use serde::ser::{Serialize, Serializer};

/// Members of a JSON object, in ascending order of their names.
///
/// Names of the profile are ASCII, so this is also the order of RFC 8785 (UTF-16 code units).
pub type Record = BTreeMap<String, Value>;

/// A JSON value of the profile: no floats, no duplicate members (`files.md` §3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A whole number within ±(2^53 − 1).
    Integer(i64),
    /// A string: NFC, no control or format characters but LF.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Record(Record),
}

impl Value {
    /// The text, if this is a string.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if this is one.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if this is an array.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_record(&self) -> Option<&Record> {
        match self {
            Value::Record(members) => Some(members),
            _ => None,
        }
    }

    /// The member `name`, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_record().and_then(|members| members.get(name))
    }

    /// An object of these members.
    pub fn record<const N: usize>(members: [(&str, Value); N]) -> Value {
        let mut record = Record::new();
        record.extend(members.map(|(name, value)| (name.to_owned(), value)));
        Value::Record(record)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Flag(flag)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => items.serialize(serializer),
            Value::Record(members) => members.serialize(serializer),
        }
    }
}
