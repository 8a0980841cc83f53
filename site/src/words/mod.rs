//! Every word the page says, in one place; forms and findings bring their own.

pub mod check;
mod fill;
mod frame;
pub mod help;
mod home;
pub mod keys;
pub mod notice;
pub mod office;
pub mod open;
pub mod paper;
pub mod receive;
pub mod roster;
pub mod saving;
pub mod sign;
pub mod workbook;

pub use fill::*;
pub use frame::*;
pub use home::*;

/// No randomness could be had.
pub const NO_RANDOM: &str = "浏览器没有提供安全的随机数，不能新建。请换用新版浏览器";
/// A pack could not be fetched.
pub const NO_PACKS: &str = "没能取到表样。请检查网络或文件夹是否完整，然后刷新页面";
/// The site does not hold the form.
pub const NO_SUCH_PACK: &str = "这里没有收录这份表。请核对网址，或从首页选择要填的表";
/// A download could not be offered.
pub const CANNOT_SAVE_FILE: &str = "浏览器没有让保存文件。请允许下载后再试一次，内容没有丢失";
/// The store refused.
pub const NOT_STORED: &str =
    "没能保存到这台电脑：浏览器的存储空间已满或被禁用。请现在下载备份文件，内容没有丢失";
/// The store did not let go.
pub const NOT_DELETED: &str = "没能删除：浏览器的存储不可用。请关闭其他打开本页面的标签后再试";
/// Nobody named yet.
pub const NO_FILER: &str = "未填单位";

/// A chosen file could not be read from the disk.
pub fn cannot_read(name: &str) -> String {
    format!("没能读取“{name}”。请确认文件还在原处，然后再选一次")
}
