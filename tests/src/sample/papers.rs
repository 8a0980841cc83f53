//! The papers of a plan, made out of the clean golden cases, so that they keep every rule.

use std::collections::BTreeMap;

use bangfu_api::Library;
use bangfu_canon::parse;
use bangfu_model::Value as Tree;
use serde_json::{Value, json};

use super::bodies::Signatory;
use super::plan::{County, Pair, Plan, Tier, YEAR};
use crate::case;

/// The clean filings of the notice, by form.
pub struct Papers {
    clean: BTreeMap<String, Value>,
    digests: BTreeMap<String, String>,
}

const PACK: &str = "taian-2024";

impl Papers {
    /// Reads the cases.
    ///
    /// # Errors
    /// What could not be read.
    pub fn new() -> Result<Papers, String> {
        let library = Library::of(bangfu_forms::FORMS.iter().map(|(_, text)| *text));
        let library = library.map_err(|problem| problem.text)?;
        let mut papers = Papers {
            clean: BTreeMap::new(),
            digests: BTreeMap::new(),
        };
        for case in case::all()? {
            if case.form.starts_with(PACK) && case.rule.is_none() {
                let digest = library
                    .form(&case.form)
                    .map(|(edition, _)| edition.digest.to_string());
                papers
                    .digests
                    .insert(case.form.clone(), digest.unwrap_or_default());
                papers.clean.insert(case.form, case.document);
            }
        }
        Ok(papers)
    }

    fn begin(&self, form: &str, id: &str, parties: &[&Signatory]) -> Value {
        let form = format!("{PACK}/{form}");
        let mut document = self.clean.get(&form).cloned().unwrap_or_default();
        document["form"]["pack"] = self.digests.get(&form).cloned().into();
        document["id"] = id.into();
        for (party, body) in document["parties"]
            .as_array_mut()
            .into_iter()
            .flatten()
            .zip(parties)
        {
            party["name"] = body.body.name.as_str().into();
            party["uscc"] = body.body.uscc.as_str().into();
        }
        let answers = &mut document["answers"];
        for (field, body) in fields(parties.len()).iter().zip(parties) {
            answers[format!("{field}_name")] = body.body.name.as_str().into();
            answers[format!("{field}_uscc")] = body.body.uscc.as_str().into();
        }
        document
    }

    /// The agreement of a pair.
    pub fn agreement(&self, id: &str, plan: &Plan, county: &County, pair: &Pair) -> Value {
        let bodies = bodies(plan, county, pair);
        let mut document = self.begin(pair.tier.agreement(), id, &bodies);
        let answers = &mut document["answers"];
        answers["recipient_county"] = county.part.into();
        answers["posted_count"] = pair.people.len().into();
        let team = answers["team"].as_array().cloned().unwrap_or_default();
        let team = pair.people.iter().enumerate().map(|(at, name)| {
            let mut row = team[at % team.len()].clone();
            row["name"] = name.as_str().into();
            row["hospital"] = bodies[0].body.name.as_str().into();
            row
        });
        answers["team"] = team.collect();
        document
    }

    /// The posting paper of a pair.
    pub fn postings(&self, id: &str, plan: &Plan, county: &County, pair: &Pair) -> Value {
        let mut document = self.begin("postings", id, &bodies(plan, county, pair));
        let answers = &mut document["answers"];
        let rows = answers["people"].as_array().cloned().unwrap_or_default();
        for leave in answers["leaves"].as_array_mut().into_iter().flatten() {
            let at = rows
                .iter()
                .position(|row| row["name"] == leave["name"])
                .unwrap_or_default();
            leave["name"] = pair.people[at].as_str().into();
        }
        let people = pair.people.iter().enumerate().map(|(at, name)| {
            let mut row = rows[at % rows.len()].clone();
            row["name"] = name.as_str().into();
            row
        });
        answers["people"] = people.collect();
        answers["agreed"] = pair.told.into();
        answers["sent"] = pair.people.len().into();
        document
    }

    /// The task list of a county.
    pub fn tasks(&self, id: &str, county: &County) -> Value {
        self.begin("tasks", id, &[&county.bureau])
    }

    /// The summary of a county: it lists every pair and everybody posted.
    pub fn summary(&self, id: &str, plan: &Plan, county: &County) -> Value {
        let mut document = self.begin("summary", id, &[&county.bureau]);
        let answers = &mut document["answers"];
        let people = answers["people"].as_array().cloned().unwrap_or_default();
        let like = |tier: &str| {
            people
                .iter()
                .find(|row| row["tier"] == tier)
                .cloned()
                .unwrap_or_default()
        };
        let row = |tier: &str, name: &str, supporter: &str, recipient: &str| {
            let mut row = like(tier);
            row["name"] = name.into();
            row["supporter"] = supporter.into();
            row["recipient"] = recipient.into();
            row
        };
        let mut posted = Vec::new();
        for pair in &county.pairs {
            let bodies = bodies(plan, county, pair);
            let names = pair.people.iter();
            posted.extend(
                names.map(|name| row(pair.tier.word(), name, &bodies[0].body.name, &bodies[1].body.name)),
            );
        }
        let township = county.pairs.iter().filter(|pair| pair.tier == Tier::Township);
        let township: usize = township.map(|pair| pair.people.len()).sum();
        let villages = people.iter().filter(|row| row["tier"] == "到村卫生室");
        for (row, name) in villages.zip(&county.villagers) {
            let mut row = row.clone();
            row["name"] = name.as_str().into();
            row["supporter"] = county.recipients[0].body.name.as_str().into();
            posted.push(row);
        }
        let all = posted.len();
        answers["people"] = posted.into();
        answers["to_township"] = township.into();
        answers["sent_all"] = all.into();
        answers["judged"] = all.into();
        answers["published"] = all.into();
        let like = answers["agreements"][0].clone();
        let agreements = county.pairs.iter().map(|pair| {
            let bodies = bodies(plan, county, pair);
            let mut row = like.clone();
            row["supporter"] = bodies[0].body.name.as_str().into();
            row["recipient"] = bodies[1].body.name.as_str().into();
            row["agreed"] = pair.people.len().into();
            row["sent"] = pair.people.len().into();
            row
        });
        answers["agreements"] = agreements.collect();
        document
    }

    /// A filing of another time.
    pub fn aside(&self, id: &str, plan: &Plan, county: &County, pair: &Pair) -> Value {
        let mut document = self.agreement(id, plan, county, pair);
        let year = YEAR - 3;
        document["period"] = json!({ "from": format!("{year}-01-01"), "to": format!("{year}-12-31") });
        document
    }
}

/// Who signs the papers of a pair.
pub fn bodies<'p>(plan: &'p Plan, county: &'p County, pair: &Pair) -> [&'p Signatory; 2] {
    [
        &plan.supporters[pair.supporter],
        &county.recipients[pair.recipient],
    ]
}

fn fields(parties: usize) -> &'static [&'static str] {
    match parties {
        1 => &["filer"],
        _ => &["supporter", "recipient"],
    }
}

/// The document as files hold it.
pub fn tree(document: &Value) -> Tree {
    parse(document.to_string().as_bytes()).unwrap_or_else(|breach| unreachable!("{breach:?}"))
}
