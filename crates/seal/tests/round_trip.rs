//! From a bare document to a verdict: signing, refusing, and what signing refuses to do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

mod stage;

use bangfu_canon::canonical;
use bangfu_model::{Instant, Value};
use bangfu_seal::{
    Breach, Clock, Envelope, File, Role, SealRule, SignBreach, State, Statement, Unchecked, Warning, sign,
    words,
};
use stage::{COUNTY, HOSPITAL, OFFICE, day, filing, judge, key, roster, statement};

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
