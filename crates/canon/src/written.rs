//! The written form: how programs write a file (`files.md` §1).

use serde::ser::{Serialize, SerializeMap, Serializer};

use bangfu_model::Value;

/// A row of a table of members, in the order in which they are written.
pub trait Layout: Sized {
    /// The member's name.
    fn name(&self) -> &str;

    /// The members of the object it holds, or of each object of its list; none: canonical order.
    fn members(&self) -> &[Self];
}

/// `value` in written form: two spaces, LF, one final newline, only the escapes JSON needs; members in the order of
/// `table`, those it does not name after them in canonical order.
#[expect(
    clippy::expect_used,
    reason = "writing fails only on names that are not text; a Value has none"
)]
pub fn written<L: Layout>(value: &Value, table: &[L]) -> String {
    let mut text =
        serde_json::to_string_pretty(&Ordered { value, table }).expect("a Value can always be written");
    text.push('\n');
    text
}

struct Ordered<'a, L> {
    value: &'a Value,
    table: &'a [L],
}

impl<L: Layout> Serialize for Ordered<'_, L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let table = self.table;
        match self.value {
            Value::List(items) => serializer.collect_seq(items.iter().map(|value| Ordered { value, table })),
            Value::Record(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for row in table {
                    if let Some(value) = members.get(row.name()) {
                        let table = row.members();
                        map.serialize_entry(row.name(), &Ordered { value, table })?;
                    }
                }
                for (name, value) in members {
                    if table.iter().all(|row| row.name() != name) {
                        map.serialize_entry(name, &Ordered::<L> { value, table: &[] })?;
                    }
                }
                map.end()
            }
            plain => plain.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    struct Row(&'static str, &'static [Row]);

    impl Layout for Row {
        fn name(&self) -> &str {
            self.0
        }

        fn members(&self) -> &[Row] {
            self.1
        }
    }

    #[test]
    fn members_follow_the_table() {
        let table = [
            Row("title", &[]),
            Row("parties", &[Row("role", &[]), Row("name", &[])]),
        ];
        let text = "{\"a\":{\"c\":1,\"b\":[]},\"parties\":[{\"name\":\"甲\",\"role\":\"r\"}],\"title\":\"\\u4e00\\n/\"}";
        let value = parse(text.as_bytes()).unwrap();
        assert_eq!(
            written(&value, &table),
            "{\n  \"title\": \"一\\n/\",\n  \"parties\": [\n    {\n      \"role\": \"r\",\n      \"name\": \"甲\"\n    }\n  ],\n  \"a\": {\n    \"b\": [],\n    \"c\": 1\n  }\n}\n"
        );
    }
}
