//! Keeping a roster: whose key is whose, by the root's signature.

use bangfu_api::canon::Heard;
use bangfu_api::model::{Date, Instant};
use bangfu_api::seal::{Role, Status, words as seal};

use super::receive;
use crate::keeping::lines::Line;
use crate::keeping::wishes::Why;

pub const TITLE: &str = "公钥名册管理";
pub const TO_ROSTER: &str = "管理公钥名册（名册管理单位用）";
pub const INTRO: &str = "名册写明哪把密钥是哪个单位谁保管的，由名册管理单位的根密钥签名后发给各单位。每次登记或停用公钥，都签发新的一期；停用的公钥也留在名册里，以前签的文件才查得到。";
pub const CLOCK: &str = "这台电脑的日期不对，请先校准日期。";

pub const OPEN: &str = "接着已有的名册做";
pub const OPEN_HINT: &str =
    "选择最近一期已签名的名册，接着做下一期；也可以打开没有签完的名册稿。原文件不会改动。";
pub const CHOOSE: &str = "选择名册文件";
pub const BEGIN: &str = "新建名册";
pub const BEGIN_HINT: &str =
    "一个名册管理单位只建一次，以后每一期都接着做。先用“密钥”页面新建一把专用的根密钥，不要用来签其他文件。";
pub const ID: &str = "名册编号";
pub const ID_HINT: &str = "小写字母、数字和短横线，例如 3709-2026。以后每一期都用这个编号。";
pub const ROOT_KEY: &str = "根密钥";
pub const ROOT_KEY_HINT: &str = "选择这台电脑上的密钥，或根密钥的公钥卡。";
pub const BEGIN_NOW: &str = "建立名册";

pub const BODY: &str = "单位名称";
pub const BODY_HINT: &str = "与公章和登记证书一字不差，填报文件里的名称要与它一样。";
pub const USCC: &str = "统一社会信用代码";
pub const HOLDER: &str = "保管人";
pub const HOLDER_HINT: &str = "一把密钥只由一个人保管，请与身份证一致。";
pub const ROLES: &str = "可以用来签名的身份";
pub const ROLES_HINT: &str = "照盖章的公钥登记表勾选。";
pub const NEW_ROOT: &str = "更换根密钥时，把新的根密钥登记为名册管理单位：这一期仍用原来的根密钥签名，并书面通知各单位，下一期起改用新的。";
pub const FROM: &str = "从哪天起可用";
pub const TO: &str = "用到哪天（含当天）";
pub const TO_HINT: &str = "一般两年，到期前登记新的公钥。";
pub const DATE_HINT: &str = "例如 2026-11-30";

pub const UNSIGNED: &str = "还没有签名";
pub const SAVE_DRAFT: &str = "下载未签名的稿";
pub const GIVE_UP: &str = "放弃这一稿";
pub const REALLY_GIVE_UP: &str =
    "放弃还没有签名的这一期？其中登记和停用的公钥要重新做。已经签发的各期不受影响。";
pub const KEEP_WORKING: &str = "留着";
pub const NOT_KEPT: &str =
    "没能把名册稿存到这台电脑：浏览器的存储空间已满或被禁用。请下载未签名的稿，以后从文件打开。";
pub const TAKEN_UP: &str = "已打开上次没有签名的名册稿。";
pub const COMPARE_ROOT: &str =
    "这台电脑上还没有核对过签这份名册的根密钥。请与本单位印发的核对码逐组对照，一致才能接着做。";
pub const DIFFERS: &str =
    "这份名册与这台电脑上正在用的接不上：期号相同而内容不同，或者不是接着那一期更新的。查清楚之前不要签名。";
pub const NEVER_SIGNED: &str = "打开的是没有签名的名册稿，看不出是谁做的。签名之前请逐把核对。";

pub const KEYS: &str = "登记的公钥";
pub const CODE: &str = "电话核对码";
pub const REVOKE: &str = "停用";
pub const WHY: &str = "为什么停用";
pub const LAST_DAY: &str = "用到哪天（含当天）";
pub const LAST_DAY_HINT: &str = "这一天以前签的文件仍然有效。";
pub const SINCE: &str = "从什么时候起";
pub const SINCE_HINT: &str = "年月日和时分，例如 2026-10-09 00:00";
pub const REASON: &str = "原因";
pub const REASON_HINT: &str = "写进名册，各单位都看得到，例如：U盘遗失。";
pub const REVOKE_NOW: &str = "停用这把公钥";
pub const KEEP_KEY: &str = "不停用";
pub const ROOT_REVOKED: &str =
    "这是签名册的根密钥。没有另一把根密钥可用时停用它，就不能再签发名册：请先登记新的根密钥，签出一期。";

pub const ENROL: &str = "登记一把公钥";
pub const ENROL_HINT: &str =
    "选择保管人送来的公钥卡（名称像“公钥卡-张三.json”）。密钥文件和口令由保管人自己保存，不要收。";
