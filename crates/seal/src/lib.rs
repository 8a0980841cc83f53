//! Envelopes, signatures, keys and rosters.
