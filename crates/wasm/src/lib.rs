//! The component: `bangfu-api` for other people's pages and programs.
//!
//! Text goes in, plain objects come out. Nothing is thrown: what cannot be answered is an object with a `problem`.
//! The types are in `types.d.ts`; the README beside it shows how to use them.

mod given;
mod plain;
mod session;

use bangfu_api::seal::Clock;
use bangfu_api::{Evidence, Library, Problem, Report};
use bangfu_forms::{EXAMPLES, FORMS};
use wasm_bindgen::prelude::*;

use plain::{answered, plain};
use session::Session;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");

thread_local! {
    static LIBRARY: Library = Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap_or_default();
}

/// Every form this package knows.
#[wasm_bindgen(unchecked_return_type = "FormInfo[]")]
pub fn forms() -> JsValue {
    LIBRARY.with(|library| plain(&bangfu_api::forms(library)))
}

/// What a rule of a form asks for: its clause, and an example of what is kept and of what is not.
#[wasm_bindgen(unchecked_return_type = "RuleExplained | Failure")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "string")] form: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] rule: &JsValue,
) -> JsValue {
    answered(given::text(form, "form").and_then(|form| {
        let rule = given::text(rule, "rule")?;
        let examples = EXAMPLES.iter().find(|(known, _)| *known == form);
        let examples = examples.map_or("", |(_, text)| text);
        LIBRARY.with(|library| bangfu_api::explain(library, examples, &form, &rule))
    }))
}

/// A blank filing of a form for one year, as text.
#[wasm_bindgen(unchecked_return_type = "string | Failure")]
pub fn blank(
    #[wasm_bindgen(unchecked_param_type = "string")] form: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] year: &JsValue,
) -> JsValue {
    answered(given::text(form, "form").and_then(|form| {
        let year = given::whole(year, "year")?;
        let mut random = [0; 16];
        getrandom::fill(&mut random)
            .map_err(|_| Problem::new("random", "没有取到随机数。请换用新版的浏览器"))?;
        LIBRARY.with(|library| bangfu_api::blank(library, &form, year, random))
    }))
}

/// Checks a filing, bare or in its envelope, on a day `YYYY-MM-DD`. What people typed is masked.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
) -> JsValue {
    let report = given::text(filing, "filing").and_then(|filing| {
        let today = given::day(today)?;
        Ok(LIBRARY.with(|library| bangfu_api::check(library, filing.as_bytes(), today, false)))
    });
    plain(&report.unwrap_or_else(Report::unreadable))
}

/// Opens a filing to fill in.
#[wasm_bindgen(unchecked_return_type = "Session | Failure")]
pub fn open(
    #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
) -> JsValue {
    let session = given::text(filing, "filing").and_then(|filing| {
        let today = given::day(today)?;
        LIBRARY.with(|library| bangfu_api::open(library, filing.as_bytes(), today))
    });
    match session {
        Ok(session) => Session::of(session).into(),
        Err(problem) => plain::failure(&problem),
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
