//! The module for the forms.

fn main() {
    bangfu_site::start_form();
}
