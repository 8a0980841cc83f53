//! What only stands on paper, and comparing a paper with the open file.

pub const DAY_BY_HAND: &str = "年　　月　　日";
pub const CODE: &str = "核对码";
pub const SAME_PAPER: &str = "本件由电子文件打印，与核对码相同的电子文件内容一致。";
pub const HOW_TO_COMPARE: &str = "用“打开文件”打开电子文件后，扫二维码或抄写核对码，即可核对。";
pub const NOBODY_SIGNED: &str = "打印时还没有人签名。";
pub const QR: &str = "二维码，内容是这份文件的核对码，供扫码核对";

pub const COMPARE: &str = "核对纸质件";
pub const COMPARE_HINT: &str = "把纸质件上的核对码抄在这里，或用扫码枪扫二维码。";
pub const TYPED_CODE: &str = "纸质件上的核对码";
pub const DO_COMPARE: &str = "核对";
pub const NOTHING_TYPED: &str = "请先抄写核对码，或扫二维码";

/// `帮扶单位（盖章）：`
pub fn stamp_here(title: &str) -> String {
    format!("{title}（盖章）：")
}

/// At the foot of every page, the beginning of the code: `核对码 93164 53250 ……`
pub fn foot(beginning: &str) -> String {
    format!("{CODE} {beginning} ……")
}
