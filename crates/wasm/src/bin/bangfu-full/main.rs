//! The component: `bangfu-api` for other people's pages and programs.
//!
//! Text goes in, plain objects come out. Nothing is thrown: what cannot be answered is an object with a `problem`.
//! The types are in `types.d.ts`, `explained.d.ts` and `verdict.d.ts`; the README of this crate shows how to use them.

#![cfg_attr(target_family = "wasm", no_main)]

mod library;
mod session;

use bangfu_api::Evidence;
use bangfu_api::seal::Clock;
use bangfu_forms::{FORMS, examples_of};
use bangfu_wasm::plain::{answered, failure};
use bangfu_wasm::{given, loading};
use wasm_bindgen::prelude::*;

use library::Library;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("../../types.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const EXPLAINED: &'static str = include_str!("../../explained.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const VERDICT: &'static str = include_str!("../../verdict.d.ts");

thread_local! {
    static OWN: Library = Library::of(
        bangfu_api::Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap_or_default(),
    );
}

/// Every form this package knows.
#[wasm_bindgen(unchecked_return_type = "FormInfo[]")]
pub fn forms() -> JsValue {
    OWN.with(Library::forms)
}

/// What a rule of a form asks for: its clause, and an example of what is kept and of what is not.
#[wasm_bindgen(unchecked_return_type = "RuleExplained | Failure")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "string")] form: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] rule: &JsValue,
) -> JsValue {
    answered(given::text(form, "form").and_then(|form| {
        let rule = given::text(rule, "rule")?;
        OWN.with(|library| bangfu_api::explain(library.packs(), examples_of(&form), &form, &rule))
    }))
}

/// A blank filing of a form for one year, as text.
#[wasm_bindgen(unchecked_return_type = "string | Failure")]
pub fn blank(
    #[wasm_bindgen(unchecked_param_type = "string")] form: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] year: &JsValue,
) -> JsValue {
    OWN.with(|library| library.blank(form, year))
}

/// Checks a filing, bare or in its envelope, on a day `YYYY-MM-DD`. What people typed is masked.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
) -> JsValue {
    OWN.with(|library| library.check(filing, today))
}

/// Opens a filing to fill in.
#[wasm_bindgen(unchecked_return_type = "Session | Failure")]
pub fn open(
    #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
) -> JsValue {
    OWN.with(|library| library.open(filing, today))
}

/// A library of these packs and no others.
#[wasm_bindgen(unchecked_return_type = "Library | Failure")]
pub fn load(#[wasm_bindgen(unchecked_param_type = "Pack | Pack[]")] packs: &JsValue) -> JsValue {
    let mut library = bangfu_api::Library::default();
    match loading::add(&mut library, packs) {
        Ok(()) => Library::of(library).into(),
        Err(problem) => failure(&problem),
    }
}

/// Verifies the signatures of a file by a roster and the kid of its pinned root key, on a day `YYYY-MM-DD`.
/// What is left out is reported as not checked.
#[wasm_bindgen(unchecked_return_type = "Verdict | Failure")]
pub fn verify(
    #[wasm_bindgen(unchecked_param_type = "string")] envelope: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] roster: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] root: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] today: &JsValue,
) -> JsValue {
    answered(given::text(envelope, "envelope").and_then(|envelope| {
        let roster = given::optional(roster, |roster| given::text(roster, "roster"))?;
        let root = given::optional(root, |root| given::text(root, "root"))?;
        let today = given::optional(today, given::day)?;
        let evidence = Evidence {
            roster: roster.as_deref().map(str::as_bytes),
            root: root.as_deref(),
            clock: today.map_or(Clock::Unknown, Clock::Day),
            ..Evidence::default()
        };
        bangfu_api::verdict(envelope.as_bytes(), &evidence)
    }))
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
