//! Receiving a filing and issuing its receipt.

use bangfu_api::model::{Date, Instant};
use bangfu_api::seal::Outcome;

pub const TITLE: &str = "出具回执（收件单位用）";
pub const INTRO: &str = "回执写明什么时候收到、结果怎样，用收件单位的密钥签名，交还填报单位。同一份文件再报一次，得到的是同一份回执。";
pub const RECEIPT: &str = "备案回执";
pub const RESULT: &str = "处理结果";
pub const NUMBER: &str = "回执编号";
pub const NUMBER_HINT: &str = "收件单位自己编的号，例如 示卫备〔2026〕6号";
pub const RECEIVED: &str = "收到时间";
pub const PASSPHRASE: &str = "收件单位密钥的口令";
pub const ISSUE: &str = "签名并保存回执";
pub const UNLOCKING: &str = "正在解锁密钥并签名……";
pub const ISSUED: &str = "回执已签名";
pub const ISSUED_BEFORE: &str = "这份文件已有回执，原样再给一份";
pub const NEXT: &str =
    "把回执交还填报单位。对方用“打开文件”把它和原文件一起打开，就能看到是否按时、结果怎样。";
pub const SAVE_AGAIN: &str = "再次下载";
pub const NO_NUMBER: &str = "请填写回执编号。";
pub const NO_MOMENT: &str = "收到时间要写成 2026-12-08 11:20 的样子。";
pub const NO_KEY: &str = "请选择收件单位的密钥。";
pub const NO_PASSPHRASE: &str = "请输入口令。";
pub const NO_ROSTER: &str = "手头的名册不能用，请先换一份可靠的名册。";
pub const KEY_NOT_IN_ROSTER: &str = "这把密钥不在名册里，不能用它出具回执。";
pub const NOT_AN_OFFICE_KEY: &str =
    "这把密钥没有登记为收件单位，不能用它出具回执。请用登记为收件单位的密钥。";
pub const NOT_KEPT: &str =
    "没能把回执存到这台电脑：浏览器的存储空间已满或被禁用。再次收到同一份文件时，请找出已出具的回执。";

/// A result, and what it says.
pub fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Arrived => ("已收到", "只写明什么时候收到"),
        Outcome::Valid => ("核对无误", "签名齐全，没有必须改正的地方"),
        Outcome::Accepted => ("已备案", "经办人已核对，准予备案"),
        Outcome::Returned => ("退回修改", "写明需要改正的地方"),
    }
}

/// Until when it is in time.
pub fn deadline(deadline: Option<Instant>) -> String {
    let day = deadline.and_then(|deadline| deadline.date().previous_day());
    match day {
        Some(day) => format!(
            "按通知，{} 年 {} 月 {} 日 24:00 前收到的算按时（含当日）",
            day.year(),
            day.month(),
            day.day()
        ),
        None => "通知没有写报送的日期，不判定是否按时".to_owned(),
    }
}

/// `2026-12-08 11:20`
pub fn when(instant: Instant) -> String {
    let text = instant.to_string();
    format!(
        "{} {}",
        text.get(..10).unwrap_or_default(),
        text.get(11..16).unwrap_or_default()
    )
}

/// The instant somebody typed so.
pub fn read_when(text: &str) -> Option<Instant> {
    let text = text.trim();
    let (day, time) = text.split_once(' ')?;
    Date::parse(day)?;
    Instant::parse(&format!("{day}T{}:00+08:00", time.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_is_written() {
        let instant = Instant::parse("2026-12-08T11:20:00+08:00").unwrap();
        assert_eq!(read_when(&when(instant)), Some(instant));
        assert_eq!(read_when("2026-12-08"), None);
        assert_eq!(read_when("2026-02-30 11:20"), None);
    }
}
