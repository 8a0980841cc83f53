//! What only stands on paper.

use bangfu_api::numeral;

pub(crate) const NUMBER: &str = "序号";
pub(crate) const NOT_ANSWERED: &str = "未填";
/// What the reasons stand under.
pub const REASONS: &str = "原则上未达到的事项及理由";
pub(crate) const REASON_FOR_NOTHING: &str = "按现在的规则已不需要理由的事项";
pub(crate) const DETAILS: &str = "附：填报事项";
pub(crate) const UNSIGNED: &str = "未签名";
pub(crate) const STAMP: &str = "（盖章）";
pub(crate) const SIGN_AND_STAMP: &str = "（签字、盖章）";
pub(crate) const DAY: &str = "　　年　　月　　日";
pub(crate) const YEAR: &str = "　　　　年";
pub(crate) const BOX: char = '□';
pub(crate) const CODE: &str = "核对码";
pub(crate) const QR: &str = "二维码，内容是这份文件的核对码，供扫码核对";
pub(crate) const SAME_PAPER: &str = "本件由电子文件打印，与核对码相同的电子文件内容一致。";
pub(crate) const HOW_TO_COMPARE: &str = "用“打开文件”打开电子文件后，扫二维码或抄写核对码，即可核对。";
pub(crate) const NOBODY_SIGNED: &str = "打印时还没有人签名。";

/// `城市三级医院帮扶县级医院`
pub(crate) fn relation(subtitle: &str) -> String {
    subtitle.replace(" → ", "帮扶")
}

/// `2026 年度`, and which revision of the filing.
pub(crate) fn year(year: &str, revision: i64) -> String {
    match revision {
        ..=1 => format!("{year} 年度"),
        _ => format!("{year} 年度　第 {revision} 版"),
    }
}

/// `依据：泰卫发〔2024〕6号`
pub(crate) fn notice(number: &str) -> String {
    format!("依据：{number}")
}

/// Room to write, and the unit behind it.
pub(crate) fn behind_room(unit: &str) -> String {
    format!("　　　　{unit}")
}

/// `1.年度目标`
pub(crate) fn item(number: usize, title: &str) -> String {
    format!("{number}.{title}")
}

/// At the foot of every page, the beginning of the code: `核对码 93164 53250 ……`
pub(crate) fn foot(beginning: &str) -> String {
    format!("{CODE} {beginning} ……")
}

/// `一、双方`
pub fn section_title(at: usize, title: &str) -> String {
    format!("{}、{title}", numeral(at + 1))
}
