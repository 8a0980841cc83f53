//! Every sentence a finding can be told in, and what to do about it.
//!
//! Words in braces are facts of the finding. `{label}` is the field, cell or table looked at; `{subject}` is what the
//! rule speaks of, the label where a pack gives nothing else.

/// A sentence and what to do.
pub(crate) struct Words {
    pub(crate) text: &'static str,
    pub(crate) advice: &'static str,
}

/// The words under a key. A key without words is a mistake in this crate: golden cases ask for a sentence of every
/// finding, and a test here asks for a finding of every sentence.
pub(crate) fn words(key: &str) -> Option<Words> {
    ENTRIES
        .iter()
        .find(|(known, _, _)| *known == key)
        .map(|(_, text, advice)| Words { text, advice })
}

const ENTRIES: &[(&str, &str, &str)] = &[
    (
        "missing",
        "{label}还没有填写，不能核对{topic}",
        "填写{label}后会自动核对",
    ),
    (
        "unreadable",
        "{label}填写有误，不能核对{topic}",
        "改正{label}后会自动核对",
    ),
    (
        "no-rows",
        "{label}还没有内容，不能核对{topic}",
        "填写{label}后会自动核对",
    ),
    ("any-given", "{missing}至少要填一项，现在都没有填", "填写其中一项"),
    (
        "days-agree",
        "从 {from} 到 {to} 含首尾是 {required} 天，{label}填的是 {have} 天",
        "核对起止日期和天数",
    ),
    (
        "days-covered",
        "{subject}有 {have} 天没有人：最早是 {from} 至 {to}",
        "补上这几天的人员，或核对起止日期",
    ),
    (
        "detailed",
        "{label}没有写到具体内容：{missing}至少要有一项",
        "写明具体的学科、专业、病种或技术名称",
    ),
    ("differ", "{label}与{other}相同", "核对后改正其中一项"),
    (
        "filing-year",
        "{label}（{have}）不是填报的年度 {required} 年",
        "核对{label}；填报其他年度的，另填一份",
    ),
    (
        "identifier/check",
        "{label}的校验码不对，可能有一位输错",
        "对照登记证书逐位核对",
    ),
    (
        "identifier/format",
        "{label}应是 18 位数字和大写字母（没有 I、O、S、V、Z）",
        "对照登记证书重新填写",
    ),
    (
        "identifier-plausible/prefix",
        "{label}不是以 {required} 开头，与这类单位的代码不一样",
        "对照登记证书核对；确实如此的可以不改",
    ),
    (
        "identifier-plausible/inner",
        "{label}的第 9 至 17 位不合组织机构代码的规则",
        "对照登记证书核对；确实如此的可以不改",
    ),
    (
        "in-order",
        "{label}（{have}）早于{other}（{required}）",
        "核对这两个日期",
    ),
    (
        "in-order/number",
        "{label}（{have}）小于{other}（{required}）",
        "核对这两个数",
    ),
    ("includes", "{subject}缺少{missing}", "补选{missing}"),
    (
        "lasts-at-least",
        "从 {from} 到 {to} 不满 {required} 个月，还差 {short} 天",
        "止期应不早于 {last_day}",
    ),
    (
        "lasts-one-day-more",
        "到 {to} 刚好满期；如按始日不计算，要到 {last_day} 才满",
        "受理机关如按始日不计算，把止期改为 {last_day}",
    ),
    (
        "listed",
        "{have}不在通知所附的名单里",
        "对照名单核对名称；确属名单以外的，按通知另行报备",
    ),
    (
        "one-of",
        "{subject}应是{required}，现在是{have}",
        "核对{label}；确属其他情形的，这份表不适用",
    ),
    ("one-of-each", "{subject}里没有{missing}", "补充{missing}人选"),
    (
        "parties",
        "文件里列的签订单位与表中填写的不一致",
        "用本页面重新打开并保存这份文件",
    ),
    (
        "range/below",
        "{subject}应不少于 {required} {unit}，现在是 {have} {unit}",
        "改为 {required} {unit}或更多",
    ),
    (
        "range/above",
        "{subject}应不超过 {required} {unit}，现在是 {have} {unit}",
        "改为 {required} {unit}或更少",
    ),
    (
        "ratio/below",
        "{subject}应不低于{other}的 {percent}%：现在是 {have}，{other}是 {whole}",
        "核对这两个数，或写明原因",
    ),
    (
        "ratio/above",
        "{subject}应不超过{other}的 {percent}%：现在是 {have}，{other}是 {whole}",
        "核对这两个数，或写明原因",
    ),
    (
        "ratio-agrees",
        "{label}填的是 {have}%，与{other}（{numerator} / {denominator}）算出的不一致",
        "按分子、分母重新计算",
    ),
    (
        "readable/integer",
        "{label}应是 {least} 到 {most} 之间的整数",
        "请填写 {least} 到 {most} 之间的整数",
    ),
    (
        "readable/year",
        "{label}应是四位年份",
        "请填写 {least} 到 {most} 之间的年份",
    ),
    (
        "readable/decimal",
        "{label}应是一个数，最多 14 位数字",
        "请只填写数字和小数点，单位写在单位一栏",
    ),
    (
        "readable/date",
        "{label}不是一个存在的日期",
        "请按 2026-12-10 的样子填写",
    ),
    (
        "readable/choice",
        "{label}不在可选的范围内",
        "请从这些里选：{options}",
    ),
    (
        "readable/choices",
        "{label}里有不在可选范围内的内容",
        "请从这些里选：{options}",
    ),
    ("readable/text", "{label}应是文字", "请重新填写{label}"),
    (
        "readable/unknown",
        "文件里有这份表没有的内容（{name}）",
        "请核对文件是不是这份表的；多出的内容需要删去",
    ),
    (
        "refers",
        "{table}里没有{have}",
        "核对名称，或在{table}里补上这一行",
    ),
    ("required", "{label}还没有填写", "填写{label}"),
    (
        "row-per-year",
        "{subject}缺少 {missing}的内容",
        "为每一年至少填写一行",
    ),
    (
        "rows-agree",
        "{label}填的是 {have}，{table}里有 {required} 行",
        "改正{label}，或补齐{table}",
    ),
    (
        "rows-at-least",
        "{subject}需至少 {required} {unit}，现有 {have} {unit}，还差 {short} {unit}",
        "再补 {short} {unit}",
    ),
    (
        "rows-at-most",
        "{subject}应不超过 {required} {unit}，现有 {have} {unit}",
        "核对{label}，删去多填的",
    ),
    (
        "rows-per-group/few",
        "{group}的{subject}需至少 {required} {unit}，现有 {have} {unit}",
        "补齐{group}的内容",
    ),
    (
        "rows-per-group/many",
        "{group}的{subject}应不超过 {required} {unit}，现有 {have} {unit}",
        "核对{group}的内容",
    ),
    (
        "same-in-all-rows",
        "{subject}来自不止一家：{have}",
        "改为同一家，或写明理由",
    ),
    (
        "same-in-all-rows/other",
        "{subject}来自{have}，不是填写的单位",
        "核对{column}，或写明理由",
    ),
    (
        "share-at-least",
        "{subject}应不低于 {percent}%：{staff} {unit}的 {percent}% 至少是 {required} {unit}，现有 {have} {unit}，还差 {short} {unit}",
        "再补 {short} {unit}，或写明理由",
    ),
    (
        "share-of-rows",
        "{subject}应不低于 {percent}%，现在是 {whole} {unit}中的 {have} {unit}",
        "核对{label}，或写明原因",
    ),
    (
        "sum-agrees",
        "{label}填的是 {have}，按{other}合计是 {required}",
        "核对{label}和各项数字",
    ),
    (
        "sum-at-least",
        "{subject}合计需至少 {required} {unit}，现在是 {have} {unit}，还差 {short} {unit}",
        "核对各行数字，或写明原因",
    ),
    (
        "unique",
        "{label}与第 {other} 行重复",
        "同一个人只填一行；确是两个人的，写明理由",
    ),
    (
        "within",
        "{label}（{have}）不在 {from} 至 {to} 之内",
        "核对这个日期",
    ),
    ("within/from", "{label}（{have}）早于 {from}", "核对这个日期"),
    ("within/to", "{label}（{have}）晚于 {to}", "核对这个日期"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys as they stand in the kinds' sources.
    fn used_keys() -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        #[allow(clippy::disallowed_methods, reason = "the test reads its own source")]
        let text = |path: &std::path::Path| std::fs::read_to_string(path).unwrap();
        let mut sources = text(&folder.join("check.rs"));
        for entry in std::fs::read_dir(folder.join("kinds")).unwrap() {
            sources.push_str(&text(&entry.unwrap().path()));
        }
        ENTRIES
            .iter()
            .map(|(key, _, _)| *key)
            .filter(|key| sources.contains(&format!("\"{key}\"")))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_sentence_is_used_and_complete() {
        let used = used_keys();
        for (key, text, advice) in ENTRIES {
            assert!(used.iter().any(|known| known == key), "{key} is never told");
            assert!(!text.is_empty() && !advice.is_empty());
            assert!(!text.contains('！') && !advice.contains("注意"), "{key}");
        }
    }
}
