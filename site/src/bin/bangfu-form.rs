//! The module for home and the forms.

fn main() {
    bangfu_site::start_form();
}
