//! The Yew application.

fn main() {}
