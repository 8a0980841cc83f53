//! A plan put on stage: its files, one after the other, and what must be found in them.

mod delivery;

use std::collections::BTreeMap;

use bangfu_seal::{Arrival, Handling, Outcome, Role, State, receipt, sign};
use serde_json::Value;

use super::bodies::{Listed, instant, roster, statement};
use super::expected::{Added, Counted, Expected};
use super::papers::{Papers, bodies};
use super::plan::{County, Fate, Pair, Plan, Tier};
use delivery::{Delivered, Delivery};

/// When the folder is received.
pub const RECEIVED: &str = "2026-12-20T09:00:00+08:00";

/// Where files go. Answers the name the office will see.
pub trait Store {
    /// Puts a filing there.
    ///
    /// # Errors
    /// When it cannot be written.
    fn put(&mut self, name: &str, text: &[u8]) -> std::io::Result<String>;
    /// Puts something there that is no filing.
    ///
    /// # Errors
    /// When it cannot be written.
    fn put_foreign(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<String>;
}

/// What an office is given beside the folder.
pub struct Given {
    /// The roster file.
    pub roster: String,
    /// The kid of its root.
    pub root: String,
    /// The office's list, CSV.
    pub list: String,
    /// What must be found.
    pub expected: Expected,
}

/// Puts a plan on stage.
///
/// # Errors
/// When it cannot be written, or the cases could not be read.
pub fn write(plan: &Plan, store: &mut dyn Store) -> Result<Given, Box<dyn std::error::Error>> {
    let papers = Papers::new()?;
    let listed = enrol(plan);
    let mut stage = Stage {
        plan,
        papers,
        listed,
        list: "表,单位名称,统一社会信用代码,对方单位,对方代码,县（市、区）\n".to_owned(),
        expected: Expected::default(),
        counted: Vec::new(),
        number: 0,
    };
    for (at, county) in plan.counties.iter().enumerate() {
        stage.county(at, county, store)?;
    }
    stage.strangers(store)?;
    let mut expected = stage.expected;
    expected.add_up(&stage.counted);
    expected.settle();
    Ok(Given {
        roster: stage.listed.file,
        root: stage.listed.root,
        list: stage.list,
        expected,
    })
}

fn enrol(plan: &Plan) -> Listed {
    let supporters = plan.supporters.iter().map(|body| (body, Role::Supporter));
    let counties = plan.counties.iter().flat_map(|county| {
        let own = [(&county.bureau, Role::Bureau)].into_iter();
        own.chain(county.recipients.iter().map(|body| (body, Role::Recipient)))
    });
    roster(&plan.office, supporters.chain(counties))
}

/// The work in progress.
struct Stage<'p> {
    plan: &'p Plan,
    papers: Papers,
    listed: Listed,
    list: String,
    expected: Expected,
    counted: Vec<Counted>,
    number: u64,
}

