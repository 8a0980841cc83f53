//! The bar, the footer, places and years.

pub const PRODUCT: &str = "帮扶填报";
pub const PLACE: &str = "选择地区";
pub const YEAR: &str = "选择年度";
pub const OPEN_FILE: &str = "打开文件";
pub const KEYS: &str = "密钥";
pub const RECEIVE: &str = "收件";
pub const HELP: &str = "帮助";
pub const MENU: &str = "菜单";
pub const SKIP: &str = "跳到正文";
pub const STAYS_HERE: &str = "所填内容只保存在这台电脑上";
pub const VERSION: &str = concat!("版本 ", env!("CARGO_PKG_VERSION"));
pub const LOADING: &str = "正在打开……";
pub const TROUBLE: &str = "没能打开这个页面";
pub const NOT_FOUND: &str = "没有这个页面";
pub const NOT_FOUND_HINT: &str = "网址可能输错了，或者这份表已经换了名称。";
pub const TO_HOME: &str = "回到首页";

/// What the browser's tab says: `密钥 - 帮扶填报`
pub fn tab_title(heading: &str) -> String {
    format!("{heading} - {PRODUCT}")
}

/// `2026 年`
pub fn year(year: i32) -> String {
    format!("{year} 年")
}
