//! From a bare document to a verdict: signing, refusing, and what signing refuses to do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

use bangfu_canon::{Digest, canonical};
use bangfu_model::{Date, Instant, Value};
use bangfu_seal::{
    Breach, Clock, Context, Envelope, File, Key, Kid, Role, Roster, SealRule, SignBreach, State, Statement,
    Trust, Unchecked, Verdict, Warning, sign, trust, verify, words,
};

const HOSPITAL: &str = "12370900990000017P";
const COUNTY: &str = "12370902990000025F";
const OFFICE: &str = "11370900990000041B";

fn filing() -> File {
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

fn key(seed: u8) -> Key {
    Key::from_seed([seed; 32])
}

fn statement(role: Role, org: &str) -> Statement {
    Statement {
        role,
        org: org.to_owned(),
        signer: "张三（虚构）".to_owned(),
        time: Instant::parse("2026-12-01T09:12:30+08:00").unwrap(),
        refusal: None,
    }
}

fn day(text: &str) -> Clock {
    Clock::Day(Date::parse(text).unwrap())
}

/// A roster of three keys, signed by the root, and what it is judged to be.
fn roster() -> (Roster, Verdict) {
    let entry = |seed: u8, role: &str, name: &str, uscc: &str| {
        let public = key(seed).public();
        format!(
            r#"{{"kid": "{}", "alg": "Ed25519", "spki": "{}", "phone_code": "{}",
            "org": {{"name": "{name}", "uscc": "{uscc}"}}, "holder": "张三（虚构）", "roles": ["{role}"],
            "not_before": "2026-01-01", "not_after": "2027-12-31", "status": "active"}}"#,
            public.kid(),
            public.spki_base64(),
            public.phone_code()
        )
    };
    let keys = [
        entry(1, "root", "示例市卫生健康委员会（虚构）", OFFICE),
        entry(2, "supporter", "示例市中心医院（虚构）", HOSPITAL),
        entry(3, "recipient", "示例县人民医院（虚构）", COUNTY),
    ];
    let text = format!(
        r#"{{"type": "roster", "title": "公钥名册", "form": {{"id": "bangfu/roster", "version": "1"}},
        "id": "example", "revision": 1, "previous": null, "issued": "2026-11-30T09:00:00+08:00",
        "next_update": "2027-03-01T00:00:00+08:00",
        "issuer": {{"name": "示例市卫生健康委员会（虚构）", "uscc": "{OFFICE}"}}, "keys": [{}]}}"#,
        keys.join(",")
    );
    let bare = File::read(text.as_bytes()).unwrap();
    let signed = sign(&bare, &key(1), &statement(Role::Root, OFFICE)).unwrap();
    let root: Kid = key(1).public().kid();
    let (roster, verdict) = trust(signed.written().as_bytes(), Some(root), day("2026-12-08"), None);
    (roster.unwrap(), verdict)
}

fn judge(envelope: &Envelope, clock: Clock) -> Verdict {
    let (roster, _) = roster();
    let context = Context {
        trust: Trust::Roster(&roster),
        clock,
        ..Context::default()
    };
    verify(envelope.written().as_bytes(), &context)
}

