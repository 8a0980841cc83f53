//! What each rule and state means for a clerk, and what to do.

use crate::issue::IssueBreach;
use crate::key::KeyRule;
use crate::names::{Kind, Role, State};
use crate::rule::{Rule, SealRule};
use crate::verify::{Unchecked, Verdict, Warning};

/// Why a refused file takes no more signatures.
pub const REFUSED_ALREADY: &str = "这一版已有单位不同意，不能再签。请改好后另出新版，各方重新签名。";

/// Title of a receipt.
pub const RECEIPT: &str = "备案回执";

/// Title of a roster.
pub const ROSTER: &str = "公钥名册";

/// Not a roster.
pub const NO_ROSTER: &str = "这个文件不是公钥名册。请选择名册文件，原文件没有改动。";

/// No such key in a roster.
pub const NOT_IN_ROSTER: &str = "名册里没有这把密钥。请核对密钥编号。";

/// A key that was revoked before.
pub const REVOKED_ALREADY: &str = "这把密钥在名册里已经停用，没有再改动。";

/// The name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Supporter => "帮扶单位",
        Role::Recipient => "受援单位",
        Role::Bureau => "县级卫健局",
        Role::Commission => "市卫健委",
        Role::Office => "收件单位",
        Role::Root => "名册管理单位",
    }
}

/// A broken rule, a whole sentence.
pub fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Read(rule) => rule.advice(),
        Rule::Seal(rule) => seal(rule),
    }
}

fn seal(rule: SealRule) -> &'static str {
    match rule {
        SealRule::EnvelopeMembers => "这不是一份带签名的填报文件，或者缺少必需的部分。请向对方要原文件。",
        SealRule::Format => "这份文件是别的版本的格式，本程序不认识。请换用新版程序打开。",
        SealRule::DocumentType => "看不出这是填报表、回执还是名册。请向对方要原文件。",
        SealRule::DocumentMembers => {
            "正文多了或少了项目，不是填报程序保存的样子。请对方用填报程序重新保存并签名。"
        }
        SealRule::DocumentValue => "正文里有一处没有填，或填得不合格式。请对方改正后另出新版并签名。",
        SealRule::RosterKey => "名册里有一把公钥不合格。请向名册管理单位反映，先不要使用这份名册。",
        SealRule::RosterKid => "名册里有一把公钥的编号不对或重复。请向名册管理单位反映，先不要使用这份名册。",
        SealRule::RosterPhoneCode => {
            "名册里有一把公钥的电话核对码不对。请向名册管理单位反映，先不要使用这份名册。"
        }
        SealRule::Signatures => "签名的个数不对。填报表最多 16 个，回执和名册只能有一个。",
        SealRule::SignatureMembers => "有一处签名的内容不完整，或多出了内容。请向对方要原文件。",
        SealRule::HeadMembers => "有一处签名夹带了不该有的内容。请向对方要原文件。",
        SealRule::StatementMembers => "有一处签名的声明多了或少了项目。请该单位重新签名。",
        SealRule::TypOrPurpose => "有一处签名不是为这类文件签的。请该单位对这份文件重新签名。",
        SealRule::StatementValue => "有一处签名的声明填得不对，例如没有签名人。请该单位重新签名。",
        SealRule::Reason => "不同意的理由要写 1 到 500 个字，不能只有空格。",
        SealRule::AlgMismatch => "签名的算法与名册登记的不一致。请该单位用登记过的密钥重新签名。",
        SealRule::SignatureEncoding => "有一处签名的写法不对，可能在传送中被改动。请向对方要原文件。",
        SealRule::BadSignature => {
            "有一处签名不成立：声明在签名之后被改动过，或不是这把密钥签的。请该单位重新签名。"
        }
        SealRule::DocumentDigest => "签名之后内容被改动过。请向签名单位要原文件，或各方对新内容重新签名。",
        SealRule::RoleNotAllowed => "这把密钥没有登记为以这个身份签名。请该单位用自己登记过的密钥签名。",
        SealRule::OrgNotParty => {
            "签名的单位不是这份文件写明的签名单位。请核对文件里的单位和统一社会信用代码。"
        }
        SealRule::OrgName => "文件里的单位名称与名册登记的不一致。请逐字核对名称，改正后另出新版。",
        SealRule::RoleTwice => "同一个身份签了两次。一版文件每方只能签一次，请核对应以哪一份为准。",
        SealRule::TimeFormat => "签名时间的写法不对。请该单位重新签名。",
        SealRule::KeyNotValidThen => {
            "签名那天，这把密钥还没有启用或已经过期。请该单位用当时有效的密钥重新签名。"
        }
        SealRule::KeyRevoked => {
            "这把密钥已挂失或撤销，又没有挂失之前的回执可以证明。请该单位用新密钥重新签名。"
        }
        SealRule::TimeInFuture => "签名时间晚于现在。请核对这台电脑和签名电脑的日期。",
        SealRule::SeenSignatureMissing => "原来在前面的一处签名不见了，或次序被调换。请向对方要完整的文件。",
        SealRule::ReceiptOnTime => "回执写的是否按时，与收到时间和截止时间对不上。请收件单位重新出具。",
        SealRule::ReceiptSubject => "这份回执不是给这份文件的，或文件上的签名少了。请核对是否拿错了文件。",
        SealRule::ReceiptRoster => "回执依据的名册与手头的不同，而编号一样。请向名册管理单位核对。",
        SealRule::PreviousDigest => {
            "写明的上一版不对：不是收件单位最后接受的那一版。请在最后接受的版本上重新修改。"
        }
        SealRule::OldRevision => "这是旧版，收件单位已经接受过同号或更新的一版。请确认没有拿错文件。",
    }
}

