//! Signing, and what comes after.

use bangfu_api::DutyInfo;

use super::{by, days_left, who_to_whom};

pub const TITLE: &str = "签名";
pub const AS: &str = "您将以哪一方的身份签名";
pub const SIGNER: &str = "签名人";
pub const SIGNER_HINT: &str = "写签名人本人的姓名，应与登记的密钥保管人一致。";
pub const KEY: &str = "密钥";
pub const CHOOSE_KEY_FILE: &str = "选择密钥文件";
pub const NO_KEY: &str = "这台电脑上还没有密钥。可以选择密钥文件，或者先去新建一把。";
pub const TO_KEYS: &str = "新建密钥";
pub const PASSPHRASE: &str = "口令";
pub const PASSPHRASE_HINT: &str = "这把密钥的口令，生成密钥时设的。";
pub const SIGN: &str = "签名并保存文件";
pub const REFUSE: &str = "暂不同意，写明理由";
pub const REFUSAL_REASON: &str = "不同意的理由";
pub const REFUSAL_HINT: &str =
    "1 到 500 个字，随文件一起签名，对方能看到。签了不同意，这一版就不能再签，要改好后另出新版。";
pub const SIGN_REFUSAL: &str = "签署不同意并保存文件";
pub const BACK_TO_SIGNING: &str = "改为同意并签名";
pub const UNLOCKING: &str = "正在解锁密钥并签名……";
pub const NO_PARTY: &str = "请先选择以哪一方的身份签名。";
pub const NO_SIGNER: &str = "请填写签名人。";
pub const NO_PICKED_KEY: &str = "请选择密钥。";
pub const NO_PASSPHRASE: &str = "请输入口令。";
pub const NO_REASON: &str = "请写明不同意的理由。";
pub const ALL_SIGNED: &str = "各方都已签过名，这份文件不用再签。";
pub const NO_PARTIES: &str = "表里还没有写明由哪几方签名。请先填好双方单位。";
pub const UNNAMED: &str = "未填单位名称";
pub const CLOCK_BEHIND: &str =
    "这台电脑的日期早于手头公钥名册的签发日期，签名时间会写错。请先校准这台电脑的日期。";

pub const SIGNED: &str = "已签名";
pub const REFUSED: &str = "已签署不同意";
pub const CODE: &str = "核对码";
pub const CODE_HINT: &str =
    "打印的纸质件与电子文件是不是同一份，看这个核对码是否一致。改动一个字，它就不同。";
pub const NEXT: &str = "接下来";
pub const NEXT_FILE: &str = "各方签齐以后，按通知报送：";
pub const NEXT_SAVED: &str =
    "文件在浏览器的下载文件夹里。请用 U 盘、内网邮箱等单位允许的方式转交，不要改动它。";
pub const NEXT_PAPER: &str =
    "打印纸质件并盖章。在收件单位书面同意以电子签名为准之前，以盖章的纸质件或省里的电子印章系统为准。";
pub const NEXT_REFUSED: &str = "把文件交还对方。对方改好后会另出新版，各方对新版重新签名。";
pub const SAVE_AGAIN: &str = "再次下载";
pub const PRINT: &str = "打印盖章用的纸质件";

/// When it is filed, and to whom: `活动工作总结：县卫生健康局 → 市卫生健康委，12 月 10 日前（含当日），还有 19 天。`
pub fn filed_by(duty: &DutyInfo, days: Option<i64>) -> String {
    let left = days
        .map(|days| format!("，{}", days_left(days)))
        .unwrap_or_default();
    format!("{}：{}，{}{left}。", duty.title, who_to_whom(duty), by(duty))
}

/// Who signs next.
pub fn next_hand_over(missing: &[String]) -> String {
    match missing {
        [] => "各方都已签名。请把文件交给收件的卫生健康部门。".to_owned(),
        missing => format!("把文件交给{}，请对方用“打开文件”核对并签名。", missing.join("、")),
    }
}

/// `您将以 示例市中心医院（虚构） 帮扶单位 的身份签名`
pub fn as_whom(name: &str, title: &str) -> String {
    format!("您将以 {name} {title} 的身份签名")
}
