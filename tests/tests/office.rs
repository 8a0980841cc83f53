//! The receiving office on small folders: the notice's own lists with their joint supporters and name variants, what a
//! receipt says of lateness and return, and figures that go on from the year before.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]

use bangfu_api::office::{Answer, Reception};
use bangfu_api::{Library, overview};
use bangfu_model::Instant;
use bangfu_office::{InMemory, Item, Standing, read};
use bangfu_seal::{
    Arrival, Clock, Context, Envelope, File, Handling, Outcome, Role, State, Told, Trust, receipt, sign,
};
use bangfu_tests::case;
use bangfu_tests::sample::{Listed, Signatory, instant, roster, statement};
use serde_json::Value;

/// An office, its roster, and the files it has.
struct Office {
    pack: &'static str,
    year: i32,
    office: Signatory,
    bodies: Vec<(Signatory, Role)>,
    files: Vec<(String, String)>,
}

impl Office {
    fn new(pack: &'static str, year: i32) -> Office {
        Office {
            pack,
            year,
            office: Signatory::new("示例市卫生健康委员会（虚构）".to_owned(), "11", 1),
            bodies: Vec::new(),
            files: Vec::new(),
        }
    }

    /// The clean filing of a form, changed, and signed by its parties under these names.
    fn files(&mut self, form: &str, names: &[(&str, Role)], change: impl FnOnce(&mut Value)) -> Envelope {
        let form = format!("{}/{form}", self.pack);
        let cases = case::all().unwrap();
        let clean = cases
            .into_iter()
            .find(|case| case.form == form && case.rule.is_none());
        let mut document = clean.unwrap().document;
        document["id"] = format!("00000000-0000-4000-8000-{:012}", self.files.len()).into();
        let signers: Vec<(Signatory, Role)> = names
            .iter()
            .map(|(name, role)| (self.body(name, *role), *role))
            .collect();
        let fields = |role: Role| match (role, names.len()) {
            (Role::Bureau, 1) => "filer",
            (role, _) => role.name(),
        };
        for (at, (body, role)) in signers.iter().enumerate() {
            document["parties"][at]["name"] = body.body.name.as_str().into();
            document["parties"][at]["uscc"] = body.body.uscc.as_str().into();
            let field = fields(*role);
            document["answers"][format!("{field}_name")] = body.body.name.as_str().into();
            document["answers"][format!("{field}_uscc")] = body.body.uscc.as_str().into();
        }
        change(&mut document);
        let text = document.to_string();
        let mut file = File::read(text.as_bytes()).unwrap();
        for (body, role) in &signers {
            let time = format!("{}-01-10T10:00:00+08:00", self.year);
            file = File::Envelope(sign(&file, &body.key(), &statement(*role, body, &time)).unwrap());
        }
        let File::Envelope(envelope) = file else {
            unreachable!()
        };
        self.files
            .push((format!("{}.bangfu.json", self.files.len()), envelope.written()));
        envelope
    }

    fn body(&mut self, name: &str, role: Role) -> Signatory {
        if let Some((body, _)) = self.bodies.iter().find(|(body, _)| body.body.name == name) {
            return body.clone();
        }
        let class = if role == Role::Bureau { "11" } else { "12" };
        let body = Signatory::new(name.to_owned(), class, 1000 + self.bodies.len() as u64);
        self.bodies.push((body.clone(), role));
        body
    }

    /// The roster, issued in the year before, so that it is not too old.
    fn roster(&self) -> Listed {
        roster(&self.office, self.bodies.iter().map(|(body, role)| (body, *role)))
    }

    /// A receipt of the office.
    fn receipts(&mut self, filing: &Envelope, received_at: &str, outcome: Outcome, findings: &[Told]) {
        let arrival = Arrival {
            id: "00000000-0000-4000-9000-000000000001".to_owned(),
            receipt_no: "示卫收〔2026〕1号".to_owned(),
            received_at: instant(received_at),
            deadline: None,
            office: self.office.body.clone(),
        };
        let roster = self.roster();
        let handling = Handling {
            outcome,
            findings,
            roster: &roster.roster,
        };
        let document = receipt(filing, State::Valid, &arrival, &handling).unwrap();
        let statement = statement(Role::Office, &self.office, received_at);
        let file = sign(&File::Bare(document), &self.office.key(), &statement).unwrap();
        self.files.push(("回执.bangfu.json".to_owned(), file.written()));
    }

