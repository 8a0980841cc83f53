//! Checking alone, for pages that only judge filings: packs are loaded, nothing of signatures is carried, and the host
//! normalises text (Unicode UAX #15), which has the tables already.

#![cfg_attr(target_family = "wasm", no_main)]

use std::borrow::Cow;

use bangfu_api::canon::{BARE_DEPTH, Normalize, parse_with};
use bangfu_api::model::Value;
use bangfu_api::{Problem, Report, check_document};
use bangfu_wasm::plain::{failure, plain};
use bangfu_wasm::{given, loading};
use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("../types.d.ts");

/// `String.prototype.normalize`.
#[derive(Debug)]
struct Host;

impl Normalize for Host {
    fn nfc<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Owned(JsString::from(text).normalize("NFC").into())
    }
}

/// A library of these packs.
#[wasm_bindgen(unchecked_return_type = "Library | Failure")]
pub fn load(#[wasm_bindgen(unchecked_param_type = "Pack | Pack[]")] packs: &JsValue) -> JsValue {
    let mut library = bangfu_api::Library::new(&Host);
    match loading::add(&mut library, packs) {
        Ok(()) => Library { packs: library }.into(),
        Err(problem) => failure(&problem),
    }
}

/// Packs that were loaded. Libraries know nothing of each other; call `free()` when one is not needed any more.
#[wasm_bindgen]
pub struct Library {
    packs: bangfu_api::Library,
}

#[wasm_bindgen]
impl Library {
    /// Every form of these packs.
    #[wasm_bindgen(unchecked_return_type = "FormInfo[]")]
    pub fn forms(&self) -> JsValue {
        plain(&bangfu_api::forms(&self.packs))
    }

    /// Checks a filing without signatures on a day `YYYY-MM-DD`. What people typed is masked.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
    ) -> JsValue {
        let report = given::text(filing, "filing").and_then(|filing| {
            let today = given::day(today)?;
            Ok(check_document(&self.packs, &document(&filing)?, today, false))
        });
        plain(&report.unwrap_or_else(Report::unreadable))
    }
}

/// The document of a file that nobody has signed.
fn document(filing: &str) -> Result<Value, Problem> {
    let document = parse_with(filing.as_bytes(), BARE_DEPTH, &Host)?;
    let of_envelope = ["format", "document", "signatures"];
    if of_envelope.iter().any(|name| document.get(name).is_some()) {
        return Err(Problem::new(
            "signed",
            "这是带签名的文件，这里只核对没有签名的填报。请改用完整的组件",
        ));
    }
    Ok(document)
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
