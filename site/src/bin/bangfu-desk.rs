//! The module for checking, signing, opening, keys and help.

fn main() {
    bangfu_site::start_desk();
}
