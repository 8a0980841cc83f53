//! Normalisation form C by the browser, which has the tables already.

use std::borrow::Cow;

use bangfu_api::canon::{BARE_DEPTH, Breach, Normalize, parse_kept};
use bangfu_api::model::Value;
use js_sys::JsString;

/// `String.prototype.normalize`.
#[derive(Debug)]
pub struct Browser;

impl Normalize for Browser {
    fn nfc<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Owned(JsString::from(text).normalize("NFC").into())
    }
}

/// Reads a text of this computer's own store, or of the site.
pub fn parse(text: &str) -> Result<Value, Breach> {
    parse_kept(text.as_bytes(), BARE_DEPTH, &Browser)
}
