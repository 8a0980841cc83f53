//! Who files what, and what goes wrong with it.

use std::collections::BTreeMap;

use fastrand::Rng;

use super::bodies::{Signatory, person};

/// The year of the folder.
pub const YEAR: i32 = 2026;

/// What becomes of a paper on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It arrives as it should.
    Good,
    /// It does not come.
    Absent,
    /// The file was cut off.
    Truncated,
    /// Nobody has signed.
    Bare,
    /// A figure was changed after signing.
    Changed,
    /// A party signed with a key nobody has enrolled.
    Stranger,
    /// A party has not signed.
    Incomplete,
    /// A party does not agree.
    Refused,
    /// A required answer is missing.
    Blocked,
    /// It has no receipt from before the deadline.
    Late,
    /// The file is there twice.
    Copied,
    /// The parties signed copies apart.
    Split,
    /// It was amended, and the earlier revision lies there too.
    Amended,
    /// Two contents of one revision, both signed.
    Rival,
    /// Two filings between the same bodies.
    Twice,
    /// It is not on the list.
    Unlisted,
}

impl Fate {
    /// Whether such a paper counts.
    pub fn counts(self) -> bool {
        matches!(
            self,
            Fate::Good | Fate::Late | Fate::Copied | Fate::Split | Fate::Amended | Fate::Unlisted
        )
    }
}

/// What can become of papers of two parties.
const OF_PAIRS: [Fate; 14] = [
    Fate::Absent,
    Fate::Truncated,
    Fate::Bare,
    Fate::Changed,
    Fate::Stranger,
    Fate::Incomplete,
    Fate::Refused,
    Fate::Blocked,
    Fate::Copied,
    Fate::Split,
    Fate::Amended,
    Fate::Rival,
    Fate::Twice,
    Fate::Unlisted,
];

/// What can become of a county's own papers.
const OF_COUNTIES: [Fate; 3] = [Fate::Late, Fate::Changed, Fate::Absent];

/// To which tier a pair's support goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// 到县级医院
    County,
    /// 到乡镇卫生院
    Township,
}

impl Tier {
    /// The form of its agreement.
    pub fn agreement(self) -> &'static str {
        match self {
            Tier::County => "agreement-county",
            Tier::Township => "agreement-township",
        }
    }

    /// The summary's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Tier::County => "到县级医院",
            Tier::Township => "到乡镇卫生院",
        }
    }
}

/// Two bodies, and their papers.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Place of the supporter among [`Plan::supporters`].
    pub supporter: usize,
    /// Place of the recipient among [`County::recipients`].
    pub recipient: usize,
    /// The tier.
    pub tier: Tier,
    /// Persons who are posted.
    pub people: Vec<String>,
    /// How many the posting paper says were agreed; the agreement itself says how many are posted.
    pub told: i64,
    /// What becomes of the agreement.
    pub agreement: Fate,
    /// What becomes of the posting paper; none where the plan has no room for one.
    pub postings: Option<Fate>,
}

/// A county, and its papers.
#[derive(Debug, Clone)]
pub struct County {
    /// Its bureau.
    pub bureau: Signatory,
    /// The part of the city it is in.
    pub part: &'static str,
    /// Its hospitals.
    pub recipients: Vec<Signatory>,
    /// Who helps whom.
    pub pairs: Vec<Pair>,
    /// Persons of the county's own who go to villages.
    pub villagers: [String; 2],
    /// What becomes of the task list.
    pub tasks: Fate,
    /// What becomes of the summary.
    pub summary: Fate,
}

/// A folder.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The office that receives.
    pub office: Signatory,
    /// Hospitals of the city.
    pub supporters: Vec<Signatory>,
    /// Counties.
    pub counties: Vec<County>,
    /// Files that are none of ours.
    pub foreign: usize,
    /// Filings of another time.
    pub aside: usize,
}

const PARTS: [&str; 6] = ["新泰市", "肥城市", "宁阳县", "东平县", "泰山区", "岱岳区"];

/// Papers of a county besides those of pairs.
const OWN: usize = 2;

