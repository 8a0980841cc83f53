//! Opening a file: what it is, who signed it, what was not checked.

use bangfu_api::model::Date;

pub const TITLE: &str = "打开文件";
pub const INTRO: &str =
    "看一份文件是谁签的、内容有没有被改动。文件只在这台电脑上打开，不会上传，也不会被改动。";
pub const CHOOSE_FILE: &str = "选择文件";
pub const DROP_HERE: &str = "把收到的文件拖到这里，或";
pub const FILE_HINT: &str = "文件名一般以 .bangfu.json 结尾。分头签名的几份可以一起打开，合成一份。";
pub const RECEIPTS_ONE_BY_ONE: &str = "回执请一份一份打开，或与它所收的文件一起打开。";
pub const DIFFERENT_FILINGS: &str = "这几个文件不是同一份表，请分开打开。";
pub const ONE_COPY: &str = "第一份";
pub const OTHER_COPY: &str = "另一份";
pub const PLACE: &str = "内容";
pub const NOTHING_THERE: &str = "（无）";
pub const SAVE_MERGED: &str = "保存合成的文件";
pub const MERGED_HINT: &str = "合成的文件还没有保存；原来的几份没有改动。";
pub const THIS_REVISION: &str = "这一版";
pub const NO_CHANGES: &str = "与上一版内容相同。";
pub const OTHER_PREVIOUS: &str = "一起打开的不是它所写明的上一版，不能据以比较。请找到那一版再比较。";
pub const AMEND: &str = "修改后另出新版";
pub const AMEND_HINT: &str = "签过名的内容不能改。另出新版后，各方要重新签名；原来的一版请保留。";
pub const KEY_FILE: &str =
    "这是密钥文件，不是填报文件，请不要发给别人。要使用它，请到“密钥”页面添加。原文件没有改动。";
pub const PDF: &str =
    "这是 PDF 文件，可能是打印件或扫描件。请向对方要名称以 .bangfu.json 结尾的填报文件。原文件没有改动。";
pub const OFFICE_FILE: &str = "这是 Excel、Word 或压缩文件。用 Excel 表样填的，请到“用 Excel 填写”里读入；别的请向对方要名称以 .bangfu.json 结尾的填报文件，压缩过的先解压。原文件没有改动。";
pub const PICTURE: &str =
    "这是图片，可能是扫描件。请向对方要名称以 .bangfu.json 结尾的填报文件。原文件没有改动。";
pub const EMPTY: &str = "这个文件是空的，可能没有传完。请对方重新发送。";
pub const NOT_A_FILING: &str = "这个文件不是填报表、回执或名册。请确认没有选错文件，原文件没有改动。";
pub const UNSIGNED_OTHER: &str = "这份回执或名册还没有签名，不能使用。请向出具单位要签过名的文件。";
pub const UNKNOWN_FORM: &str =
    "这里没有收录这份表，不能显示正文，也不能按通知核对。上面的签名结论不受影响。请换用新版的填报程序。";
pub const BROKEN_DRAFT: &str = "这份表缺少编号或编号不对，不能接着填。请对方用填报程序重新保存。";

pub const UNSIGNED: &str = "这份表还没有人签名";
pub const UNSIGNED_HINT: &str = "没有签名，就不能核验是谁填的、后来有没有改动。下面是它现在的内容。";
pub const CONTINUE: &str = "继续填写";
pub const HAVE_DRAFT: &str = "这台电脑上已有这份表的草稿，内容与文件不同。";
pub const USE_FILE: &str = "用文件里的内容替换草稿";
pub const USE_DRAFT: &str = "打开这台电脑上的草稿";

pub const NO_ROSTER: &str =
    "这台电脑上还没有公钥名册，所以还不能判断是谁签的。请向卫生健康部门要最新的公钥名册，在下面选择。";
pub const SIGNATURES: &str = "签名情况";
pub const SIGNER: &str = "签名人";
pub const CLAIMED_TIME: &str = "自称时间";
pub const CODE: &str = "电话核对码";
pub const REASON: &str = "不同意的理由";
pub const APPROVED: &str = "同意";
pub const REFUSED: &str = "不同意";
pub const HOLDS: &str = "这处签名成立。";
pub const KEY_UNKNOWN: &str = "这把密钥不在名册里，不能判断是谁签的。";
pub const KEY_UNCHECKED: &str = "手头没有名册，没有核对是谁的密钥。";
pub const NOT_SIGNED_YET: &str = "还没有签名";
pub const DOCUMENT_CODE: &str = "核对码";