pub const CHOOSE_CARD: &str = "选择公钥卡";
pub const OTHER_CARD: &str = "换一张公钥卡";
pub const NO_CARD: &str = "这不是公钥卡。请保管人用填报程序重新导出公钥卡。";
pub const KEY_FILE_FOR_CARD: &str = "这是密钥文件，不是公钥卡。密钥文件只能由保管人自己保存，请删除收到的这一份，告诉保管人更换密钥，再送公钥卡来。";
pub const CARD_CODE: &str = "公钥卡上的电话核对码";
pub const CALL: &str =
    "拨打单位原来留下的座机，请保管人逐组念出核对码，边听边输入。不要先念给对方听，也不要问“是不是”。";
pub const HEARD: &str = "电话里听到的核对码";
pub const HEARD_HINT: &str = "32 位数字，中间可以有空格；听到“幺”输入 1 或幺都可以。";
pub const SAME: &str = "每一组都一致，可以登记。";
pub const TOO_LONG: &str = "前面各组一致，但多输入了数字。核对码共 32 位，请核对。";
pub const COMPARE_FIRST: &str = "核对码全部一致后，才能填写下面的内容并登记。";
pub const ENROL_NOW: &str = "登记这把公钥";

pub const SIGN: &str = "签名并签发";
pub const SIGN_HINT: &str =
    "签名之前请把上面的公钥通看一遍。用根密钥签名后，这一期就不能再改，要改就签发下一期。";
pub const NEXT_UPDATE: &str = "下次更新的日期";
pub const NEXT_UPDATE_HINT: &str = "一般三个月。到了这天还没有新的一期，各单位会看到名册已过期。";
pub const PASSPHRASE: &str = "根密钥的口令";
pub const SIGN_NOW: &str = "签名并下载名册";
pub const UNLOCKING: &str = "正在解锁密钥并签名……";

pub const SIGNED_NEXT: &str = "把下载的名册发给各单位，在“打开文件”页面选择名册后使用。";
pub const PRINT_CODE: &str = "下面是根密钥的电话核对码，请印在通知上供各单位核对。根密钥不换，核对码就不变。";
pub const SAVE_AGAIN: &str = "再次下载";
pub const USE_HERE: &str = "在这台电脑上使用这份名册";
pub const IN_USE: &str = "这台电脑已使用这份名册。";
pub const GO_ON: &str = "接着做下一期";

pub const NO_BODY: &str = "请填写单位名称。";
pub const NO_USCC: &str = "请填写统一社会信用代码。";
pub const WRONG_USCC: &str = "统一社会信用代码不对：应为 18 位，最后一位是校验码。请照登记证书核对。";
pub const NO_HOLDER: &str = "请填写保管人姓名。";
pub const NO_ROLE: &str = "请勾选可以用来签名的身份。";
pub const NO_FROM: &str = "请填写从哪天起可用，写成 2026-11-30 的样子。";
pub const NO_TO: &str = "请填写用到哪天，写成 2026-11-30 的样子。";
pub const REVERSED: &str = "用到的日期早于开始的日期，请核对。";
pub const WRONG_ID: &str = "名册编号只能用小写字母、数字和短横线，例如 3709-2026。";
pub const NO_ROOT_KEY: &str = "请选择根密钥或它的公钥卡。";
pub const NOT_COMPARED: &str = "电话里听到的核对码与公钥卡上的还不一致，没有登记。";
pub const NO_WHY: &str = "请选择为什么停用。";
pub const NO_LAST_DAY: &str = "请填写用到哪天，写成 2026-11-30 的样子。";
pub const NO_SINCE: &str = "请填写从什么时候起，写成 2026-10-09 00:00 的样子。";
pub const NO_REASON: &str = "请写明原因。";
pub const NO_NEXT_UPDATE: &str = "请填写下次更新的日期，写成 2026-11-30 的样子。";
pub const UPDATE_PAST: &str = "下次更新的日期要在今天以后。";
pub const NO_KEY: &str = "请选择根密钥。";
pub const NO_PASSPHRASE: &str = "请输入根密钥的口令。";
pub const NOT_THE_ROOT: &str = "这把密钥不是名册里的根密钥，不能签名册。请选择登记为名册管理单位的那一把。";

/// `公钥名册-第2期.bangfu.json`
pub fn file_name(revision: i64) -> String {
    format!("公钥名册-第{revision}期.bangfu.json")
}

/// `公钥名册-第2期-未签名.json`
pub fn draft_name(revision: i64) -> String {
    format!("公钥名册-第{revision}期-未签名.json")
}

/// `公钥卡-张三.json`, without what file systems refuse.
pub fn card_name(holder: &str) -> String {
    let refused = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
    format!("公钥卡-{}.json", holder.replace(refused, ""))
}

/// The holder a card is named after; empty when it is named otherwise.
pub fn holder_of_card(file_name: &str) -> String {
    let stem = file_name.strip_suffix(".json").unwrap_or_default();
    let holder = stem.strip_prefix("公钥卡-").unwrap_or_default();
    // A browser numbers what it downloads twice.
    let holder = holder.split_once(" (").map_or(holder, |(holder, _)| holder);
    holder.to_owned()
}

