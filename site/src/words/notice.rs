//! The page of a notice: what it asks for, sentence by sentence.

use bangfu_api::How;
use bangfu_api::pack::{Notice, Status};

pub const FORMS: &str = "可以填写的表";
pub const DUTIES: &str = "要报的";
pub const NO_DUTIES: &str = "通知没有写要报送的材料。";
pub const CONTRADICTIONS: &str = "前后不一致的地方";
pub const CONTRADICTIONS_HINT: &str =
    "通知里两处写法不同或者没有写清楚的，两处原文都列在这里，并写明本页面怎样理解。";
pub const PASSAGES: &str = "逐句看怎样核对";
pub const PASSAGES_HINT: &str = "通知里每一句有要求的话，都写明由表按规则核对、由人判断，还是不核对。";
pub const SHOW: &str = "只看";
pub const ALL: &str = "全部";
pub const READING: &str = "怎样理解";
pub const DRAFT: &str =
    "征求意见稿：这份通知还没有正式印发。填报时照样核对并说明，但除了表本身要填全的内容，都不影响签名。";
pub const CALENDAR: &str = "报送日历（.ics）";

/// `泰卫发〔2024〕6号　2024-05-31　泰安市卫生健康委员会`
pub fn facts(notice: &Notice) -> String {
    let year_alone = notice.issued.len() == 4;
    let issued = if year_alone {
        format!("{} 年（没有印日期）", notice.issued)
    } else {
        notice.issued.clone()
    };
    format!("{}　{issued}　{}", notice.number, notice.issuer)
}

/// `2024 至 2026 年　现行`; in a year after its period that it is over.
pub fn period(notice: &Notice, year: i32) -> String {
    let status = match notice.status {
        Status::Draft => "征求意见稿",
        Status::InForce if year > notice.years.to => "期限已过",
        Status::InForce => "现行",
    };
    format!("{} 至 {} 年　{status}", notice.years.from, notice.years.to)
}

/// What becomes of a passage, in a word.
pub fn how(how: How) -> &'static str {
    match how {
        How::Rule => "按规则核对",
        How::Person => "由人判断",
        How::NotChecked => "不核对",
    }
}

/// `按规则核对 59 处`
pub fn count(how: How, number: usize) -> String {
    format!("{} {number} 处", self::how(how))
}

/// `在《对口帮扶责任书（城市三级医院 → 县级医院）》里核对`
pub fn checked_in(forms: &[String]) -> String {
    let forms: Vec<String> = forms.iter().map(|form| format!("《{form}》")).collect();
    format!("在{}里核对", forms.join("、"))
}

/// The name of the calendar file.
pub fn calendar_file(place: &str, year: i32) -> String {
    format!("{place}-{year}-报送日历.ics")
}
