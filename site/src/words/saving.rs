//! Where saving stands.

/// The browser does not store.
pub const NOT_STORED: &str = "没能保存到这台电脑：浏览器的存储空间已满或被禁用。内容还在屏幕上，本页会继续尝试保存；请现在下载备份，关闭页面会丢失。";
/// A button that is not the one of the bar below.
pub const GET_BACKUP: &str = "下载备份";
/// After many changes.
pub const BACKUP_ADVISED: &str = "改动已经不少，建议存一份备份文件，放到别处。";
/// Another tab writes the draft.
pub const OTHERS: &str = "这份草稿正在另一个标签页里填写。这里可以查看，不能改动，免得两边互相覆盖。";
/// Another tab has taken the draft.
pub const TAKEN: &str = "这份草稿已转到另一个标签页里填写，这里不再保存改动。";
/// Why it cannot be signed here.
pub const FROZEN: &str = "这份草稿在另一个标签页里，请在那里签名，或先转到这里";
/// Takes the draft from another tab.
pub const TAKE: &str = "转到这里填写";
/// Another tab has deleted the draft.
pub const DELETED: &str = "这份草稿已在另一个标签页里删除，这里不再保存。屏幕上的内容还在。";
/// Keeps a draft that was deleted.
pub const KEEP_IT: &str = "仍要留下，保存到这台电脑";

/// Part of a journal could not be read.
pub fn unread(count: usize) -> String {
    format!(
        "上次的填写有 {count} 处改动没能读出，其余都已恢复。没能读出的没有删除，仍存在这台电脑上；请核对最后填写的几项。"
    )
}