/// `示例市卫生健康委员会（虚构） 第 2 期`
pub fn heading(issuer: &str, revision: i64) -> String {
    format!("{issuer} 第 {revision} 期")
}

/// `登记的公钥（3 把）`
pub fn keys(count: usize) -> String {
    format!("{KEYS}（{count} 把）")
}

/// `2026-01-01 至 2027-12-31`
pub fn span(from: Date, to: Date) -> String {
    format!("{from} 至 {to}")
}

/// `帮扶单位、收件单位`
pub fn roles(roles: &[Role]) -> String {
    roles
        .iter()
        .map(|role| seal::role(*role))
        .collect::<Vec<_>>()
        .join("、")
}

/// How far a key is trusted today, in a word, and whether it is in use.
pub fn status(line: &Line, today: Date) -> (&'static str, bool) {
    match line.status {
        Status::Active if today < line.from => ("未到启用日期", false),
        Status::Active if line.to < today => ("已到期", false),
        Status::Active => ("在用", true),
        Status::Superseded => ("已更换", false),
        Status::Compromised => ("已遗失", false),
        Status::Withdrawn => ("登记有误", false),
    }
}

/// `2026-10-09 00:00 起：U盘遗失`, of a key that was lost or enrolled in error.
pub fn revoked_since(line: &Line) -> Option<String> {
    let since = receive::when(line.revoked_at?);
    Some(match line.status {
        Status::Compromised => format!("{since} 起：{}", line.reason),
        _ => format!("{since} 停用：{}", line.reason),
    })
}

/// Why a key is given up, and what follows.
pub fn why(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::Replaced => ("已更换", "换了新的密钥，旧的用到某一天为止"),
        Why::Lost => ("已遗失", "密钥文件可能被别人拿到；没有回执的签名不再算数"),
        Why::Mistaken => ("登记有误", "本来就不该登记；用它签的都不算数"),
    }
}

/// A last day outside the key's days.
pub fn outside(from: Date, to: Date) -> String {
    format!("用到的日期要在 {from} 和 {to} 之间。")
}

/// What was done, for the button that takes it back.
pub fn enrolled(body: &str, holder: &str) -> String {
    format!("登记{body} {holder}的公钥")
}

/// As [`enrolled`].
pub fn revoked(body: &str, holder: &str) -> String {
    format!("停用{body} {holder}的公钥")
}

/// `撤销：停用…的公钥`
pub fn undo(what: &str) -> String {
    format!("撤销：{what}")
}

/// A card whose key the roster holds already.
pub fn enrolled_already(line: &Line) -> String {
    format!("这把公钥已在名册里：{} {}。", line.body, line.holder)
}

/// `已选择“公钥卡-张三.json”`
pub fn chosen(name: &str) -> String {
    format!("已选择“{name}”")
}

/// `停用示例县人民医院（虚构） 李四的公钥`, for who hears buttons one by one.
pub fn revoke_whose(line: &Line) -> String {
    revoked(&line.body, &line.holder)
}

/// `第 2 期已签名`
pub fn signed(revision: i64) -> String {
    format!("第 {revision} 期已签名")
}

/// How far the code that was heard agrees; `None` while it does and is not complete.
pub fn heard(heard: Heard) -> Option<String> {
    match heard {
        Heard::SoFar(_) => None,
        Heard::Same => Some(SAME.to_owned()),
        Heard::Differs(7) => Some(differs("最后两位校验码")),
        Heard::Differs(group) => Some(differs(&format!("第 {group} 组"))),
        Heard::TooLong => Some(TOO_LONG.to_owned()),
        Heard::NoDigit(other) => Some(format!("“{other}”不是数字。请只输入听到的数字。")),
    }
}

fn differs(where_to: &str) -> String {
    format!("{where_to}与公钥卡上的不一致。请对方把这一组再念一遍；还不一致就不要登记，先查清公钥卡的来历。")
}

/// How many digits have been heard.
pub fn so_far(digits: usize) -> String {
    format!("已输入 {digits} 位，目前一致。")
}

/// The moment now, as it is typed.
pub fn now(instant: Instant) -> String {
    receive::when(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_tells_its_holder() {
        assert_eq!(holder_of_card(&card_name("张三（虚构）")), "张三（虚构）");
        assert_eq!(holder_of_card("公钥卡-张三 (1).json"), "张三");
        assert_eq!(holder_of_card("card.json"), "");
    }

    #[test]
    fn a_differing_group_is_named() {
        assert!(heard(Heard::Differs(3)).is_some_and(|text| text.starts_with("第 3 组与")));
        assert!(heard(Heard::Differs(7)).is_some_and(|text| text.starts_with("最后两位校验码与")));
        assert_eq!(heard(Heard::SoFar(4)), None);
    }
}
