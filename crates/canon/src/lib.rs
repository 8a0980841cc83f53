//! JSON text to a checked tree to canonical bytes (RFC 8785), and digests.
