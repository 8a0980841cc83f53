//! Whether the reason given for an unkept 原则上 rule says something.

use serde::Serialize;

use crate::letters::letters;

/// Why a reason is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonFault {
    /// 还没有写理由
    Missing,
    /// 太短，没有说明情况
    TooShort,
    /// 核实无误 and the like
    EmptyWords,
    /// The finding, the clause or another reason, copied
    Copied,
}

impl ReasonFault {
    /// What the clerk is told.
    pub fn words(self) -> &'static str {
        match self {
            ReasonFault::Missing => "请写明理由",
            ReasonFault::TooShort => "理由太短，请写明具体情况和依据",
            ReasonFault::EmptyWords => "“核实无误”一类的话不能作为理由，请写明具体情况",
            ReasonFault::Copied => "理由与提示、条款或另一处理由相同，请写明这一处的具体情况",
        }
    }
}

/// Fewest letters and 汉字 of a reason; a rule of this program, not of a notice.
const SHORTEST: usize = 8;

/// Phrases that say nothing about why.
const EMPTY_WORDS: [&str; 16] = [
    "核实无误",
    "已核实",
    "情况属实",
    "属实",
    "无误",
    "同意",
    "符合要求",
    "符合实际",
    "特殊情况",
    "工作需要",
    "实际情况",
    "按规定执行",
    "已知晓",
    "无异议",
    "经核实",
    "根据",
];

/// Judges a reason against the words it must not repeat: the finding's sentence, the quotes, the other reasons.
pub(crate) fn judge<'t>(reason: &str, others: impl IntoIterator<Item = &'t str>) -> Result<(), ReasonFault> {
    let words = letters(reason);
    if words.is_empty() {
        return Err(ReasonFault::Missing);
    }
    let rest = EMPTY_WORDS
        .iter()
        .fold(words.clone(), |rest, phrase| rest.replace(phrase, ""));
    if rest.chars().count() < SHORTEST / 2 && rest != words {
        return Err(ReasonFault::EmptyWords);
    }
    if words.chars().count() < SHORTEST || !varied(&words) {
        return Err(ReasonFault::TooShort);
    }
    let copied = others
        .into_iter()
        .map(letters)
        .any(|other| !other.is_empty() && (other.contains(&words) || words == other));
    if copied { Err(ReasonFault::Copied) } else { Ok(()) }
}

/// Whether enough different characters occur.
fn varied(words: &str) -> bool {
    let mut seen = Vec::new();
    for c in words.chars() {
        if !seen.contains(&c) {
            seen.push(c);
        }
        if seen.len() >= SHORTEST / 2 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_that_say_nothing_are_refused() {
        for (reason, fault) in [
            ("", ReasonFault::Missing),
            (" 。、 ", ReasonFault::Missing),
            ("核实无误", ReasonFault::EmptyWords),
            ("经核实，情况属实。", ReasonFault::EmptyWords),
            ("人手不够", ReasonFault::TooShort),
            ("啊啊啊啊啊啊啊啊啊啊", ReasonFault::TooShort),
            ("每个团队至少6人", ReasonFault::Copied),
        ] {
            assert_eq!(
                judge(reason, ["每个团队至少6人，每次派驻时间不少于1年"]),
                Err(fault),
                "{reason}"
            );
        }
    }

    #[test]
    fn a_reason_with_substance_is_accepted() {
        let reason = "麻醉医师由协作医院选派，双方另有书面约定。";
        assert_eq!(judge(reason, ["一个帮扶团队原则上由同一家帮扶医院选派"]), Ok(()));
        assert_eq!(judge(reason, [reason]), Err(ReasonFault::Copied));
    }
}
