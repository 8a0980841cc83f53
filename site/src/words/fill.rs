//! Filling in a form.

use bangfu_api::model::{Grade, State};
pub use bangfu_paper::section_title;

use crate::sheet::{Deed, Turned};

pub const CONTENTS: &str = "目录";
pub const PROBLEMS: &str = "需要处理";
pub const NO_PROBLEMS: &str = "目前没有。填完一项，有不符的会列在这里。";
pub const CHECK_AND_SIGN: &str = "检查并签名";
pub const PRINT: &str = "打印";
pub const PRINT_INSTEAD: &str = "要打印这张表，请按页面下方的“打印”，在核对的页面上再打印。";
pub const BACKUP: &str = "备份文件";
pub const CHOOSE_ONE: &str = "请选择";
pub const REQUIRED: &str = "必填";
pub const CLAUSE: &str = "依据";
pub const READING: &str = "怎样理解";
pub const EXAMPLE: &str = "举例：怎样算符合";
pub const NO_EXAMPLE: &str = "收起例子";
pub const KEPT: &str = "这样填符合";
pub const NOT_KEPT: &str = "这样填不符合";
pub const NO_EXAMPLES: &str = "没能取到例子。请检查网络，或看上面的原文";
pub const GIVE_REASON: &str = "请写明理由";
pub const REASON_ACCEPTED: &str = "已写理由，随文件一起签名";
pub const ACTIONS: &str = "操作";
pub const NO_ROWS: &str = "还没有内容。";
pub const SAVING: &str = "正在保存……";
pub const NOT_CHANGED: &str = "还没有改动";
pub const RETURN_TO_FILL: &str = "返回填写";

pub const UNDO: &str = "撤销";
pub const REDO: &str = "重做";

/// `已撤销：粘贴 5000 行（村卫生室 第 1 行 村卫生室），还能撤销 3 步`
pub fn turned(turned: &Turned, place: &str, left: usize) -> String {
    let deed = match turned.deed {
        Deed::Typed => "填写".to_owned(),
        Deed::Chosen => "选择".to_owned(),
        Deed::RowsAdded(rows) => format!("添加{}", some_rows(rows)),
        Deed::RowsRemoved(rows) => format!("删除{}", some_rows(rows)),
        Deed::Pasted(rows) => format!("粘贴 {rows} 行"),
        Deed::Cleared => "清空".to_owned(),
        Deed::FilledDown => "向下填充".to_owned(),
        Deed::Sorted => "排序".to_owned(),
        Deed::Explained => "写理由".to_owned(),
    };
    let turned = if turned.back { "已撤销" } else { "已重做" };
    format!("{turned}：{deed}（{}），还能撤销 {left} 步", place.trim_end())
}

fn some_rows(rows: usize) -> String {
    match rows {
        1 => "一行".to_owned(),
        rows => format!(" {rows} 行"),
    }
}

/// `再列出一些（还有 4950 处）`
pub fn more_problems(left: usize) -> String {
    format!("再列出一些（还有 {left} 处）")
}

/// `已自动保存 16:21:07`
pub fn saved(time: &str) -> String {
    format!("已自动保存 {time}")
}

/// `已填 61 / 74`
pub fn filled(filled: usize, all: usize) -> String {
    format!("已填 {filled} / {all}")
}

/// `添加一名人员`
pub fn add_row(row: &str) -> String {
    format!("添加一行{row}")
}

/// `删除第 3 行`
pub fn remove_row(at: usize) -> String {
    format!("删除第 {} 行", at + 1)
}

/// `派驻人员名单 第 3 行 职称`
pub fn cell_label(table: &str, at: usize, column: &str) -> String {
    format!("{table} 第 {} 行 {column}", at + 1)
}

/// The word for how much a finding weighs.
pub fn grade(grade: Grade, state: State) -> &'static str {
    match (state, grade) {
        (State::CouldNotCheck, _) => "未能核对",
        (_, Grade::Must) => "强制",
        (_, Grade::InPrinciple) => "核实",
        (_, Grade::Strive | Grade::Encouraged) => "提示",
    }
}

/// `《泰卫发〔2024〕6号》附件3 二（一）`
pub fn clause(number: &str, section: &str) -> String {
    format!("《{number}》{section}")
}

/// `“每个团队至少6人”`
pub fn quoted(quote: &str) -> String {
    format!("“{quote}”")
}

pub const ROWS_BEFORE: &str = "前一页";
pub const ROWS_BEHIND: &str = "后一页";

/// `第 101—200 行，共 5000 行`
pub fn rows_of(from: usize, to: usize, all: usize) -> String {
    format!("第 {}—{to} 行，共 {all} 行", from + 1)
}

pub const EDIT: &str = "修改";
pub const NUMBER: &str = "序号";
pub const NOT_ANSWERED: &str = "未填";
pub const REMOVE: &str = "删除";
pub const DATE_SHAPE: &str = "2026-12-10";
pub const SECTION_DONE: &str = "已填好";
pub const SECTION_BEGUN: &str = "已开始";
pub const SECTION_EMPTY: &str = "未开始";
pub const PLACES: &str = "处需要处理";
pub const NO_SUCH_DRAFT: &str = "这台电脑上没有这份草稿。它可能已被删除；有备份文件的，用“打开文件”接着填";

pub const TABLE_TOOLS: &str = "表格操作";
pub const INSERT_ABOVE: &str = "上方插入";
pub const INSERT_BELOW: &str = "下方插入";
pub const REMOVE_ROWS: &str = "删除所选行";
pub const SORT_UP: &str = "按本列升序";
pub const SORT_DOWN: &str = "按本列降序";
pub const NONE_TOLD: &str = "现在没有有问题的行。";

/// `只看有问题的行（3）`
pub fn only_told(rows: usize) -> String {
    format!("只看有问题的行（{rows}）")
}

/// The table's own hint, and that a block can be pasted.
pub fn table_hint(own: Option<&str>) -> String {
    let paste = "可以从 Excel 或 WPS 整块复制，在第一格粘贴。";
    own.map_or_else(|| paste.to_owned(), |own| format!("{own}。{paste}"))
}
