//! A filing for two parties, their keys, and the roster that lists them.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test program uses its part, and may stop where a fixture is broken"
)]

use bangfu_canon::Digest;
use bangfu_model::{Date, Instant};
use bangfu_seal::{
    Clock, Context, Envelope, File, Key, PublicKey, Role, Roster, Statement, Trust, Verdict, sign, trust,
    verify,
};

/// The supporter.
pub const HOSPITAL: &str = "12370900990000017P";
/// The recipient.
pub const COUNTY: &str = "12370902990000025F";
/// The office, which keeps the roster.
pub const OFFICE: &str = "11370900990000041B";

/// An agreement nobody has signed.
pub fn filing() -> File {
    let pack = Digest::of(b"pack");
    let text = format!(
        r#"{{"type": "filing", "title": "对口帮扶责任书",
        "form": {{"id": "taian-2024/agreement-county", "version": "1", "pack": "{pack}"}},
        "id": "7f1c2f0e-6c1b-4d0a-9b1e-2a6d7c4e5f60", "revision": 1, "previous": null,
        "period": {{"from": "2026-01-01", "to": "2026-12-31"}},
        "parties": [{{"role": "supporter", "name": "示例市中心医院（虚构）", "uscc": "{HOSPITAL}"}},
                    {{"role": "recipient", "name": "示例县人民医院（虚构）", "uscc": "{COUNTY}"}}],
        "answers": {{"posts": 6}}, "explanations": []}}"#
    );
    let file = File::read(text.as_bytes()).unwrap();
    assert!(matches!(file, File::Bare(_)));
    file
}

/// An Ed25519 key.
pub fn key(seed: u8) -> Key {
    Key::from_seed([seed; 32])
}

/// An approval.
pub fn statement(role: Role, org: &str) -> Statement {
    Statement {
        role,
        org: org.to_owned(),
        signer: "张三（虚构）".to_owned(),
        time: Instant::parse("2026-12-01T09:12:30+08:00").unwrap(),
        refusal: None,
    }
}

/// A clock that knows the date alone.
pub fn day(text: &str) -> Clock {
    Clock::Day(Date::parse(text).unwrap())
}

/// A roster of three keys, signed by the root, and what it is judged to be.
pub fn roster() -> (Roster, Verdict) {
    let (roster, verdict) = roster_with(&key(1), &key(3).public());
    (roster.unwrap(), verdict)
}

/// The same with these keys of the root and of the recipient; none when it does not hold.
pub fn roster_with(root: &Key, recipient: &PublicKey) -> (Option<Roster>, Verdict) {
    let entry = |public: &PublicKey, role: &str, name: &str, uscc: &str| {
        format!(
            r#"{{"kid": "{}", "alg": "{}", "spki": "{}", "phone_code": "{}",
            "org": {{"name": "{name}", "uscc": "{uscc}"}}, "holder": "张三（虚构）", "roles": ["{role}"],
            "not_before": "2026-01-01", "not_after": "2027-12-31", "status": "active"}}"#,
            public.kid(),
            public.algorithm().name(),
            public.spki_base64(),
            public.phone_code()
        )
    };
    let keys = [
        entry(&root.public(), "root", "示例市卫生健康委员会（虚构）", OFFICE),
        entry(&key(2).public(), "supporter", "示例市中心医院（虚构）", HOSPITAL),
        entry(recipient, "recipient", "示例县人民医院（虚构）", COUNTY),
    ];
    let text = format!(
        r#"{{"type": "roster", "title": "公钥名册", "form": {{"id": "bangfu/roster", "version": "1"}},
        "id": "example", "revision": 1, "previous": null, "issued": "2026-11-30T09:00:00+08:00",
        "next_update": "2027-03-01T00:00:00+08:00",
        "issuer": {{"name": "示例市卫生健康委员会（虚构）", "uscc": "{OFFICE}"}}, "keys": [{}]}}"#,
        keys.join(",")
    );
    let bare = File::read(text.as_bytes()).unwrap();
    let signed = sign(&bare, root, &statement(Role::Root, OFFICE)).unwrap();
    let root = root.public().kid();
    trust(signed.written().as_bytes(), Some(root), day("2026-12-08"), None)
}

/// The verdict by that roster.
pub fn judge(envelope: &Envelope, clock: Clock) -> Verdict {
    judge_by(&roster().0, envelope, clock)
}

/// The verdict by a roster.
pub fn judge_by(roster: &Roster, envelope: &Envelope, clock: Clock) -> Verdict {
    let context = Context {
        trust: Trust::Roster(roster),
        clock,
        ..Context::default()
    };
    verify(envelope.written().as_bytes(), &context)
}
