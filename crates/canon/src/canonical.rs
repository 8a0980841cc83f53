//! Canonical bytes (RFC 8785).

use bangfu_model::Value;

/// The canonical bytes of `value`: members sorted, no white space, one spelling for everything.
#[expect(
    clippy::expect_used,
    reason = "writing fails only on names that are not text or numbers that are not finite; a Value has neither"
)]
pub fn canonical(value: &Value) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).expect("a Value can always be written")
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
}