pub const UNCHECKED: &str = "没有核对的";
pub const UNCHECKED_CLOCK: &str =
    "签名时间是签名人自己电脑上的时间，可能不准；只有收件回执上的收到时间可以作凭据。";
pub const UNCHECKED_PERSON: &str =
    "拿到密钥文件又知道口令的人都能签名。是不是本人、填的是不是实情，要靠登记和电话核实。";
pub const UNCHECKED_SEAL: &str =
    "这不是国办发〔2025〕33号所说的电子印章。收件单位书面同意之前，以盖章的纸质件或省里的电子印章系统为准。";

pub const CONTENT: &str = "文件内容";
pub const BY_THE_RULES: &str = "按通知要求核对";
pub const READY: &str = "没有发现要改正的地方。";
pub const ALL_FINDINGS: &str = "逐条查看";

pub const RECEIPT: &str = "回执的内容";
pub const RECEIPT_NO: &str = "回执编号";
pub const RECEIPT_OFFICE: &str = "出具单位";
pub const RECEIVED_AT: &str = "收到时间";
pub const RECEIPT_RESULT: &str = "结论";
pub const NO_DEADLINE: &str = "没有规定截止时间，不判定是否按时。";
pub const RECEIPT_FINDINGS: &str = "收件单位提出的问题";
pub const UNLISTED: &str = "回执之后增加的签名，回执没有说到：";
pub const RECEIPT_FILING: &str = "所收文件的核对码";

pub const ROSTER: &str = "公钥名册";
pub const ROSTER_HINT: &str =
    "公钥名册由卫生健康部门发布，写明哪把密钥是哪个单位谁保管的。有了它才能判断是谁签的。";
pub const CHOOSE_ROSTER: &str = "选择名册文件";
pub const REPLACE_ROSTER: &str = "换一份名册";
pub const IS_ROSTER: &str = "这是一份公钥名册";
pub const COMPARE: &str =
    "请找到卫生健康部门印发的通知，逐组对照上面印着的名册核对码。有一组不同就不要使用，并打电话核实。";
pub const SAME_ROOT: &str = "与这台电脑上已核对过的名册出自同一把密钥。";
pub const ROOT_ANNOUNCED: &str = "名册管理单位更换了根密钥，手头的名册已经登记了这把新的根密钥。";
pub const ROOT_UNANNOUNCED: &str = "这份名册换了根密钥，而手头同一单位的名册没有登记过这把新的根密钥。请先取得用原根密钥签名、登记了新根密钥的那一期；取不到的，打电话向名册管理单位核实以后再用。";
pub const USE_ROSTER: &str = "已核对，使用这份名册";
pub const DO_NOT_USE: &str = "不使用";
pub const ROSTER_KEPT: &str = "已保存，以后打开文件都用这份名册核对。";
pub const ROSTER_NOT_KEPT: &str =
    "这次可以用它核对，但没能保存到这台电脑：浏览器的存储空间已满或被禁用。下次打开时要重新选择名册。";
pub const ROSTER_OLD: &str = "这份名册已过更新期限。可以先用，但请尽快取得最新名册。";
pub const ROSTER_NOT_A_ROSTER: &str = "这个文件不是公钥名册。请选择卫生健康部门发布的名册文件。";
pub const ROSTER_SUPERSEDED: &str =
    "这份名册比这台电脑上正在用的旧，不能换回旧的。请向卫生健康部门要最新的名册。";
pub const ROSTER_DIFFERS: &str = "手头的名册与这一份接不上：期号相同而内容不同，或者不是接着手头那份更新的。请先打电话向名册管理单位核实。";
pub const USE_ROSTER_ANYWAY: &str = "已打电话核实，改用这份名册";

/// `已打开“对口帮扶责任书.bangfu.json”`
pub fn opened(name: &str) -> String {
    format!("已打开：{name}")
}

/// `已把 2 份合成一份，共 3 个签名`
pub fn merged(copies: usize, signatures: usize) -> String {
    format!("已把 {copies} 份合成一份，共 {signatures} 个签名")
}

