//! Keys: what they are for, making one, keeping it.

pub const TITLE: &str = "签名密钥";
pub const WHAT_FOR: &str = "密钥好比您的签名笔。用它签名之后，别人能看出这份表是谁认可的、内容有没有被改动。每人一把，不要借给别人，也不要几个人合用。";
pub const WHERE_KEPT: &str = "密钥由这台电脑生成，用口令锁住后才保存。口令不会保存，也不会发到任何地方。";
pub const NEW: &str = "新建密钥";
pub const HOLDER: &str = "保管人姓名";
pub const HOLDER_HINT: &str = "签名时写的就是这个名字，请与身份证一致。";
pub const PASSPHRASE: &str = "口令";
pub const PASSPHRASE_HINT: &str = "至少 12 个英文字母、数字或键盘上的符号。不能用汉字：同样的汉字在不同电脑上编码不同，换一台电脑就打不开了。";
pub const PASSPHRASE_AGAIN: &str = "再输入一次口令";
pub const SHOW: &str = "显示口令";
pub const OFFERED: &str =
    "想不出口令时，可以用下面五个随机选出的英文单词，连横线一起输入。请抄在纸上，与密钥文件分开存放。";
pub const OTHER_WORDS: &str = "换一组";
pub const NATIONAL: &str = "使用国密算法（SM2、SM3）";
pub const NATIONAL_HINT: &str = "收件单位要求用国密算法时才勾选；没有要求，或者不清楚，就不用勾。";
pub const CREATE: &str = "生成密钥";
pub const CREATING: &str = "正在生成，大约需要一两秒……";
pub const NO_HOLDER: &str = "请填写保管人姓名。";
pub const NOT_LATIN: &str =
    "口令里有汉字、全角字符或其他不能用的字符。请切换到英文输入法，只用字母、数字和键盘上的符号。";
pub const NOT_EQUAL: &str = "两次输入的口令不一样。请重新输入两次。";
pub const CREATED: &str = "密钥已生成";
pub const CODE: &str = "电话核对码";
pub const NEXT: &str = "接下来";
pub const NEXT_SHEET: &str = "打印公钥登记表，填好职务，盖单位公章，和公钥卡一起交给收件的卫生健康部门。登记之后，您的签名才能被核验。";
pub const NEXT_CALL: &str = "卫生健康部门会打单位座机来核对，请您按要求读出其中几组，例如第 2 组和第 5 组。不要把密钥文件和口令交给任何人。";
pub const NEXT_BACKUP: &str = "把密钥文件另存一份到 U 盘，锁在柜子里。文件丢了，或忘了口令，只能另办新密钥。";
pub const PRINT_SHEET: &str = "打印公钥登记表";
pub const DONE: &str = "完成";
pub const KEPT: &str = "这台电脑上的密钥";
pub const NONE_KEPT: &str = "这台电脑上还没有密钥。";
pub const DOWNLOAD: &str = "下载密钥文件";
pub const DOWNLOAD_CARD: &str = "下载公钥卡";
pub const CARD_HINT: &str =
    "公钥卡里没有密钥，可以公开。把它和盖章的公钥登记表一起交给名册管理单位，用来登记。";
pub const NO_CARD: &str = "没能写出公钥卡。请用密钥文件重新添加这把密钥，再下载公钥卡。";
pub const BACK_UP: &str =
    "生成以后还没有再下载过密钥文件。请下载一份存到 U 盘：浏览器的数据被清理后，只有密钥文件能找回这把密钥。";
pub const DELETE: &str = "删除";
pub const REALLY_DELETE: &str =
    "从这台电脑上删除这把密钥？没有另存过密钥文件的话，删除后不能再用它签名。已经签过的文件不受影响。";
pub const DELETE_KEY: &str = "删除这把密钥";
pub const LEAVE: &str = "留着";
pub const LOAD: &str = "从密钥文件添加";
pub const LOAD_HINT: &str = "换了电脑，或浏览器清理过数据时，选择以前下载的密钥文件（名称以 .pem 结尾），输入口令后就保存到这台电脑。";
pub const CHOOSE_FILE: &str = "选择密钥文件";
pub const UNLOCK_AND_KEEP: &str = "打开并保存到这台电脑";
pub const UNLOCKING: &str = "正在解锁……";
pub const NOT_KEPT: &str =
    "没能保存到这台电脑：浏览器的存储空间已满或被禁用。密钥文件已经下载，请妥善保存，签名时选择这个文件。";
