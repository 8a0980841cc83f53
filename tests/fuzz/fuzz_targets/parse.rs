//! The strict reader: whatever the bytes, a tree or a rule; and a tree keeps its canonical bytes when it is read again.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(value) = bangfu_canon::parse(bytes) {
        let canonical = bangfu_canon::canonical(&value);
        let again = bangfu_canon::parse(&canonical).map(|value| bangfu_canon::canonical(&value));
        assert_eq!(again.as_ref(), Ok(&canonical));
    }
});