    fn receive(&self, at: &str) -> (Answer, Vec<String>) {
        let library = Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text)).unwrap();
        let (_, text) = bangfu_forms::NOTICES
            .iter()
            .find(|(id, _)| *id == self.pack)
            .unwrap();
        let overview = overview(text).unwrap();
        let reception = Reception::new(&library, Some(&overview), Some(self.year)).unwrap();
        let listed = self.roster();
        let at = Instant::parse(at).unwrap();
        let forms = |id: &str| reception.form(id);
        let context = Context {
            trust: Trust::Roster(&listed.roster),
            clock: Clock::Unknown,
            ..Context::default()
        };
        let desk = reception.desk(context, at.date(), &forms);
        let files: Vec<(&str, &[u8])> = self
            .files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes()))
            .collect();
        let items = read(&files, &desk)
            .into_iter()
            .map(Ok::<Item, std::convert::Infallible>);
        let deadline = |form: &str| reception.deadline(form);
        let scope = reception.scope(None, &deadline, at);
        let mut answer = Answer::default();
        bangfu_office::receive(items, [], &scope, &InMemory, &mut answer).unwrap();
        let faults = answer.faults(reception.guide());
        (answer, faults.into_iter().map(|fault| fault.text).collect())
    }
}

fn count(answer: &Answer, standing: Standing) -> usize {
    answer.counts()[&standing]
}

/// An agreement of 德州 between these two; the period is the year alone, so that its filing is due.
fn pair(office: &mut Office, supporter: &str, recipient: &str, annex: &str) -> Envelope {
    let bureau = ("示例市卫生健康局（虚构）", Role::Bureau);
    let parties = [(supporter, Role::Supporter), bureau, (recipient, Role::Recipient)];
    office.files("agreement", &parties, |document| {
        document["answers"]["basis"] = annex.into();
        if annex == "附件2" {
            document["answers"]["level"] = "二级医院".into();
        }
    })
}

#[test]
fn everybody_of_both_annexes_is_expected() {
    let (answer, _) = Office::new("dezhou-2019", 2019).receive("2019-07-01T09:00:00+08:00");
    assert_eq!(answer.lines.len(), 12 + 147);
    assert_eq!(count(&answer, Standing::Missing), 12 + 147);
}

#[test]
fn a_name_the_notice_prints_otherwise_answers_its_row() {
    let mut office = Office::new("dezhou-2019", 2019);
    pair(&mut office, "德州市第二人民医院", "老城镇中心卫生院", "附件1");
    let (answer, _) = office.receive("2019-07-01T09:00:00+08:00");
    assert_eq!(answer.lines.len(), 12 + 147);
    assert_eq!(count(&answer, Standing::Missing), 11 + 147);
    assert!(answer.lines.iter().all(|line| line.listed));
}

#[test]
fn of_joint_supporters_the_one_who_has_not_filed_is_named() {
    let mut office = Office::new("dezhou-2019", 2019);
    pair(&mut office, "乐陵市人民医院", "胡家街道社区卫生服务中心", "附件2");
    let (answer, _) = office.receive("2019-07-01T09:00:00+08:00");
    let open: Vec<_> = answer
        .lines
        .iter()
        .filter(|line| line.partner == "胡家街道社区卫生服务中心" && line.file.is_none())
        .collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].standing, Standing::Incomplete);
    assert_eq!(open[0].problems[0].text, "名单上几家共同支援，还差市妇幼保健院的");

    pair(
        &mut office,
        "乐陵市妇幼保健院",
        "胡家街道社区卫生服务中心",
        "附件2",
    );
    let (answer, _) = office.receive("2019-07-01T09:00:00+08:00");
    let open = answer
        .lines
        .iter()
        .filter(|line| line.partner == "胡家街道社区卫生服务中心");
    assert!(open.clone().all(|line| line.file.is_some()), "both have filed");
    assert_eq!(open.count(), 2);
}

#[test]
fn one_agreement_of_both_joint_supporters_is_enough() {
    let mut office = Office::new("dezhou-2019", 2019);
    pair(
        &mut office,
        "乐陵市中医院、市疾控中心",
        "黄夹镇中心卫生院",
        "附件2",
    );
    let (answer, _) = office.receive("2019-07-01T09:00:00+08:00");
    assert_eq!(count(&answer, Standing::Missing), 12 + 146);
    assert_eq!(count(&answer, Standing::Incomplete), 0);
}