/// Why copies were not merged, a whole sentence.
pub fn unmerged(rule: SealRule) -> &'static str {
    match rule {
        SealRule::DocumentDigest => {
            "这两份文件的正文不一样，不能合并。请核对应以哪一份为准，另一份重新签名。"
        }
        SealRule::RoleTwice => {
            "同一个身份在两份文件上的签名不一样，不能合并。请向这家单位问清应以哪一份为准。"
        }
        SealRule::Signatures => "合并之后签名太多，没有合并。一份填报表最多 16 个签名。",
        other => seal(other),
    }
}

/// Why no receipt was made, a whole sentence.
pub fn not_issued(breach: &IssueBreach) -> String {
    match breach {
        IssueBreach::NoFiling => "只能给填报表出具回执，这个文件不是填报表。".to_owned(),
        IssueBreach::NotValid(state) => format!(
            "这份文件{}，只能出具“已收到”或“退回”的回执。",
            match state {
                State::Valid => "已经可以备案",
                State::Incomplete => "还没有签齐",
                State::Refused => "有一方不同意",
                State::Invalid => "的签名不成立",
                State::UnknownKey => "的签名单位不在名册里",
                State::RosterTooOld => "是按过期的名册核验的",
            }
        ),
        IssueBreach::NoFindings => "退回要写明至少一处需要改正的内容。".to_owned(),
        IssueBreach::OtherFiling => "原来的回执不是给这份文件的，或签名不同。请另外出具新的回执。".to_owned(),
        IssueBreach::Shape(breach) => breach.to_string(),
    }
}

/// A key file that could not be used, a whole sentence.
pub fn key(rule: KeyRule) -> &'static str {
    match rule {
        KeyRule::Format => "这不是密钥文件，或文件已损坏。请选择保存时得到的那个密钥文件。",
        KeyRule::Encryption => "这个密钥文件的加密方式不受支持。请用填报程序生成的密钥文件。",
        KeyRule::Cost => "打开这个密钥文件需要的计算量过大，已停止。请用填报程序生成的密钥文件。",
        KeyRule::Passphrase => "口令不对。请看清大小写后重新输入；忘记口令只能另办新密钥。",
        KeyRule::Algorithm => "这把密钥的种类不受支持。请用填报程序生成的密钥文件。",
    }
}

