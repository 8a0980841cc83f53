//! The form packs of this repository, compiled. Every text is canonical JSON.

/// `<notice>/<form>` and compiled text of every form, in the order of notices and, within one, of its paper.
///
/// `bangfu_pack::Pack::read` takes the text; its SHA-256 is the digest filings name in `form.pack`.
pub const FORMS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// Id and overview of every notice, in the order of ids; `bangfu_pack::Overview::read` takes the text.
pub const NOTICES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/notices.rs"));

/// `<notice>/<form>` and the examples of its rules, in the order of [`FORMS`]; `bangfu_api::explain` takes the text.
pub const EXAMPLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The examples of a form's rules; nothing for a form that is not here.
pub fn examples_of(form: &str) -> &'static str {
    let own = EXAMPLES.iter().find(|(known, _)| *known == form);
    own.map_or("", |(_, text)| text)
}