fn refused_by(rule: SealRule, found: Result<Envelope, SignBreach>) {
    match found {
        Err(SignBreach::Rule(breach)) => assert_eq!(breach.rule(), rule.into()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_parties_sign_one_after_the_other() {
    assert_eq!(roster().1.state, State::Valid);
    let first = sign(&filing(), &key(2), &statement(Role::Supporter, HOSPITAL)).unwrap();
    let verdict = judge(&first, day("2026-12-08"));
    assert_eq!(
        (verdict.state, &verdict.missing[..]),
        (State::Incomplete, &[Role::Recipient][..])
    );
    assert_eq!(words::verdict(&verdict), "还差受援单位签名");

    let file = File::Envelope(first.clone());
    let both = sign(&file, &key(3), &statement(Role::Recipient, COUNTY)).unwrap();
    let verdict = judge(&both, day("2026-12-08"));
    assert_eq!(verdict.state, State::Valid);
    assert_eq!(words::verdict(&verdict), "双方均已签名，内容未被改动");
    assert_eq!(both.digest(), filing().digest());
    assert_eq!(both.entries()[0], first.entries()[0]);
    assert_eq!(
        both.entries()[1].seen().collect::<Vec<_>>(),
        [first.entries()[0].digest()]
    );
}

#[test]
fn a_refusal_ends_the_revision() {
    let mut no = statement(Role::Recipient, COUNTY);
    no.refusal = Some("名单与协议第二条人数不符".to_owned());
    let refused = sign(&filing(), &key(3), &no).unwrap();
    let verdict = judge(&refused, day("2026-12-08"));
    assert_eq!(verdict.state, State::Refused);
    assert_eq!(words::verdict(&verdict), "受援单位不同意，已写明理由");
    let next = sign(
        &File::Envelope(refused),
        &key(2),
        &statement(Role::Supporter, HOSPITAL),
    );
    assert_eq!(next, Err(SignBreach::Refused));
    for reason in ["", " 　", &"甲".repeat(501)] {
        no.refusal = Some(reason.to_owned());
        refused_by(SealRule::Reason, sign(&filing(), &key(3), &no));
    }
}

#[test]
fn what_would_not_hold_is_not_signed() {
    let supporter = statement(Role::Supporter, HOSPITAL);
    let signed = File::Envelope(sign(&filing(), &key(2), &supporter).unwrap());
    refused_by(SealRule::RoleTwice, sign(&signed, &key(2), &supporter));
    refused_by(
        SealRule::OrgNotParty,
        sign(&filing(), &key(2), &statement(Role::Supporter, COUNTY)),
    );
    refused_by(
        SealRule::OrgNotParty,
        sign(&filing(), &key(2), &statement(Role::Bureau, OFFICE)),
    );
    refused_by(
        SealRule::RoleNotAllowed,
        sign(&filing(), &key(1), &statement(Role::Root, OFFICE)),
    );

    let nobody = Statement {
        signer: " ".to_owned(),
        ..supporter.clone()
    };
    refused_by(SealRule::StatementValue, sign(&filing(), &key(2), &nobody));
    let hidden = Statement {
        signer: "张\u{200b}三".to_owned(),
        ..supporter.clone()
    };
    let found = sign(&filing(), &key(2), &hidden);
    assert!(
        matches!(found, Err(SignBreach::Rule(Breach::Read(_)))),
        "{found:?}"
    );

    let edited = signed.written().replace("\"posts\": 6", "\"posts\": 7");
    let edited = File::read(edited.as_bytes()).unwrap();
    refused_by(
        SealRule::DocumentDigest,
        sign(&edited, &key(3), &statement(Role::Recipient, COUNTY)),
    );

    let draft = String::from_utf8(canonical(filing().document())).unwrap();
    let unnamed = File::read(draft.replace("示例县人民医院（虚构）", "").as_bytes()).unwrap();
    refused_by(SealRule::DocumentValue, sign(&unnamed, &key(2), &supporter));
    let second = File::read(draft.replace("\"revision\":1", "\"revision\":2").as_bytes()).unwrap();
    refused_by(SealRule::PreviousDigest, sign(&second, &key(2), &supporter));
}

#[test]
fn the_clock_decides_what_is_in_the_future() {
    let signed = sign(&filing(), &key(2), &statement(Role::Supporter, HOSPITAL)).unwrap();
    let now = |text| Clock::Now(Instant::parse(text).unwrap());
    let rule = |clock| judge(&signed, clock).rule.map(|rule| rule.name());
    assert_eq!(rule(now("2026-12-01T09:02:30+08:00")), None);
    assert_eq!(rule(now("2026-12-01T09:02:29+08:00")), Some("time-in-future"));
    assert_eq!(rule(day("2026-12-01")), None);
    assert_eq!(rule(day("2026-11-30")), Some("time-in-future"));

    let verdict = judge(&signed, Clock::Unknown);
    assert_eq!(verdict.state, State::Incomplete);
    assert!(verdict.unchecked.contains(&Unchecked::Clock));
    assert!(
        judge(&signed, day("2026-11-28"))
            .warnings
            .contains(&Warning::ClockBehind)
    );
    assert_eq!(
        judge(&signed, now("2027-03-01T00:00:00+08:00")).state,
        State::RosterTooOld
    );
    assert_eq!(
        judge(&signed, now("2027-02-28T23:59:59+08:00")).state,
        State::Incomplete
    );
}

#[test]
fn the_report_has_the_members_of_the_format() {
    let signed = sign(&filing(), &key(2), &statement(Role::Supporter, HOSPITAL)).unwrap();
    let report = serde_json::to_string(&judge(&signed, day("2026-12-08"))).unwrap();
    let report = bangfu_canon::parse(report.as_bytes()).unwrap();
    let names = |value: &Value| {
        value
            .as_record()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        names(&report),
        "document missing rule signatures state unchecked unlisted warnings"
    );
    assert_eq!(
        names(report.get("document").unwrap()),
        "digest form id revision type"
    );
    let entry = &report.get("signatures").unwrap().as_list().unwrap()[0];
    assert_eq!(
        names(entry),
        "digest kid name org phone_code purpose role rule signer state time"
    );
    assert_eq!(
        entry.get("name").and_then(Value::as_text),
        Some("示例市中心医院（虚构）")
    );
}

#[test]
fn a_bare_document_has_a_level_less() {
    let text = |levels: usize| {
        let list = "[".repeat(levels) + &"]".repeat(levels);
        format!("{{\"type\":\"filing\",\"answers\":{list}}}")
    };
    assert!(File::read(text(14).as_bytes()).is_ok());
    let breach = File::read(text(15).as_bytes()).unwrap_err();
    assert_eq!(breach.rule().name(), "too-deep");
}
