//! A body as documents name it.

use bangfu_model::Value;

/// A body: its name, character by character as the roster has it, and its USCC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The name.
    pub name: String,
    /// The 统一社会信用代码.
    pub uscc: String,
}

impl Body {
    pub(crate) fn value(&self) -> Value {
        Value::record([
            ("name", self.name.as_str().into()),
            ("uscc", self.uscc.as_str().into()),
        ])
    }
}

/// `form` of a receipt or a roster (`files.md` §1): readers do not judge it.
pub(crate) fn form(id: &str) -> Value {
    Value::record([("id", id.into()), ("version", "1".into())])
}
