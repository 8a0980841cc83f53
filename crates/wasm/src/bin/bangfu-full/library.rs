//! Packs at hand, and what may be asked about their forms.

use bangfu_api::{Problem, Report};
use bangfu_wasm::given;
use bangfu_wasm::plain::{answered, failure, plain};
use wasm_bindgen::prelude::*;

use crate::session::Session;

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

    /// A blank filing of a form for one year, as text.
    #[wasm_bindgen(unchecked_return_type = "string | Failure")]
    pub fn blank(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] form: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] year: &JsValue,
    ) -> JsValue {
        answered(given::text(form, "form").and_then(|form| {
            let year = given::whole(year, "year")?;
            let mut random = [0; 16];
            getrandom::fill(&mut random)
                .map_err(|_| Problem::new("random", "没有取到随机数。请换用新版的浏览器"))?;
            bangfu_api::blank(&self.packs, &form, year, random)
        }))
    }

    /// Checks a filing, bare or in its envelope, on a day `YYYY-MM-DD`. What people typed is masked.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
    ) -> JsValue {
        let report = given::text(filing, "filing").and_then(|filing| {
            let today = given::day(today)?;
            Ok(bangfu_api::check(&self.packs, filing.as_bytes(), today, false))
        });
        plain(&report.unwrap_or_else(Report::unreadable))
    }

    /// Opens a filing to fill in.
    #[wasm_bindgen(unchecked_return_type = "Session | Failure")]
    pub fn open(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] filing: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] today: &JsValue,
    ) -> JsValue {
        let session = given::text(filing, "filing").and_then(|filing| {
            let today = given::day(today)?;
            bangfu_api::open(&self.packs, filing.as_bytes(), today)
        });
        match session {
            Ok(session) => Session::of(session).into(),
            Err(problem) => failure(&problem),
        }
    }
}

impl Library {
    pub(crate) fn of(packs: bangfu_api::Library) -> Library {
        Library { packs }
    }

    pub(crate) fn packs(&self) -> &bangfu_api::Library {
        &self.packs
    }
}
