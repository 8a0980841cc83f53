//! The module for home.

fn main() {
    bangfu_site::start_home();
}
