//! Where a unit stands.

use serde::{Deserialize, Serialize};

/// Where a unit stands with a form. Each line of the queue has exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// 未报: nothing came.
    Missing,
    /// 应退回: something came that cannot be put on record.
    Faulty,
    /// 待核: keys that are not in the roster, or a roster that is too old to tell.
    Unverified,
    /// 不全: signatures are missing, or one of two joint supporters.
    Incomplete,
    /// 退回: the office has sent it back.
    Returned,
    /// 迟报: good, but it came after the deadline.
    Late,
    /// 更正: good, and in the place of an earlier revision.
    Amended,
    /// 已报: good and in time.
    Filed,
}

impl Standing {
    /// All, what wants work first.
    pub const ALL: [Standing; 8] = [
        Standing::Missing,
        Standing::Faulty,
        Standing::Unverified,
        Standing::Incomplete,
        Standing::Returned,
        Standing::Late,
        Standing::Amended,
        Standing::Filed,
    ];

    /// The word of the office.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Missing => "未报",
            Standing::Faulty => "应退回",
            Standing::Unverified => "待核",
            Standing::Incomplete => "不全",
            Standing::Returned => "退回",
            Standing::Late => "迟报",
            Standing::Amended => "更正",
            Standing::Filed => "已报",
        }
    }

    /// Whether the filing counts: in totals, and as filed.
    pub fn counts(self) -> bool {
        matches!(self, Standing::Late | Standing::Amended | Standing::Filed)
    }
}
