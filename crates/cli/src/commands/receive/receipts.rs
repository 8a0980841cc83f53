//! Receipts for everything in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bangfu_api::Evidence;
use bangfu_api::office::{Answer, Counter, issue, keeper};
use bangfu_api::seal::{Clock, Roster};
use clap::Args;
use uuid::Builder;

use super::{Folder, Rooted, walk};
use crate::commands::key;
use crate::ending::{Failure, one_line};
use crate::files::{self, Access};
use crate::output::Output;
use crate::random;

/// What receipts in bulk need.
#[derive(Debug, Args)]
pub struct Receipts {
    #[arg(long, value_name = "文件夹", requires_all = ["key", "number"], help = "给每份表出具回执，存到这里")]
    receipts: Option<PathBuf>,
    #[arg(
        long,
        value_name = "密钥文件",
        help = "收件单位的密钥；口令取自 BANGFU_PASSPHRASE，没有就在终端里问"
    )]
    key: Option<PathBuf>,
    #[arg(long = "no", value_name = "编号", value_parser = pattern, help = "回执号怎样编，{} 是顺序号，如 示卫备〔2026〕{}号")]
    number: Option<String>,
    #[arg(
        long,
        value_name = "顺序号",
        default_value_t = 1,
        hide_default_value = true,
        help = "从几号编起，默认是 1"
    )]
    first: u64,
}

const PLACE: &str = "{}";

fn pattern(text: &str) -> Result<String, String> {
    if text.matches(PLACE).count() == 1 {
        Ok(text.to_owned())
    } else {
        Err("编号里要有一处 {}，那里填顺序号".to_owned())
    }
}

impl Receipts {
    /// Issues a receipt for every line that has a file; nothing where no folder was named.
    ///
    /// # Errors
    /// When one cannot be issued or saved. Those before it stay.
    pub fn issue(
        &self,
        work: &Folder,
        answer: &Answer,
        folder: &Path,
        rooted: &Rooted,
        roster: &Roster,
        out: &mut Output,
    ) -> Result<(), Failure> {
        let (Some(target), Some(key), Some(number)) = (&self.receipts, &self.key, &self.number) else {
            return Ok(());
        };
        let (Some(file), Some(root)) = (&rooted.roster_file, &rooted.root) else {
            return Ok(());
        };
        let bytes = files::read(file)?;
        let key = key::unlock(key)?;
        let (office, signer) = keeper(roster, &key.public().kid().to_string())?;
        let counter = Counter {
            key: &key,
            office,
            signer,
            evidence: Evidence {
                roster: Some(&bytes),
                root: Some(root),
                clock: Clock::Now(work.at),
                ..Evidence::default()
            },
            at: work.at,
        };
        let told = |_| Failure::new("这个文件夹没有建成。请检查位置和权限").of(files::name(target));
        fs::create_dir_all(target).map_err(told)?;
        let earlier = earlier(answer);
        let mut next = self.first;
        for (line, case) in answer.lines.iter().zip(&answer.cases) {
            let Some(case) = case else { continue };
            let receipts = earlier.get(case.filed.id.as_str());
            let copies = load(folder, case.files.iter().map(String::as_str))?;
            let receipts = load(folder, receipts.into_iter().flatten().copied())?;
            let id = Builder::from_random_bytes(random::bytes()?)
                .into_uuid()
                .to_string();
            let number = number.replace(PLACE, &next.to_string());
            let issued = issue(
                work.library,
                line,
                &slices(&copies),
                &slices(&receipts),
                &counter,
                id,
                number,
            );
            let refused = |problem| {
                let file = line.file.clone().unwrap_or_default();
                Failure::from(problem).of(file).blocking()
            };
            if let Some(file) = issued.map_err(refused)? {
                let name = format!("回执-{next:05}-{}.bangfu.json", plain(&line.unit));
                files::save(&target.join(name), file.as_bytes(), Access::Usual)?;
                next += 1;
            }
        }
        let place = one_line(&files::name(target));
        out.aside(format!("出具了 {} 份回执，存到 {place}", next - self.first));
        Ok(())
    }
}

fn load<'n>(folder: &Path, names: impl Iterator<Item = &'n str>) -> Result<Vec<Vec<u8>>, Failure> {
    names.map(|name| walk::load(folder, name)).collect()
}

fn slices(files: &[Vec<u8>]) -> Vec<&[u8]> {
    files.iter().map(Vec::as_slice).collect()
}

/// Files of receipts, by the id of their filing.
fn earlier(answer: &Answer) -> BTreeMap<&str, Vec<&str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for receipt in &answer.receipts {
        found.entry(&receipt.id).or_default().push(&receipt.file);
    }
    found
}

/// A name without what file systems do not take.
fn plain(name: &str) -> String {
    name.chars()
        .map(|c| {
            if r#"/\:*?"<>|"#.contains(c) || c.is_control() {
                '_'
            } else {
                c
            }
        })
        .collect()
}
