//! Receiving a folder.

use bangfu_api::model::Instant;
use bangfu_office::Standing;

pub const TITLE: &str = "收件";
pub const INTRO: &str = "把收到的文件放进一个文件夹，整个拖到这里：谁报了、谁没报、合计多少，一次看清。文件只在这台电脑上读取，不会传出去，也不会改动。";
pub const FOLDER: &str = "选择文件夹";
pub const FILES: &str = "选择文件或压缩包";
pub const DROP: &str = "把文件夹、文件或压缩包（.zip）拖到这里，或者";
pub const LIST: &str = "本单位的应报名单（可以不选）";
pub const LIST_HINT: &str = "Excel 工作簿（.xlsx）的第一张工作表，或 CSV 文件，第一行写栏目：表、单位名称、统一社会信用代码、对方单位、对方代码、县（市、区）。不选就用通知里的名单。";
pub const LIST_CHOOSE: &str = "选择名单";
pub const LIST_DROP: &str = "不用这份名单";
pub const AT: &str = "收到时间";
pub const AT_HINT: &str = "已有回执的以回执写的时间为准；没有回执的都按这个时间算";
pub const NO_ROSTER: &str = "收件前先要有公钥名册，才能看出签名是谁的、内容有没有改动。";
pub const TO_OPEN: &str = "去打开名册文件";
pub const READING: &str = "正在读取和核验";
pub const CANCEL: &str = "停止，看已经读到的";
pub const AGAIN: &str = "重新选择文件夹";
pub const NOTHING: &str = "这个文件夹里没有文件。请检查是不是选错了位置。";
pub const NO_WORKER: &str =
    "这个浏览器不能在后台读文件。请换用新版的 Edge、Chrome、Firefox 或 360 浏览器（极速模式）。";
pub const UNREADABLE: &str = "这个文件没有读出来，可能已被移走或改名，请重新选择文件夹";
pub const NO_ARCHIVE: &str = "这个压缩包没有打开，请先解压，再选择文件夹";
pub const NOT_BEGUN: &str = "还没有选择文件夹";
pub const CHANGED_SINCE: &str = "这个文件读过之后又被改动了，请重新选择文件夹";
pub const BAD_LIST: &str = "名单没能读出。请用 Excel 另存为 .xlsx 或“CSV UTF-8”再试";
pub const TABS: &str = "收件结果";
pub const QUEUE: &str = "谁报了";
pub const TOTALS: &str = "合计";
pub const CHECKS: &str = "要核对的";
pub const UNUSABLE: &str = "不能用的文件";
pub const PICTURES: &str = "图";
pub const ALL: &str = "全部";
pub const ALL_FORMS: &str = "全部的表";
pub const FORM: &str = "表";
pub const UNIT: &str = "单位";
pub const STANDING: &str = "状态";
pub const ARRIVED: &str = "收到";
pub const PROBLEMS: &str = "问题";
pub const SEARCH: &str = "查找";
pub const SEARCH_HINT: &str = "单位、县（市、区）或文件名";
pub const ORDER: &str = "排列";
pub const NO_LINES: &str = "没有符合的。";
pub const NOT_LISTED: &str = "名单外";
pub const PREVIOUS: &str = "上一页";
pub const NEXT: &str = "下一页";
pub const REMINDER: &str = "催报单";
pub const REMINDER_INTRO: &str = "没有报的和要补正的都列在里面，可以改一改再用。";
pub const COPY: &str = "复制";
pub const COPIED: &str = "已复制，可以粘贴到邮件或文档里";
pub const NOT_COPIED: &str = "浏览器没有让复制。请在框里全选，再按 Ctrl+C";
pub const PRINT: &str = "打印";
pub const NO_TOTALS: &str = "这份通知没有要合计的。";
pub const LEAST: &str = "要求";
pub const RED: &str = "这个数还不能用";
pub const WHERE_FROM: &str = "出自哪些文件";
pub const BACK_TO_TOTALS: &str = "回到合计";
pub const BACK_TO_CELLS: &str = "回到这个数的出处";
pub const PLACE: &str = "位置";
pub const VALUE: &str = "数";
pub const FILE: &str = "文件";
pub const SIGNATURES: &str = "谁签的名";
pub const CODE: &str = "核对码";
pub const AS_TABLE: &str = "用表格看";
pub const DIFFERENCES: &str = "几份文件说得不一样";
pub const NO_DIFFERENCES: &str = "几份文件之间没有对不上的数。";
pub const REPEATS: &str = "同一个人算了不止一次";
pub const NO_REPEATS: &str = "没有同一个人算两次的。";
pub const NO_UNUSABLE: &str = "所有文件都读出来了。";
pub const ASIDE: &str = "不是这次收的表";
pub const COVERAGE: &str = "各县（市、区）报了多少";
pub const DAYS: &str = "收件进度";
pub const TARGETS: &str = "合计与要求";
pub const PLACE_NAME: &str = "县（市、区）";
pub const DAY: &str = "日期";
pub const FILED: &str = "已报";
pub const EXPECTED: &str = "应报";
pub const LAST_DAY: &str = "截止";

