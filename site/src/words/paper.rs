//! Comparing a paper with the open file.

pub const COMPARE: &str = "核对纸质件";
pub const COMPARE_HINT: &str = "把纸质件上的核对码抄在这里，或用扫码枪扫二维码。";
pub const TYPED_CODE: &str = "纸质件上的核对码";
pub const DO_COMPARE: &str = "核对";
pub const NOTHING_TYPED: &str = "请先抄写核对码，或扫二维码";
