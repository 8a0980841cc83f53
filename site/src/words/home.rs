//! The home page.

use bangfu_api::DutyInfo;

pub const FORMS: &str = "可以填写的表";
pub const WHOLE_NOTICE: &str = "这份通知逐句怎样核对，报送日历（.ics）";
pub const DRAFTS: &str = "这台电脑上的草稿";
pub const NO_DRAFTS: &str = "还没有草稿。开始填写后，内容会自动保存在这台电脑上。";
pub const GOT_A_FILE: &str = "收到一个文件？";
pub const GOT_A_FILE_HINT: &str = "打开看谁签了名、写了什么、内容有没有被改动。";
pub const FILL_IN: &str = "填写";
pub const NEW_ONE: &str = "新填一份";
pub const CONTINUE: &str = "继续填写";
pub const DELETE_DRAFT: &str = "删除这份草稿";
pub const DELETE_ALL: &str = "全部删除";
pub const REALLY_DELETE: &str = "删除后不能恢复。已经下载的文件不受影响。";
pub const KEEP: &str = "留着";
pub const NOT_HERE_YET: &str = "本页面暂未收录这份表";
pub const STRIP_LABEL: &str = "全年报送日期";
pub const TODAY: &str = "今天";

/// `2026 年要报的`
pub fn duties_of(year: i32) -> String {
    format!("{year} 年要报的")
}

/// The sentence on top: the next duty.
pub fn next_duty(duty: &DutyInfo, days: i64) -> String {
    let left = match days {
        0 => "今天是最后一天".to_owned(),
        days => format!("还有 {days} 天"),
    };
    let day = duty
        .due
        .map(|due| format!("{} 月 {} 日", due.month(), due.day()))
        .unwrap_or_default();
    format!("距 {day}报送{}{left}", duty.title)
}

/// Who files it, to whom.
pub fn who_to_whom(duty: &DutyInfo) -> String {
    format!("{} → {}", duty.who, duty.to)
}

/// `12 月 10 日前（含当日）　县级卫生健康行政部门 → 市卫生健康委`
pub fn when_and_to_whom(duty: &DutyInfo) -> String {
    format!("{}　{}", by(duty), who_to_whom(duty))
}

/// `12 月 10 日前（含当日）`
pub fn by(duty: &DutyInfo) -> String {
    match (duty.due, &duty.words) {
        (Some(due), _) => format!("{} 月 {} 日前（含当日）", due.month(), due.day()),
        (None, Some(words)) => words.clone(),
        (None, None) => String::new(),
    }
}

/// `还有 19 天`
pub fn days_left(days: i64) -> String {
    match days {
        0 => "今天截止".to_owned(),
        days if days > 0 => format!("还有 {days} 天"),
        _ => format!("已过 {} 天", -days),
    }
}

/// No day of this year is left.
pub fn nothing_left(year: i32) -> String {
    format!("{year} 年已没有按日期报送的事项")
}

/// The notice does not speak of this year.
pub fn beyond(number: &str, from: i32, to: i32) -> String {
    format!("《{number}》说的是 {from} 至 {to} 年；其他年度的要求请看新的通知。")
}

/// When a draft was saved: today by the hour, else by the day.
pub fn saved_at(instant: &str, today: &str) -> String {
    let (day, time) = (
        instant.get(..10).unwrap_or_default(),
        instant.get(11..16).unwrap_or_default(),
    );
    if day == today {
        format!("今天 {time} 保存")
    } else {
        format!("{day} {time} 保存")
    }
}

/// `删除这台电脑上的 2 份草稿？……`
pub fn delete_all_question(count: usize) -> String {
    format!("删除这台电脑上的 {count} 份草稿？{REALLY_DELETE}密钥、名册和回执不是草稿，仍留在这台电脑上。")
}

/// `已从这台电脑删除 2 份草稿。`
pub fn deleted(count: usize) -> String {
    format!("已从这台电脑删除 {count} 份草稿。")
}

/// In the address of a filing that has no draft yet.
pub const NEW_DRAFT: &str = "new";
