//! `canonical-json.json`: from bytes to canonical bytes, good and refused.

mod vectors;

use bangfu_canon::{Digest, canonical, hex, parse};
use serde::Deserialize;
use vectors::{Input, Tally};

#[derive(Deserialize)]
struct File {
    rfc8785: Rfc8785,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Rfc8785 {
    documents: Vec<Document>,
    numbers_ieee754_hex_to_text: Vec<(String, String)>,
    utf16_order: Order,
}

#[derive(Deserialize)]
struct Document {
    name: String,
    input: String,
    output: String,
}

#[derive(Deserialize)]
struct Order {
    input_text: String,
    output_text: String,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(flatten)]
    input: Input,
    expect: Expect,
}

#[derive(Deserialize)]
struct Expect {
    rule: Option<String>,
    output_text: Option<String>,
    output_sha256: Option<String>,
}

#[test]
fn files() {
    let mut tally = Tally::default();
    for case in vectors::read::<File>("canonical-json").cases {
        let expect = case.expect;
        match parse(&case.input.bytes()) {
            Err(breach) => tally.check(&case.name, Some(breach.rule.name()), expect.rule.as_deref()),
            Ok(value) => {
                let bytes = canonical(&value);
                assert_eq!(serde_json_canonicalizer::to_vec(&value).unwrap(), bytes);
                let digest = hex(Digest::of(&bytes).bytes());
                let text = expect
                    .output_text
                    .as_ref()
                    .map(|_| String::from_utf8(bytes).unwrap());
                let expected = (expect.rule, expect.output_text, expect.output_sha256);
                tally.check(&case.name, (None, text, Some(digest)), expected);
            }
        }
    }
    tally.finish("canonical-json cases", 79);
}

/// The documents, numbers and order of RFC 8785 hold floats and names that our profile refuses, so they test the general
/// canonicaliser that `canonical` is compared with.
#[test]
fn rfc8785() {
    let canonicalise = |text: &str| {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        serde_json_canonicalizer::to_string(&value).unwrap()
    };
    let mut tally = Tally::default();
    let rfc = vectors::read::<File>("canonical-json").rfc8785;
    for document in rfc.documents {
        tally.check(&document.name, canonicalise(&document.input), document.output);
    }
    for (bits, text) in rfc.numbers_ieee754_hex_to_text {
        let number = f64::from_bits(u64::from_str_radix(&bits, 16).unwrap());
        tally.check(&bits, serde_json_canonicalizer::to_string(&number).unwrap(), text);
    }
    tally.check(
        "UTF-16 order",
        canonicalise(&rfc.utf16_order.input_text),
        rfc.utf16_order.output_text,
    );
    tally.finish("canonical-json rfc8785", 30);
}