/// Which copy nobody has signed.
pub fn unsigned_copy(name: &str) -> String {
    format!("“{name}”还没有人签名，不能合并。请打开签过名的各份。")
}

/// `与第 1 版相比，改了 3 处`
pub fn changed(revision: i64, count: usize) -> String {
    format!("与第 {revision} 版相比，改了 {count} 处")
}

/// `第 1 版`
pub fn revision(number: i64) -> String {
    format!("第 {number} 版")
}

/// A place in the words of the page; what the form has no name for is part of the paper around it.
pub fn place(name: &str) -> &str {
    match name {
        "/title" => "标题",
        "/form/version" => "表样版本",
        "/form/pack" => "核对所用的表样",
        "/form/id" => "表",
        "/period/from" => "期间起",
        "/period/to" => "期间止",
        "/revision" => "版次",
        "/previous" => "上一版",
        "/id" => "编号",
        name if name.starts_with("/parties") => "签名单位",
        name if name.starts_with("/explanations") => "理由",
        name => name,
    }
}

/// Which file could not be opened, and why; another one may still lie open below.
pub fn not_opened(name: &str, why: &str) -> String {
    format!("“{name}”没有打开。{why}")
}

/// `示例市卫生健康委员会（虚构） 第 7 期，2026 年 11 月 30 日签发，登记公钥 6 把`
pub fn roster_facts(issuer: &str, revision: i64, issued: &str, keys: usize) -> String {
    format!("{issuer} 第 {revision} 期，{issued}签发，登记公钥 {keys} 把")
}

/// A body the roster does not name, by the code it claims.
pub fn unknown_body(uscc: &str) -> String {
    format!("自称代码 {uscc} 的单位（未核实）")
}

/// What the verdict rests on.
pub fn by_roster(facts: &str) -> String {
    format!("依据公钥名册：{facts}。")
}

/// The heading of a filing: `对口帮扶责任书，2026 年，第 1 版`
pub fn heading(title: &str, from: &str, revision: i64) -> String {
    let year = from.get(..4).unwrap_or_default();
    format!("{title}，{year} 年，第 {revision} 版")
}

/// `2026 年 12 月 1 日 09:12`, of an instant as files write it; the text itself when it is none.
pub fn moment(instant: &str) -> String {
    let day = instant.get(..10).and_then(Date::parse);
    match (day, instant.get(11..16)) {
        (Some(day), Some(time)) => {
            format!("{} 年 {} 月 {} 日 {time}", day.year(), day.month(), day.day())
        }
        _ => instant.to_owned(),
    }
}

/// Whether it came in time, and why.
pub fn in_time(in_time: bool, received: &str, deadline: &str) -> String {
    let (received, deadline) = (moment(received), moment(deadline));
    if in_time {
        format!("按时：{received} 收到，早于截止时间 {deadline}。")
    } else {
        format!("迟报：{received} 收到，已到截止时间 {deadline}。")
    }
}

/// Findings whose words are in the filing alone.
pub fn findings_elsewhere(count: usize) -> String {
    format!("共 {count} 处。把回执和原来的文件一起打开，可以逐处查看。")
}

/// What the office says in a receipt.
pub fn receipt_result(word: &str) -> &'static str {
    match word {
        "arrived" => "已收到",
        "valid" => "核验通过，没有必须改正的地方",
        "accepted" => "已备案",
        "returned" => "退回修改",
        _ => "",
    }
}

/// How many places of a filing are still open, in a sentence.
pub fn still_open(must: usize, reasons: usize, explained: usize, hints: usize) -> String {
    let counts = [
        (must, "处必须改正"),
        (reasons, "处还没有写明理由"),
        (explained, "处已写明理由"),
        (hints, "处提示"),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
    format!("{}。", told.join("，"))
}

/// Whose draft there is already.
pub fn have_draft(saved: &str) -> String {
    format!("{HAVE_DRAFT}草稿保存于 {}。", moment(saved))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_as_people_say_them() {
        assert_eq!(moment("2026-12-01T09:12:30+08:00"), "2026 年 12 月 1 日 09:12");
        assert_eq!(moment("昨天"), "昨天");
    }

    #[test]
    fn only_what_is_left_is_counted() {
        assert_eq!(still_open(2, 0, 0, 1), "2 处必须改正，1 处提示。");
    }
}