pub const RECEIPTS: &str = "批量回执";
pub const RECEIPTS_INTRO: &str = "给每一份收到的表出具回执：核对无误的写明核对无误，应退回的逐条写明问题，没签齐的写明已收到。已有同样回执的不再出具。存成一个压缩包，分发给各单位；对方用“打开文件”打开就能看到。";
pub const NUMBER_BEFORE: &str = "编号的前面";
pub const NUMBER_BEFORE_HINT: &str = "例如 示卫备〔2026〕";
pub const NUMBER_FIRST: &str = "从几号编起";
pub const NUMBER_AFTER: &str = "编号的后面";
pub const ISSUE: &str = "签名并保存回执";
pub const NO_NUMBER: &str = "请写明从几号编起，填 1 以上的整数。";
pub const NO_ARCHIVE_MADE: &str = "压缩包没有做成，可能是内存不够。请分几个文件夹再试";
pub const EXPORT: &str = "导出 Excel";
pub const EXPORTING: &str = "正在导出……";
pub const DRAFTS: &str = "拟稿";
pub const DRAFTS_INTRO: &str = "用签过名的原件拟好，再补上本单位自己的内容。拟稿里的数出自原件，不要改；原件有错的，退回填报单位更正后重新拟。";
pub const DRAFT: &str = "拟稿";
pub const DRAFT_PLACE: &str = "只用这里报来的";
pub const DRAFT_ALL: &str = "全部";
pub const DRAFT_CONTINUE: &str = "接着填写";

/// How far receipts are.
pub fn issuing(done: usize, all: usize) -> String {
    format!("正在签名：{done} / {all}")
}

/// What was issued.
pub fn issued(count: u64) -> String {
    match count {
        0 => "没有要出具的：收到的都已有回执".to_owned(),
        count => format!("出具了 {count} 份回执，已保存成一个压缩包"),
    }
}

/// A file, and what is said of it.
pub fn about(file: &str, text: &str) -> String {
    format!("{file}：{text}")
}

/// The name of a receipt in the archive.
pub fn receipt_name(number: u64, unit: &str) -> String {
    let unit = unit.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "");
    format!("回执-{number:05}-{unit}.bangfu.json")
}

/// The archive's name.
pub fn archive_name(year: i32) -> String {
    format!("回执-{year}.zip")
}

/// The exported workbook, without its ending.
pub fn export_name(year: i32) -> String {
    format!("收件-{year}")
}

/// What was drafted.
pub fn drafted(originals: usize) -> String {
    format!("根据 {originals} 份签过名的原件拟好了。每个数出自哪一份，列在表里的“依据的原件”")
}

/// A file of an archive without a readable name.
pub fn part(at: usize) -> String {
    format!("第 {} 个文件", at + 1)
}

/// A paper and who files it.
pub fn heading(title: &str, unit: &str) -> String {
    format!("{title}　{unit}")
}

/// How far the reading is.
pub fn progress(read: usize, all: usize, unusable: usize) -> String {
    match unusable {
        0 => format!("{READING}：{read} / {all}"),
        unusable => format!("{READING}：{read} / {all}，其中 {unusable} 个不能用"),
    }
}

/// What was received, and when.
pub fn received(place: &str, year: i32, files: usize, at: Instant) -> String {
    format!("{place}　{year} 年　读了 {files} 个文件　{}", moment(at))
}

/// An instant in words.
pub fn moment(at: Instant) -> String {
    let text = at.to_string();
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    format!("{day} {}", time.get(..5).unwrap_or_default())
}

/// A standing and how many stand so.
pub fn count(standing: Standing, count: usize) -> String {
    format!("{} {count}", standing.word())
}

/// How many of how many.
pub fn out_of(part: usize, whole: usize) -> String {
    format!("{part} / {whole}")
}

/// Which lines of how many are shown.
pub fn shown(from: usize, to: usize, all: usize) -> String {
    match all {
        0 => NO_LINES.to_owned(),
        all => format!("第 {} 至 {to} 份，共 {all} 份", from + 1),
    }
}

/// A total's figure, with its unit; persons and how often they were counted.
pub fn figure(value: i64, persons: Option<i64>, unit: &str) -> String {
    match persons {
        Some(persons) if persons != value => format!("{persons} 人（{value} 人次）"),
        _ => format!("{value} {unit}"),
    }
}

/// Where a total comes from.
pub fn from(filings: u64, cells: u64) -> String {
    format!("出自 {filings} 份文件的 {cells} 格")
}

/// Why a total is red.
pub fn broken(files: u64) -> String {
    format!("{files} 份有问题的没有算进来，{RED}")
}

/// What is not in a total yet.
pub fn open(files: u64) -> String {
    format!("还有 {files} 份没有办完或没有签齐，没有算进来")
}

/// What a total is held against.
pub fn least(least: i64, unit: &str) -> String {
    format!("不少于 {least} {unit}")
}

/// How far a total is from what it is held against.
pub fn gap(figure: i64, least: i64, unit: &str) -> String {
    if figure >= least {
        "已达到".to_owned()
    } else {
        format!("还差 {} {unit}", least - figure)
    }
}

/// A tab with a count.
pub fn tab(name: &str, count: usize) -> String {
    match count {
        0 => name.to_owned(),
        count => format!("{name} {count}"),
    }
}

/// How many are not shown.
pub fn left(count: usize) -> String {
    format!("还有 {count} 处没有列出")
}

/// Where a person was met.
pub fn met(total: &str, places: usize) -> String {
    format!("{total}：同一个人出现在 {places} 处")
}