impl Plan {
    /// A folder of about so many filings; the same numbers give the same folder.
    pub fn new(filings: usize, seed: u64) -> Plan {
        let mut rng = Rng::with_seed(seed);
        let counties = (filings / 20).clamp(1, 2000);
        let papers = filings.saturating_sub(counties * OWN).max(2 * counties);
        let pairs = papers / counties / 2;
        let recipients = if counties > 1000 { 3 } else { pairs.clamp(1, 9) }.max(pairs.div_ceil(100));
        let supporters = pairs.div_ceil(recipients).clamp(20, 100);
        let mut plan = Plan {
            office: Signatory::new("示例市卫生健康委员会（虚构）".to_owned(), "11", 1),
            supporters: (0..supporters)
                .map(|at| {
                    let name = format!("示例市第{}医院（虚构）", at + 1);
                    Signatory::new(name, "12", 100 + at as u64)
                })
                .collect(),
            counties: Vec::with_capacity(counties),
            foreign: 2 + filings / 1000,
            aside: 1 + filings / 1000,
        };
        let mut posted = vec![0_u64; supporters];
        for at in 0..counties {
            let extra = usize::from(at < (papers - counties * pairs * 2) / 2);
            let county = county(at, pairs + extra, recipients, &mut posted, &mut rng);
            plan.counties.push(county);
        }
        plan.spoil((filings / 100).max(1), &mut rng);
        plan
    }

    /// So many of each fate, each on a paper of its own; so many figures that differ, so many persons met twice.
    fn spoil(&mut self, each: usize, rng: &mut Rng) {
        let mut slots: Vec<(usize, usize)> = (0..self.counties.len())
            .flat_map(|county| (0..self.counties[county].pairs.len()).map(move |pair| (county, pair)))
            .collect();
        rng.shuffle(&mut slots);
        let each = each.min(slots.len() / 40).max(usize::from(slots.len() >= 20));
        let mut slots = slots.into_iter();
        for fate in OF_PAIRS {
            for (county, pair) in slots.by_ref().take(each) {
                let pair = &mut self.counties[county].pairs[pair];
                match pair.postings.as_mut().filter(|_| rng.bool()) {
                    Some(postings) => *postings = fate,
                    None => pair.agreement = fate,
                }
            }
        }
        for (county, pair) in slots.by_ref().take(each) {
            self.counties[county].pairs[pair].told -= 1;
        }
        let rest: Vec<(usize, usize)> = slots.collect();
        self.repeat(each, &rest);
        let mut order: Vec<usize> = (0..self.counties.len()).collect();
        rng.shuffle(&mut order);
        let each = each.min(self.counties.len() / 8);
        for (at, county) in order.into_iter().take(each * OF_COUNTIES.len() * 2).enumerate() {
            let fate = OF_COUNTIES[at % OF_COUNTIES.len()];
            let county = &mut self.counties[county];
            if at % 2 == 0 {
                county.tasks = fate;
            } else {
                county.summary = fate;
            }
        }
    }

    /// Lets so many persons be posted by one supporter to two places.
    fn repeat(&mut self, each: usize, free: &[(usize, usize)]) {
        let mut seen: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut left = each;
        for &(county, pair) in free {
            let supporter = self.counties[county].pairs[pair].supporter;
            match seen.remove(&supporter) {
                Some((first, other)) if first != county && left > 0 => {
                    let name = self.counties[first].pairs[other].people[0].clone();
                    self.counties[county].pairs[pair].people[0] = name;
                    left -= 1;
                }
                _ => {
                    seen.insert(supporter, (county, pair));
                }
            }
        }
    }
}

fn county(at: usize, pairs: usize, recipients: usize, posted: &mut [u64], rng: &mut Rng) -> County {
    let number = 1_000_000 + (at as u64) * 200;
    let pair = |pair: usize| {
        let supporter = (at * 7 + pair / recipients + pair % recipients) % posted.len();
        let people = (0..rng.usize(7..10)).map(|_| {
            posted[supporter] += 1;
            person(posted[supporter])
        });
        let people: Vec<String> = people.collect();
        Pair {
            supporter,
            recipient: pair % recipients,
            tier: if pair.is_multiple_of(2) {
                Tier::County
            } else {
                Tier::Township
            },
            told: people.len() as i64,
            people,
            agreement: Fate::Good,
            postings: Some(Fate::Good),
        }
    };
    County {
        bureau: Signatory::new(format!("示例{}县卫生健康局（虚构）", at + 1), "11", number),
        part: PARTS[at % PARTS.len()],
        pairs: (0..pairs).map(pair).collect(),
        recipients: (0..recipients)
            .map(|other| {
                let name = format!("示例{}县第{}医院（虚构）", at + 1, other + 1);
                Signatory::new(name, "12", number + 1 + other as u64)
            })
            .collect(),
        villagers: [person(at as u64 * 2 + 5), person(at as u64 * 2 + 6)],
        tasks: Fate::Good,
        summary: Fate::Good,
    }
}
