//! An open filing: answers that change, findings that follow.

use bangfu_wasm::given;
use bangfu_wasm::plain::{answered, plain};
use wasm_bindgen::prelude::*;

/// A filing that is being filled in. Call `free()` when it is closed.
#[wasm_bindgen]
pub struct Session {
    open: bangfu_api::Session,
}

#[wasm_bindgen]
impl Session {
    /// Sets an answer as a filing writes it; `null` takes it away. Answers what changed among the findings.
    #[wasm_bindgen(unchecked_return_type = "Change[] | Failure")]
    pub fn set(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Value")] value: &JsValue,
    ) -> JsValue {
        answered(given::text(path, "path").and_then(|path| self.open.set(&path, &given::answer(value)?)))
    }

    /// Enters what somebody typed, as the field's type reads it; what it cannot read is kept as typed.
    #[wasm_bindgen(unchecked_return_type = "Change[] | Failure")]
    pub fn enter(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> JsValue {
        answered(
            given::text(path, "path").and_then(|path| self.open.enter(&path, &given::text(text, "text")?)),
        )
    }

    /// Gives the reason for a finding of a 原则上 rule; an empty one takes it away. Answers the report then.
    #[wasm_bindgen(unchecked_return_type = "Report | Failure")]
    pub fn explain(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] rule: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] reason: &JsValue,
    ) -> JsValue {
        answered(given::text(rule, "rule").and_then(|rule| {
            let path = given::text(path, "path")?;
            self.open.explain(&rule, &path, &given::text(reason, "reason")?)?;
            Ok(self.open.report())
        }))
    }

    /// What the rules say of the answers as they stand, what people typed included.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(&self) -> JsValue {
        plain(&self.open.report())
    }

    /// The filing as it stands, as text.
    pub fn text(&self) -> String {
        self.open.text()
    }
}

impl Session {
    pub(crate) fn of(open: bangfu_api::Session) -> Session {
        Session { open }
    }
}
