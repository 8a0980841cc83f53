//! Verification: whatever the bytes, a verdict; by a roster made of the same bytes too, and merged with themselves.

#![no_main]

use bangfu_model::Date;
use bangfu_seal::{Clock, Context, Envelope, Kid, Trust, merge, trust, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let clock = Date::parse("2026-12-08").map_or(Clock::Unknown, Clock::Day);
    let root = Envelope::read(bytes).ok().and_then(|envelope| Kid::parse(envelope.entries().first()?.head("kid")));
    let (roster, verdict) = trust(bytes, root, clock, Some(1));
    let context = Context {
        trust: roster.as_ref().map_or(Trust::Broken(&verdict), Trust::Roster),
        clock,
        receipt: Some(bytes),
        ..Context::default()
    };
    verify(bytes, &context);
    verify(bytes, &Context { clock, ..Context::default() });
    if let Ok(envelope) = Envelope::read(bytes)
        && let Ok(merged) = merge(&envelope, std::slice::from_ref(&envelope))
    {
        let again = Envelope::read(merged.written().as_bytes());
        assert_eq!(again.as_ref().map(Envelope::written), Ok(merged.written()));
    }
});