pub const NOT_LISTED: &str = "浏览器没有让读取这台电脑上的密钥。签名时请选择密钥文件。";
pub const NOT_DELETED: &str = "没能删除：浏览器的存储不可用。请关闭其他打开本页面的标签后再试。";

pub const SHEET: &str = "公钥登记表";
pub const SHEET_POST: &str = "职务";
pub const SHEET_BODY: &str = "单位全称";
pub const SHEET_USCC: &str = "统一社会信用代码";
pub const SHEET_ROLE: &str = "签名身份";
pub const SHEET_ROLES: &str = "□ 帮扶单位　□ 受援单位　□ 县级卫健局　□ 市卫健委";
pub const SHEET_TELEPHONE: &str = "核对电话（单位座机）";
pub const SHEET_PUBLIC: &str = "公钥";
pub const SHEET_MADE: &str = "生成日期";
pub const SHEET_STAMP: &str = "保管人签字、单位盖章";
pub const SHEET_OFFICE: &str = "收件单位核对记录（日期、接听人、核对的组号）";
pub const SHEET_NOTE: &str =
    "本表只登记公钥，可以公开；密钥文件和口令由保管人自己保存，任何单位和个人都不会索要。";

const WORDS: &str = include_str!("plain_words.txt");

/// Five plain English words, one for each random byte: `lamp-river-goat-music-iron`.
pub fn five_words(random: [u8; 5]) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    random
        .map(|byte| words[usize::from(byte) % words.len()])
        .join("-")
}

/// `张三-密钥.pem`, without what file systems refuse.
pub fn file_name(holder: &str) -> String {
    let refused = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
    format!("{}-密钥.pem", holder.replace(refused, ""))
}

/// The holder a key file is named after; empty when it is named otherwise.
pub fn holder_of(file_name: &str) -> String {
    let holder = file_name
        .strip_suffix(".pem")
        .and_then(|stem| stem.split_once("-密钥"));
    holder.map(|(holder, _)| holder.to_owned()).unwrap_or_default()
}

/// A passphrase that is too short.
pub fn too_short(length: usize, least: usize) -> String {
    if length == 0 {
        return format!("请输入口令，至少 {least} 个字符。");
    }
    format!("口令至少要 {least} 个字符，现在是 {length} 个。请再加长一些。")
}

/// `已保存到这台电脑，并下载为“张三-密钥.pem”。`
pub fn kept_and_saved(name: &str) -> String {
    format!("已保存到这台电脑，并下载为“{name}”。")
}

/// `已保存到这台电脑：张三`
pub fn kept(holder: &str) -> String {
    format!("已保存到这台电脑：{holder}的密钥。")
}

/// `2026-11-22 生成`; a key that came as a file tells when it was added.
pub fn since(created: &str) -> String {
    format!("{} 存入", created.get(..10).unwrap_or_default())
}

/// `已选择“张三-密钥.pem”`
pub fn chosen(name: &str) -> String {
    format!("已选择“{name}”")
}

/// `电话里读作 93幺64 53250`
pub fn read_aloud(code: &str) -> String {
    format!("电话里读作 {}", code.replace('1', "幺"))
}

/// `第 2 组`
pub fn group(number: usize) -> String {
    format!("第 {number} 组")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_own_word_and_five_make_a_passphrase() {
        let words: std::collections::BTreeSet<&str> = WORDS.split_whitespace().collect();
        assert_eq!(words.len(), 256);
        let plain = |word: &&str| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(words.iter().all(plain));
        assert!(five_words([0; 5]).len() >= bangfu_api::seal::Passphrase::LEAST);
        assert_eq!(five_words([0, 1, 2, 3, 255]), "apple-arm-autumn-baby-yellow");
    }

    #[test]
    fn a_key_file_tells_its_holder() {
        assert_eq!(holder_of(&file_name("张三")), "张三");
        assert_eq!(holder_of("张三-密钥 (1).pem"), "张三");
        assert_eq!(holder_of("key.pem"), "");
    }

    #[test]
    fn one_is_read_as_yao() {
        assert_eq!(read_aloud("93164 05"), "电话里读作 93幺64 05");
    }
}