impl Stage<'_> {
    fn id(&mut self) -> String {
        self.number += 1;
        format!("00000000-0000-4000-8000-{:012x}", self.number)
    }

    fn county(&mut self, at: usize, county: &County, store: &mut dyn Store) -> std::io::Result<()> {
        let plan = self.plan;
        let mut good: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
        for (number, pair) in county.pairs.iter().enumerate() {
            let id = self.id();
            let agreement = self.papers.agreement(&id, plan, county, pair);
            let stem = format!("{:04}县-{:04}-责任书", at + 1, number + 1);
            let came = self.pair_paper(&stem, agreement, county, pair, pair.agreement, store)?;
            let signed = came.counts.then(|| self.count_agreement(pair, &came));
            let mut told = (signed.is_some(), false);
            if let Some(fate) = pair.postings {
                let id = self.id();
                let postings = self.papers.postings(&id, plan, county, pair);
                let stem = format!("{:04}县-{:04}-派驻表", at + 1, number + 1);
                let came = self.pair_paper(&stem, postings, county, pair, fate, store)?;
                if came.counts {
                    self.count_postings(pair, county, &came);
                    let agreed = pair.people.len() as i64;
                    if signed.is_none() || agreed != pair.told {
                        self.expected.fault("differs", &came.file, "/agreed");
                    }
                }
                told.1 = came.counts;
            }
            good.insert(number, told);
        }
        let id = self.id();
        let tasks = self.papers.tasks(&id, county);
        let stem = format!("{:04}县-任务清单", at + 1);
        let due = ["2026-01-25T10:00:00+08:00", "2026-02-01T00:00:00+08:00"];
        let came = self.county_paper(&stem, tasks, county, county.tasks, due, store)?;
        if came.counts {
            self.count_tasks(&came);
        }
        let id = self.id();
        let summary = self.papers.summary(&id, plan, county);
        let stem = format!("{:04}县-总结", at + 1);
        let due = ["2026-12-09T10:00:00+08:00", "2026-12-11T00:00:00+08:00"];
        let came = self.county_paper(&stem, summary, county, county.summary, due, store)?;
        if came.counts {
            self.count_summary(county, &came);
            for (row, (agreement, postings)) in good {
                if !agreement {
                    let path = format!("/agreements/{row}/agreed");
                    self.expected.fault("differs", &came.file, path);
                }
                if !postings {
                    let path = format!("/agreements/{row}/sent");
                    self.expected.fault("differs", &came.file, path);
                }
            }
        }
        Ok(())
    }

    /// A paper of two parties.
    fn pair_paper(
        &mut self,
        stem: &str,
        document: Value,
        county: &County,
        pair: &Pair,
        fate: Fate,
        store: &mut dyn Store,
    ) -> std::io::Result<Delivered> {
        let [supporter, recipient] = bodies(self.plan, county, pair);
        if fate != Fate::Unlisted {
            let form = document["form"]["id"].as_str().unwrap_or_default();
            self.list += &format!(
                "{form},{},{},{},{},{}\n",
                supporter.body.name,
                supporter.body.uscc,
                recipient.body.name,
                recipient.body.uscc,
                county.part
            );
        }
        let other = (fate == Fate::Twice).then(|| self.id());
        let delivery = Delivery {
            stem,
            document,
            signers: &[(supporter, Role::Supporter), (recipient, Role::Recipient)],
            about: format!("{} → {}", supporter.body.name, recipient.body.name),
            other,
        };
        delivery.deliver(fate, &mut self.expected, store)
    }

    /// A county's own paper: what came in time has a receipt.
    fn county_paper(
        &mut self,
        stem: &str,
        document: Value,
        county: &County,
        fate: Fate,
        [received, deadline]: [&str; 2],
        store: &mut dyn Store,
    ) -> std::io::Result<Delivered> {
        let form = document["form"]["id"].as_str().unwrap_or_default();
        let bureau = &county.bureau;
        self.list += &format!(
            "{form},{},{},,,{}\n",
            bureau.body.name, bureau.body.uscc, county.part
        );
        let delivery = Delivery {
            stem,
            document,
            signers: &[(bureau, Role::Bureau)],
            about: bureau.body.name.clone(),
            other: None,
        };
        let delivered = delivery.deliver(fate, &mut self.expected, store)?;
        if let Some(filing) = &delivered.filing
            && fate != Fate::Late
        {
            let id = self.id();
            let arrival = Arrival {
                id,
                receipt_no: format!("示卫收〔2026〕{}号", self.number),
                received_at: instant(received),
                deadline: Some(instant(deadline)),
                office: self.plan.office.body.clone(),
            };
            let handling = Handling {
                outcome: Outcome::Arrived,
                findings: &[],
                roster: &self.listed.roster,
            };
            let document = receipt(filing, State::Valid, &arrival, &handling);
            let document = document.unwrap_or_else(|breach| unreachable!("{breach}"));
            let statement = statement(Role::Office, &self.plan.office, received);
            let file = sign(
                &bangfu_seal::File::Bare(document),
                &self.plan.office.key(),
                &statement,
            );
            let file = file.unwrap_or_else(|breach| unreachable!("{breach}")).written();
            store.put(&format!("{stem}-回执"), file.as_bytes())?;
            self.expected.files += 1;
        }
        Ok(delivered)
    }

    fn count_agreement(&mut self, pair: &Pair, came: &Delivered) {
        let total = match pair.tier {
            Tier::County => "agreed-county",
            Tier::Township => "agreed-township",
        };
        self.counted.push(Counted {
            file: came.file.clone(),
            adds: vec![(total, Added::Figure(pair.people.len() as i64))],
        });
    }

    fn count_postings(&mut self, pair: &Pair, county: &County, came: &Delivered) {
        let supporter = &bodies(self.plan, county, pair)[0].body.name;
        let people = pair.people.iter().enumerate();
        let people = people.map(|(row, name)| (format!("/people/{row}"), format!("{name} {supporter}")));
        self.counted.push(Counted {
            file: came.file.clone(),
            adds: vec![("on-post", Added::Persons(people.collect()))],
        });
    }

    fn count_tasks(&mut self, came: &Delivered) {
        let answers = &came.document["answers"];
        let figure = |field: &str| Added::Figure(answers[field].as_i64().unwrap_or_default());
        self.counted.push(Counted {
            file: came.file.clone(),
            adds: vec![
                ("subcentres", figure("subcentres_done")),
                ("tcm-centres", figure("tcm_centres_done")),
                ("specialty-centres", figure("specialty_centres_done")),
                ("five-three", figure("five_three_done")),
            ],
        });
    }

    fn count_summary(&mut self, county: &County, came: &Delivered) {
        let mut rows = Vec::new();
        for pair in &county.pairs {
            let supporter = &bodies(self.plan, county, pair)[0].body.name;
            let names = pair.people.iter();
            rows.extend(names.map(|name| (pair.tier.word(), "", format!("{name} {supporter}"))));
        }
        let own = &county.recipients[0].body.name;
        let villagers = county.villagers.iter().zip(["派驻", "巡回诊疗"]);
        rows.extend(villagers.map(|(name, mode)| ("到村卫生室", mode, format!("{name} {own}"))));
        let rows: Vec<(String, &str, &str, String)> = rows
            .into_iter()
            .enumerate()
            .map(|(row, (tier, mode, who))| (format!("/people/{row}"), tier, mode, who))
            .collect();
        let those = |so: &dyn Fn(&str, &str) -> bool| {
            let rows = rows.iter().filter(|(_, tier, mode, _)| so(tier, mode));
            Added::Persons(
                rows.map(|(path, _, _, who)| (path.clone(), who.clone()))
                    .collect(),
            )
        };
        self.counted.push(Counted {
            file: came.file.clone(),
            adds: vec![
                ("sent-all", those(&|_, _| true)),
                ("to-county", those(&|tier, _| tier == Tier::County.word())),
                ("to-township", those(&|tier, _| tier == Tier::Township.word())),
                ("to-village", those(&|tier, _| tier == "到村卫生室")),
                ("posted", those(&|_, mode| mode == "派驻")),
            ],
        });
    }

    /// Files that are none of ours, and filings of another time.
    fn strangers(&mut self, store: &mut dyn Store) -> std::io::Result<()> {
        for at in 0..self.plan.foreign {
            let (name, bytes, rule): (String, &[u8], &str) = if at % 2 == 0 {
                (format!("情况说明{}.docx", at + 1), b"PK\x03\x04", "foreign")
            } else {
                (
                    format!("旧系统导出{}.json", at + 1),
                    b"\xcc\xec\xb0\xb2",
                    "not-utf8",
                )
            };
            let file = store.put_foreign(&name, bytes)?;
            self.expected.fault("unusable", &file, rule);
            self.expected.files += 1;
        }
        for at in 0..self.plan.aside {
            let county = &self.plan.counties[at % self.plan.counties.len()];
            let pair = &county.pairs[0];
            let id = self.id();
            let document = self.papers.aside(&id, self.plan, county, pair);
            let form = document["form"]["id"].as_str().unwrap_or_default().to_owned();
            let [supporter, recipient] = bodies(self.plan, county, pair);
            let delivery = Delivery {
                stem: &format!("往年-{}", at + 1),
                document,
                signers: &[(supporter, Role::Supporter), (recipient, Role::Recipient)],
                about: String::new(),
                other: None,
            };
            let file = store.put(delivery.stem, delivery.signed().written().as_bytes())?;
            self.expected.fault("aside", &file, form);
            self.expected.files += 1;
        }
        Ok(())
    }
}
