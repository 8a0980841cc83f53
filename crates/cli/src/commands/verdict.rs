//! What `bangfu verify` tells people.

use bangfu_api::canon::phone_code;
use bangfu_api::seal::{EntryReport, EntryState, Envelope, Kind, Purpose, Role, words};
use bangfu_api::{Match, Verified};

use crate::ending::one_line;
use crate::output::Output;

/// What no signature proves (`files.md` §17): said wherever a result is shown.
const LIMITS: &str = "签名时间是签名人自己写的。这不是电子印章；收件单位书面同意之前，以盖章的纸质件或省级电子印章系统里的为准。";

pub fn show(
    file: &str,
    bytes: &[u8],
    verified: &Verified,
    roster: Option<&[u8]>,
    paper: Option<Match>,
    out: &mut Output,
) {
    let verdict = &verified.verdict;
    let envelope = Envelope::read(bytes);
    let entries = envelope.as_ref().map_or(&[][..], Envelope::entries);
    out.line(one_line(file));
    out.line(one_line(&verified.text));
    if let Some(document) = &verdict.document {
        let kind = match document.kind {
            Kind::Filing => "填报表",
            Kind::Receipt => "备案回执",
            Kind::Roster => "公钥名册",
        };
        out.line(format!("{kind}　第 {} 版", document.revision));
        out.line(format!("核对码　{}", phone_code(document.digest.bytes())));
    }
    if let Some(paper) = paper {
        out.line(format!("核对纸质件　{paper}"));
    }
    if let Some(roster) = roster.and_then(|bytes| Envelope::read(bytes).ok()) {
        let issued = roster
            .document()
            .get("issued")
            .and_then(|issued| issued.as_text());
        let day = issued.and_then(|issued| issued.get(..10)).unwrap_or_default();
        out.line(format!("依据的名册　第 {} 版，{day} 签发", roster.revision()));
    }
    for (entry, signed) in verdict.signatures.iter().zip(entries) {
        signature(entry, signed.claim("reason"), out);
    }
    out.line("");
    for digest in &verdict.unlisted {
        let entry = verdict.signatures.iter().find(|entry| entry.digest == *digest);
        let who = entry.map_or_else(|| digest.to_string(), |entry| entry.signer.clone());
        out.line(format!("回执之后增加的签名　{}", one_line(&who)));
    }
    for warning in &verdict.warnings {
        out.line(words::warning(*warning));
    }
    for unchecked in &verdict.unchecked {
        out.line(words::unchecked(*unchecked));
    }
    out.line(LIMITS);
    out.line("");
}

fn signature(entry: &EntryReport, reason: &str, out: &mut Output) {
    let role = Role::of(&entry.role).map_or(entry.role.as_str(), |known| words::role(known));
    let purpose = match Purpose::of(&entry.purpose) {
        Some(Purpose::Approve) => "同意",
        Some(Purpose::Refuse) => "不同意",
        Some(Purpose::Receipt) => "备案回执",
        Some(Purpose::Roster) => "公钥名册",
        None => entry.purpose.as_str(),
    };
    let holds = match (entry.state, entry.rule) {
        (EntryState::Valid, _) => "签名成立",
        (EntryState::UnknownKey, _) => "密钥不在名册里，不能判断是谁签的",
        (EntryState::Invalid, Some(rule)) => words::rule(rule.into()),
        (EntryState::Invalid, None) => "签名不成立",
    };
    let body = entry.name.as_deref().unwrap_or(&entry.org);
    out.line(format!("\n{role}　{}　{purpose}", one_line(body)));
    let mut row = |label: &str, text: &str| out.line(format!("    {label}　{}", one_line(text)));
    row("结论", holds);
    if !reason.is_empty() {
        row("理由", reason);
    }
    row("签名人", &entry.signer);
    row("签名时间", &entry.time);
    row("电话核对码", entry.phone_code.as_deref().unwrap_or_default());
}