/// A warning, a whole sentence.
pub fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::RosterBroken => "手头的名册不能用，下面的结论说的是名册。请先换一份可靠的名册。",
        Warning::SignerNotHolder => "签名人与名册登记的密钥保管人不是同一个人。请电话核实。",
        Warning::RevisionSkipped => "中间有一版没有见过，只比较了最后接受的一版和这一版。",
        Warning::PeriodReversed => "填报期间的起止日期颠倒了。",
        Warning::ClockBehind => "这台电脑的日期早于名册的签发日期。请先校准日期。",
    }
}

/// What was not checked, a whole sentence.
pub fn unchecked(unchecked: Unchecked) -> &'static str {
    match unchecked {
        Unchecked::Keys => "手头没有名册，没有核对是谁的密钥。",
        Unchecked::Algorithm => "有一处签名用的是国密 SM2 算法，这个程序没有装入这种算法，没有核对那处签名。",
        Unchecked::Clock => "不知道今天的日期，没有核对签名时间是否晚于现在、名册是否过期。",
        Unchecked::Register => "手头没有收件登记，没有核对是不是最新一版。",
        Unchecked::Subject => "手头没有对应的填报文件，没有核对回执说的是不是它。",
    }
}

/// The verdict in a sentence, without a full stop unless it says what to do.
pub fn verdict(verdict: &Verdict) -> String {
    if let Some(breach) = &verdict.breach {
        return breach.to_string();
    }
    match verdict.state {
        State::Valid => valid(verdict),
        State::Incomplete => format!("还差{}签名", roles(verdict.missing.iter().copied())),
        State::Refused => {
            let refused = verdict
                .signatures
                .iter()
                .filter(|entry| entry.purpose == "refuse");
            let refused = refused.filter_map(|entry| Role::of(&entry.role));
            format!("{}不同意，已写明理由", roles(refused))
        }
        State::Invalid => verdict
            .rule
            .map_or_else(String::new, |broken| rule(broken).to_owned()),
        State::UnknownKey if verdict.unchecked.contains(&Unchecked::Keys) => {
            "手头没有名册，还不能判断是谁签的。请先取得收件单位发布的名册。".to_owned()
        }
        State::UnknownKey if verdict.unchecked.contains(&Unchecked::Algorithm) => {
            "有一处签名用的是国密 SM2 算法，这个程序不能核对。请换用装有这种算法的填报程序再看。".to_owned()
        }
        State::UnknownKey => {
            "这把密钥不在名册里，不能判断是谁签的。请先取得最新名册，或请该单位登记公钥。".to_owned()
        }
        State::RosterTooOld => "手头的名册已经不是最新的。请换成最新名册后再看。".to_owned(),
    }
}

fn valid(verdict: &Verdict) -> String {
    let kind = verdict.document.as_ref().map(|document| document.kind);
    let who = match (kind, verdict.signatures.len()) {
        (Some(Kind::Receipt), _) => "收件单位已签名",
        (Some(Kind::Roster), _) => "名册管理单位已签名",
        (_, 1) => "已签名",
        (_, 2) => "双方均已签名",
        (_, 3) => "三方均已签名",
        _ => "各方均已签名",
    };
    format!("{who}，内容未被改动")
}

fn roles(list: impl Iterator<Item = Role>) -> String {
    list.map(role).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_its_own() {
        let mut sentences: Vec<&str> = SealRule::ALL.iter().map(|rule| seal(*rule)).collect();
        sentences.extend(KeyRule::ALL.iter().map(|rule| key(*rule)));
        sentences.extend(Warning::ALL.iter().map(|item| warning(*item)));
        sentences.extend(Unchecked::ALL.iter().map(|item| unchecked(*item)));
        for (at, sentence) in sentences.iter().enumerate() {
            assert!(sentence.ends_with('。'), "{sentence}");
            assert!(!sentences[..at].contains(sentence), "{sentence}");
        }
    }
}
