//! Key files: whatever the bytes, a key or a rule. The bytes are taken as the text of a file, and as the DER inside an
//! encrypted and a plain one.

#![no_main]

use base64ct::{Base64, Encoding};
use bangfu_seal::Key;
use libfuzzer_sys::fuzz_target;

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", Base64::encode_string(der))
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = str::from_utf8(bytes) {
        let _ = Key::from_pem(text, "correct-horse-battery");
    }
    let _ = Key::from_pem(&pem("ENCRYPTED PRIVATE KEY", bytes), "correct-horse-battery");
    for label in ["PRIVATE KEY", "EC PRIVATE KEY"] {
        let _ = Key::import(&pem(label, bytes));
    }
});
