//! Filling in a form in Excel.

pub const TITLE: &str = "用 Excel 填写";
pub const INTRO: &str = "先下载表样，用 Excel 或 WPS 填好，再从这里读入，接着填写、核对和签名。工作簿只在这台电脑上读取，不会改动。";
pub const DOWNLOAD: &str = "下载 Excel 表样";
pub const DOWNLOAD_HINT: &str =
    "里面有填写说明，单项和各张表各占一张工作表。代码和号码的格子已设成文字，不会丢数字。";
pub const WITH: &str = "表样里带上";
pub const WITH_NOTHING: &str = "不带内容（空白表样）";
pub const MAKING: &str = "正在生成……";
pub const READ: &str = "从 Excel 读入";
pub const DROP: &str = "把填好的工作簿拖到这里，或";
pub const CHOOSE: &str = "选择工作簿";
pub const ONE_AT_A_TIME: &str = "一次只能读入一个工作簿。请只选一个。";
pub const READ_HINT: &str = "文件名以 .xlsx 结尾。旧版的 .xls、.et 文件，请先另存为 .xlsx。";
pub const READING: &str = "正在读入……";
pub const NOTES: &str = "读入时要留意的";
pub const NO_NOTES: &str = "每一格都读出来了，没有改动。";
pub const TYPED: &str = "原来：";
pub const READ_AS: &str = "读作：";
pub const FINDINGS: &str = "按通知要求核对";
pub const NO_FINDINGS: &str = "没有发现要改正的地方。";
pub const FINDINGS_HINT: &str = "可以现在在工作簿里改好再读一次，也可以接着在页面上改。";
pub const WHOLE: &str = "整个工作簿";
pub const WHOLE_SHEET: &str = "整张工作表";
pub const CONTINUE: &str = "接着填写";
pub const NO_FILING: &str = "这份草稿读不出来，不能带进表样。请下载空白表样";
pub const NO_WORKER: &str = "没能打开读写 Excel 的程序。请检查网络，或换用新版的 Edge、Chrome、Firefox 或 360 浏览器（极速模式）后再试。";
pub const TO_FORM: &str = "不用 Excel，直接在页面上填写";
pub const LINKS_HINT: &str = "要填的内容多，或要分给几个人填，可以下载 Excel 表样，填好再读入。";

/// The workbook's file name: title and year of the form, without what file systems refuse.
pub fn file_name(title: &str, year: i32) -> String {
    let title = title.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "");
    format!("{title}-{year}.xlsx")
}

/// A draft that may go along: who files, the year, when it was saved.
pub fn draft(filer: &str, year: i32, saved: &str) -> String {
    let filer = if filer.is_empty() { super::NO_FILER } else { filer };
    let (day, time) = saved.split_once('T').unwrap_or((saved, ""));
    format!(
        "草稿：{filer}，{year} 年，{day} {} 保存",
        time.get(..5).unwrap_or_default()
    )
}

/// `已读入 登记表.xlsx：26 项，派驻人员名单 8 行`
pub fn read_from(name: &str, answered: usize, rows: &[(String, usize)]) -> String {
    let tables = rows.iter().map(|(label, count)| format!("{label} {count} 行"));
    let parts: Vec<String> = std::iter::once(format!("{answered} 项")).chain(tables).collect();
    format!("已读入 {name}：{}", parts.join("，"))
}

/// A heading with how many there are.
pub fn counted(heading: &str, count: usize) -> String {
    match count {
        0 => heading.to_owned(),
        count => format!("{heading}（{count} 处）"),
    }
}

/// How many cells a note holds for, where it is more than one.
pub fn cells(count: usize) -> String {
    format!("（共 {count} 处）")
}
