//! Canonical bytes (RFC 8785).

use bangfu_model::Value;

/// The canonical bytes of `value`: members sorted, no white space, one spelling for everything.
///
/// A `Value` holds its members in ascending order, has ASCII names and no floats. Within these limits plain compact
/// writing is RFC 8785 already, and several times faster than a general canonicaliser, which sorts and buffers every
/// object again; the tests compare the two.
#[expect(
    clippy::expect_used,
    reason = "writing fails only on names that are not text; a Value has none"
)]
pub fn canonical(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).expect("a Value can always be written")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn twice_is_once() {
        let text = r#"{ "b": [ 1, "甲\n\"" ], "a": null, "c": { "b": false, "a": {} } }"#;
        let once = canonical(&parse(text.as_bytes()).unwrap());
        assert_eq!(
            String::from_utf8(once.clone()).unwrap(),
            r#"{"a":null,"b":[1,"甲\n\""],"c":{"a":{},"b":false}}"#
        );
        assert_eq!(canonical(&parse(&once).unwrap()), once);
    }

    #[test]
    fn equals_a_general_canonicaliser() {
        let general = |value: &Value| serde_json_canonicalizer::to_vec(value).unwrap();
        for c in (0..0x3000).chain(0xfff0..0x10010).filter_map(char::from_u32) {
            let text = Value::from(format!("a{c}b"));
            assert_eq!(canonical(&text), general(&text), "{c:?}");
        }
        let largest = (1 << 53) - 1;
        for number in [0, 1, -1, 10, 1_000_000, largest, -largest] {
            assert_eq!(canonical(&number.into()), general(&number.into()));
        }
        let names = ["a", "a_", "a0", "aa", "b", "z9", "z_"].map(|name| (name, name.into()));
        let members = Value::record(names);
        assert_eq!(canonical(&members), general(&members));
    }
}
