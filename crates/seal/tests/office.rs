//! What an office makes: a roster that is begun, kept and revoked from, and receipts for what arrives.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where a fixture is broken"
)]

use bangfu_canon::Digest;
use bangfu_model::{Date, Instant, Value};
use bangfu_seal::{
    Arrival, Body, Clock, Context, Enrolment, Envelope, File, Handling, IssueBreach, KeepBreach, Key, Kid,
    Outcome, Revocation, Role, Roster, SealRule, State, Statement, Term, Told, Trust, Verdict, begin, dated,
    enrol, is_receipt_for, next_receipt, receipt, revise, revoke, sign, trust, verify,
};

const OFFICE: &str = "11370900990000041B";
const HOSPITAL: &str = "12370900990000017P";
const COUNTY: &str = "12370902990000025F";

fn key(seed: u8) -> Key {
    Key::from_seed([seed; 32])
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn body(uscc: &str) -> Body {
    let name = match uscc {
        OFFICE => "示例市卫生健康委员会（虚构）",
        HOSPITAL => "示例市中心医院（虚构）",
        _ => "示例县人民医院（虚构）",
    };
    Body {
        name: name.to_owned(),
        uscc: uscc.to_owned(),
    }
}

fn enrolment(seed: u8, uscc: &str, role: Role) -> Enrolment {
    Enrolment {
        public: key(seed).public(),
        org: body(uscc),
        holder: "张三（虚构）".to_owned(),
        roles: vec![role],
        not_before: date("2026-01-01"),
        not_after: date("2027-12-31"),
    }
}

fn term(issued: &str) -> Term {
    Term {
        issued: at(issued),
        next_update: at("2027-03-01T00:00:00+08:00"),
    }
}

fn signed(document: &Value, seed: u8, role: Role, uscc: &str) -> Envelope {
    let statement = Statement {
        role,
        org: uscc.to_owned(),
        signer: "张三（虚构）".to_owned(),
        time: at("2026-12-01T10:00:00+08:00"),
        refusal: None,
    };
    let file = File::read(&bangfu_canon::canonical(document)).unwrap();
    sign(&file, &key(seed), &statement).unwrap()
}

/// The first roster: root, office, supporter, recipient.
fn first_roster() -> Envelope {
    let begun = begin(
        "example",
        term("2026-11-01T09:00:00+08:00"),
        &enrolment(1, OFFICE, Role::Root),
    )
    .unwrap();
    let office = enrol(begun, &enrolment(4, OFFICE, Role::Office)).unwrap();
    let supporter = enrol(office, &enrolment(2, HOSPITAL, Role::Supporter)).unwrap();
    let recipient = enrol(supporter, &enrolment(3, COUNTY, Role::Recipient)).unwrap();
    signed(&recipient, 1, Role::Root, OFFICE)
}

fn judged(roster: &Envelope, root: u8, highest: Option<i64>) -> (Option<Roster>, Verdict) {
    let root: Kid = key(root).public().kid();
    let clock = Clock::Day(date("2026-12-08"));
    trust(roster.written().as_bytes(), Some(root), clock, highest)
}

fn document() -> Value {
    let party = |role: &str, uscc: &str| {
        let body = body(uscc);
        Value::record([
            ("role", role.into()),
            ("name", body.name.into()),
            ("uscc", body.uscc.into()),
        ])
    };
    Value::record([
        ("type", "filing".into()),
        ("title", "对口帮扶责任书".into()),
        (
            "form",
            Value::record([
                ("id", "taian-2024/agreement-county".into()),
                ("version", "1".into()),
                ("pack", Digest::of(b"pack").to_string().into()),
            ]),
        ),
        ("id", "7f1c2f0e-6c1b-4d0a-9b1e-2a6d7c4e5f60".into()),
        ("revision", 1.into()),
        ("previous", Value::Null),
        (
            "period",
            Value::record([("from", "2026-01-01".into()), ("to", "2026-12-31".into())]),
        ),
        (
            "parties",
            Value::List(vec![party("supporter", HOSPITAL), party("recipient", COUNTY)]),
        ),
        ("answers", Value::record([("posts", 6.into())])),
        ("explanations", Value::List(Vec::new())),
    ])
}

/// One signature, and both.
fn filings() -> (Envelope, Envelope) {
    let one = signed(&document(), 2, Role::Supporter, HOSPITAL);
    let statement = Statement {
        role: Role::Recipient,
        org: COUNTY.to_owned(),
        signer: "张三（虚构）".to_owned(),
        time: at("2026-12-02T10:00:00+08:00"),
        refusal: None,
    };
    let both = sign(&File::Envelope(one.clone()), &key(3), &statement).unwrap();
    (one, both)
}

fn arrival(received: &str) -> Arrival {
    Arrival {
        id: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed".to_owned(),
        receipt_no: "示卫备〔2026〕6号".to_owned(),
        received_at: at(received),
        deadline: Some(at("2026-12-11T00:00:00+08:00")),
        office: body(OFFICE),
    }
}

fn told() -> Vec<Told> {
    vec![Told {
        rule: "taian-tertiary-team-size".to_owned(),
        path: "/team".to_owned(),
        state: "failed".to_owned(),
    }]
}

#[test]
fn a_roster_is_begun_and_kept() {
    let first = first_roster();
    let (roster, verdict) = judged(&first, 1, None);
    assert_eq!((verdict.state, roster.unwrap().keys().count()), (State::Valid, 4));

    // The next revision names the one before; a lower one is refused once it was seen.
    let next = revise(&first, term("2026-12-01T09:00:00+08:00")).unwrap();
    let next = signed(
        &enrol(next, &enrolment(5, HOSPITAL, Role::Supporter)).unwrap(),
        1,
        Role::Root,
        OFFICE,
    );
    assert_eq!(next.revision(), 2);
    assert_eq!(
        next.document().get("previous").and_then(Value::as_text),
        Some(first.digest().to_string().as_str())
    );
    assert_eq!(judged(&next, 1, Some(2)).1.state, State::Valid);
    assert_eq!(judged(&first, 1, Some(2)).1.state, State::RosterTooOld);

    // A draft is dated when it is signed.
    let later = dated(first.document().clone(), term("2026-12-03T09:00:00+08:00")).unwrap();
    assert_eq!(
        later.get("issued").and_then(Value::as_text),
        Some("2026-12-03T09:00:00+08:00")
    );
    assert_eq!(later.get("keys"), first.document().get("keys"));

    // A key is there once, by whatever name.
    let twice = enrol(first.document().clone(), &enrolment(2, COUNTY, Role::Recipient));
    assert!(
        matches!(&twice, Err(KeepBreach::Shape(breach)) if breach.rule() == SealRule::RosterKid.into()),
        "{twice:?}"
    );
    assert_eq!(
        revise(&filings().0, term("2026-12-01T09:00:00+08:00")),
        Err(KeepBreach::NoRoster)
    );
}

#[test]
fn a_new_root_is_announced_by_the_old_one() {
    let next = revise(&first_roster(), term("2026-12-01T09:00:00+08:00")).unwrap();
    let announced = enrol(next, &enrolment(6, OFFICE, Role::Root)).unwrap();
    assert_eq!(
        judged(&signed(&announced, 1, Role::Root, OFFICE), 1, None)
            .1
            .state,
        State::Valid
    );
    // Signed by the new root it is unknown to whom pins the old one, and holds for whom pins the new one.
    let by_the_new = signed(&announced, 6, Role::Root, OFFICE);
    assert_eq!(judged(&by_the_new, 1, None).1.state, State::UnknownKey);
    assert_eq!(judged(&by_the_new, 6, None).1.state, State::Valid);
}

#[test]
fn keys_are_revoked_each_in_its_way() {
    let first = first_roster();
    let kid = key(2).public().kid();
    let since = at("2026-11-15T00:00:00+08:00");
    let rule = |revocation: Revocation| {
        let next = revise(&first, term("2026-12-03T09:00:00+08:00")).unwrap();
        let next = revoke(next, kid, &revocation).unwrap();
        assert_eq!(
            revoke(next.clone(), kid, &revocation),
            Err(KeepBreach::RevokedAlready)
        );
        let (roster, _) = judged(&signed(&next, 1, Role::Root, OFFICE), 1, None);
        let context = Context {
            trust: Trust::Roster(roster.as_ref().unwrap()),
            clock: Clock::Day(date("2026-12-08")),
            ..Context::default()
        };
        verify(filings().1.written().as_bytes(), &context)
            .rule
            .map(|rule| rule.name())
    };
    let why = || "U盘遗失".to_owned();
    assert_eq!(rule(Revocation::Superseded(date("2026-12-01"))), None);
    assert_eq!(
        rule(Revocation::Superseded(date("2026-11-30"))),
        Some("key-not-valid-then")
    );
    assert_eq!(rule(Revocation::Compromised(since, why())), Some("key-revoked"));
    assert_eq!(rule(Revocation::Withdrawn(since, why())), Some("key-revoked"));
    let nobody = revoke(
        first.document().clone(),
        key(9).public().kid(),
        &Revocation::Superseded(date("2026-12-01")),
    );
    assert_eq!(nobody, Err(KeepBreach::UnknownKey));
}

#[test]
fn a_receipt_says_what_arrived_when_and_what_became_of_it() {
    let (roster, _) = judged(&first_roster(), 1, None);
    let roster = roster.unwrap();
    let (one, both) = filings();
    let findings = told();
    let handling = |outcome, findings| Handling {
        outcome,
        findings,
        roster: &roster,
    };
    let issue = |filing: &Envelope, state, received: &str, outcome, findings| {
        receipt(filing, state, &arrival(received), &handling(outcome, findings))
    };
    let early = "2026-12-10T23:59:59+08:00";

    // Only what holds is valid or accepted; what is sent back has a finding; anything may arrive.
    assert_eq!(
        issue(&one, State::Incomplete, early, Outcome::Valid, &[]),
        Err(IssueBreach::NotValid(State::Incomplete))
    );
    assert_eq!(
        issue(&one, State::Incomplete, early, Outcome::Returned, &[]),
        Err(IssueBreach::NoFindings)
    );
    assert_eq!(
        issue(&first_roster(), State::Valid, early, Outcome::Arrived, &[]),
        Err(IssueBreach::NoFiling)
    );

    for (received, on_time) in [(early, true), ("2026-12-11T00:00:00+08:00", false)] {
        for outcome in [
            Outcome::Arrived,
            Outcome::Valid,
            Outcome::Accepted,
            Outcome::Returned,
        ] {
            let document = issue(&both, State::Valid, received, outcome, &findings).unwrap();
            assert_eq!(document.get("on_time"), Some(&Value::Flag(on_time)));
            let issued = signed(&document, 4, Role::Office, OFFICE);
            let context = Context {
                trust: Trust::Roster(&roster),
                clock: Clock::Day(date("2026-12-12")),
                filing: Some(&both),
                ..Context::default()
            };
            let verdict = verify(issued.written().as_bytes(), &context);
            assert_eq!(
                (verdict.state, verdict.rule),
                (State::Valid, None),
                "{}",
                outcome.name()
            );
            assert!(is_receipt_for(&issued, &both) && !is_receipt_for(&issued, &one));
        }
    }
}

#[test]
fn more_that_becomes_of_a_filing_is_a_revision_of_its_receipt() {
    let (roster, _) = judged(&first_roster(), 1, None);
    let roster = roster.unwrap();
    let (one, both) = filings();
    let findings = told();
    let handling = |outcome, findings| Handling {
        outcome,
        findings,
        roster: &roster,
    };
    let arrived = receipt(
        &both,
        State::Valid,
        &arrival("2026-12-08T11:20:00+08:00"),
        &handling(Outcome::Returned, &findings),
    );
    let first = signed(&arrived.unwrap(), 4, Role::Office, OFFICE);
    let accepted = next_receipt(&first, &both, State::Valid, &handling(Outcome::Accepted, &[])).unwrap();
    let text = |name: &str| accepted.get(name).and_then(Value::as_text).map(str::to_owned);
    assert_eq!(accepted.get("revision"), Some(&Value::Integer(2)));
    assert_eq!(text("previous"), Some(first.digest().to_string()));
    assert_eq!(text("received_at").as_deref(), Some("2026-12-08T11:20:00+08:00"));
    assert_eq!(
        (text("result").as_deref(), accepted.get("findings")),
        (Some("accepted"), None)
    );
    let other = next_receipt(&first, &one, State::Incomplete, &handling(Outcome::Arrived, &[]));
    assert_eq!(other, Err(IssueBreach::OtherFiling));
}
