//! The sentences changes are told in.

use bangfu_model::{Grade, Value};

pub(super) fn added(what: &str, label: &str) -> String {
    format!("增加了“{label}”{what}")
}

pub(super) fn removed(what: &str, label: &str) -> String {
    format!("取消了“{label}”{what}；草稿里已经填的内容会保留并提示")
}

pub(super) fn replaced(what: &str, before: &str, after: &str) -> String {
    format!("{what}由“{before}”改为“{after}”")
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => "不合要求不能签名",
        Grade::InPrinciple => "不合要求需写明理由",
        Grade::Strive => "力争做到",
        Grade::Encouraged => "只作提示",
    }
}

/// What an argument of a rule says, in a word.
pub(super) fn argument(name: &str) -> &str {
    match name {
        "least" => "下限",
        "most" => "上限",
        "percent" => "百分比",
        "months" => "月数",
        "floor" => "适用的下限",
        "from" | "span_from" => "起始",
        "to" | "span_to" => "截止",
        "options" => "可选内容",
        "groups" => "类别",
        "where" | "among" => "计入的范围",
        "field" | "fields" | "column" | "columns" | "table" => "核对的内容",
        _ => "要求",
    }
}

/// An answer as people write it; a row as its answers.
pub(super) fn told(value: &Value) -> String {
    let all = |values: &mut dyn Iterator<Item = &Value>| {
        values
            .map(told)
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("、")
    };
    match value {
        Value::Null => String::new(),
        Value::Flag(true) => "是".to_owned(),
        Value::Flag(false) => "否".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => all(&mut items.iter()),
        Value::Record(members) => all(&mut members.values()),
    }
}

/// An argument as written.
pub(super) fn shown(value: Option<&Value>) -> String {
    match value {
        None => "无".to_owned(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::List(items)) => {
            let items: Vec<String> = items.iter().map(|item| shown(Some(item))).collect();
            items.join("、")
        }
        Some(_) => "另一种写法".to_owned(),
    }
}