#[test]
fn who_is_in_no_annex_is_not_expected() {
    let mut office = Office::new("dezhou-2019", 2019);
    pair(&mut office, "示例市医院（虚构）", "示例卫生院（虚构）", "附件2");
    let (answer, texts) = office.receive("2019-07-01T09:00:00+08:00");
    assert_eq!(answer.lines.len(), 12 + 147 + 1);
    assert!(texts.contains(&"不在应报名单里".to_owned()));
}

const COUNTY: &str = "宁阳县卫生健康局（虚构）";

#[test]
fn only_the_offices_receipt_tells_when_a_summary_came() {
    let mut office = Office::new("taian-2024", 2026);
    let summary = office.files("summary", &[(COUNTY, Role::Bureau)], |_| {});
    let of = |answer: &Answer| {
        let line = answer.lines.iter().find(|line| line.file.is_some());
        line.map(|line| line.standing).unwrap()
    };
    let (answer, _) = office.receive("2026-12-10T23:59:59+08:00");
    assert_eq!(of(&answer), Standing::Filed, "on the day itself it is in time");
    let (answer, texts) = office.receive("2026-12-11T00:00:00+08:00");
    assert_eq!(of(&answer), Standing::Late);
    assert!(texts.contains(&"12 月 11 日 收到，已过截止时间".to_owned()));
    office.receipts(&summary, "2026-12-09T10:00:00+08:00", Outcome::Arrived, &[]);
    let (answer, _) = office.receive("2026-12-11T00:00:00+08:00");
    assert_eq!(of(&answer), Standing::Filed);
    assert_eq!(answer.lines.len(), 12, "six counties, two forms each");
}

#[test]
fn what_was_returned_stays_so_until_a_new_revision_comes() {
    let mut office = Office::new("taian-2024", 2026);
    let summary = office.files("summary", &[(COUNTY, Role::Bureau)], |_| {});
    let finding = Told {
        rule: "taian-summary-received".to_owned(),
        path: "/text".to_owned(),
        state: "failed".to_owned(),
    };
    office.receipts(
        &summary,
        "2026-12-01T10:00:00+08:00",
        Outcome::Returned,
        &[finding],
    );
    let (answer, _) = office.receive("2026-12-02T09:00:00+08:00");
    assert_eq!(count(&answer, Standing::Returned), 1);
    let previous = summary.digest().to_string();
    office.files("summary", &[(COUNTY, Role::Bureau)], |document| {
        document["id"] = "00000000-0000-4000-8000-000000000000".into();
        document["revision"] = 2.into();
        document["previous"] = previous.into();
        document["answers"]["text"] = "派出人员全部到岗，补充了统计口径。".into();
    });
    let (answer, texts) = office.receive("2026-12-02T09:00:00+08:00");
    assert_eq!(count(&answer, Standing::Returned), 0);
    assert_eq!(count(&answer, Standing::Amended), 1);
    assert!(texts.contains(&"这是第 1 版，已由第 2 版代替".to_owned()));
}

#[test]
fn a_figure_of_last_year_must_be_repeated() {
    let mut office = Office::new("taian-2024", 2026);
    let last = |document: &mut Value| {
        document["period"] = serde_json::json!({"from": "2025-01-01", "to": "2025-12-31"});
        document["answers"]["year"] = 2025.into();
        document["answers"]["filed_on"] = "2025-01-20".into();
        document["answers"]["surveyed_on"] = "2025-01-05".into();
    };
    office.files("tasks", &[(COUNTY, Role::Bureau)], last);
    let differs = |weak_last: i64, office: &mut Office| {
        let before = office.files.len();
        office.files("tasks", &[(COUNTY, Role::Bureau)], |document| {
            document["answers"]["weak_last"] = weak_last.into();
        });
        let (answer, _) = office.receive("2026-01-25T09:00:00+08:00");
        office.files.truncate(before);
        let came = answer.lines.iter().filter(|line| line.file.is_some());
        assert_eq!(came.count(), 1, "last year is not in the queue");
        answer
            .differences
            .into_iter()
            .find(|one| one.path == "/weak_last")
    };
    let done = office.files[0].1.split("\"weak_done\": ").nth(1).unwrap();
    let done: i64 = done
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(differs(done, &mut office), None);
    let difference = differs(done - 1, &mut office).unwrap();
    assert_eq!((difference.value, difference.should), (done - 1, Some(done)));
}
