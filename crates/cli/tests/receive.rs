//! `bangfu receive` on sample folders: exactly the faults that were put in, the totals worked out from the plan; tables,
//! workbooks, records put together from two shards, receipts in bulk.

#![allow(clippy::unwrap_used, reason = "a test may stop where a fixture is broken")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the test hands files to the command"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use bangfu_sheet::{Cell, Column, Table, tables};
use bangfu_tests::sample::{Expected, Plan, RECEIVED, Store, Tier, bodies, write};
use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tempfile::TempDir;

const PASSPHRASE: &str = "correct-horse-battery";

/// A sample folder.
struct Office {
    home: TempDir,
    root: String,
    expected: Expected,
}

struct Files(PathBuf);

impl Store for Files {
    fn put(&mut self, name: &str, text: &[u8]) -> io::Result<String> {
        self.put_foreign(&format!("{name}.bangfu.json"), text)
    }

    fn put_foreign(&mut self, name: &str, bytes: &[u8]) -> io::Result<String> {
        fs::write(self.0.join(name), bytes)?;
        Ok(name.to_owned())
    }
}

impl Office {
    fn new(filings: usize, seed: u64) -> Office {
        let home = TempDir::new().unwrap();
        let received = home.path().join("收到");
        fs::create_dir(&received).unwrap();
        let plan = Plan::new(filings, seed);
        let given = write(&plan, &mut Files(received)).unwrap();
        fs::write(home.path().join("名册"), given.roster).unwrap();
        fs::write(home.path().join("名单.csv"), given.list).unwrap();
        let passphrase = bangfu_api::seal::Passphrase::new(PASSPHRASE).unwrap();
        let key = plan.office.key().to_pem(&passphrase, [7; 16], [9; 16]);
        fs::write(home.path().join("密钥.pem"), key).unwrap();
        Office {
            home,
            root: given.root,
            expected: given.expected,
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn run(&self, more: &[&str]) -> Output {
        self.run_with("名单.csv", more)
    }

    fn run_with(&self, list: &str, more: &[&str]) -> Output {
        let mut words = vec![
            "receive",
            "--pack",
            "taian-2024",
            "--year",
            "2026",
            "--at",
            RECEIVED,
        ];
        words.extend(["--roster", "名册", "--root", &self.root, "--expected", list]);
        words.extend(more);
        Command::new(env!("CARGO_BIN_EXE_bangfu"))
            .args(words)
            .current_dir(self.home.path())
            .env("BANGFU_PASSPHRASE", PASSPHRASE)
            .output()
            .unwrap()
    }

    fn told(&self, more: &[&str]) -> Value {
        let output = self.run(more);
        assert!(
            output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

type Key = (String, String, String);

fn keys(faults: &Value) -> Vec<Key> {
    let word = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    let key = |fault: &Value| (word(fault, "kind"), word(fault, "file"), word(fault, "about"));
    let mut keys: Vec<Key> = faults.as_array().unwrap().iter().map(key).collect();
    keys.sort();
    keys
}

#[test]
fn exactly_the_known_faults_and_totals_are_found() {
    for (filings, seed) in [(300, 1), (300, 2), (100, 3)] {
        let office = Office::new(filings, seed);
        let told = office.told(&["收到", "--json"]);
        let expected = serde_json::to_value(&office.expected).unwrap();
        assert_eq!(told["files"], expected["files"]);
        assert_eq!(keys(&told["faults"]), keys(&expected["faults"]), "seed {seed}");
        let counts: BTreeMap<&str, u64> = told["counts"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, count)| (name.as_str(), count.as_u64().unwrap()))
            .filter(|(_, count)| *count > 0)
            .collect();
        assert_eq!(serde_json::to_value(counts).unwrap(), expected["counts"]);
        for total in told["totals"].as_array().unwrap() {
            let figures = &expected["totals"][total["id"].as_str().unwrap()];
            if figures.is_null() {
                assert_eq!(total["value"], 0, "{}", total["id"]);
                continue;
            }
            for name in ["value", "persons", "filings"] {
                assert_eq!(total[name], figures[name], "{} {name}", total["id"]);
            }
            let cells = total["from"].as_array().unwrap();
            let sum: i64 = cells.iter().map(|cell| cell["value"].as_i64().unwrap()).sum();
            assert_eq!(total["value"], sum, "every figure has its cells");
        }
    }
}

#[test]
fn two_shards_come_to_the_same() {
    let office = Office::new(100, 4);
    let whole = office.told(&["收到", "--json"]);
    for (at, entry) in fs::read_dir(office.at("收到")).unwrap().enumerate() {
        let path = entry.unwrap().path();
        let shard = office.at(&format!("分片{}", at % 2));
        fs::create_dir_all(&shard).unwrap();
        fs::copy(&path, shard.join(path.file_name().unwrap())).unwrap();
    }
    for shard in ["0", "1"] {
        let (folder, records) = (format!("分片{shard}"), format!("{shard}.jsonl"));
        let output = office.run(&[&folder, "--records", &records]);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
    let together = office.told(&["--from", "1.jsonl", "--from", "0.jsonl", "--json"]);
    for (name, part) in whole.as_object().unwrap() {
        assert!(together[name] == *part, "{name} differs");
    }
}

#[test]
fn tables_hold_what_the_document_holds() {
    let office = Office::new(100, 5);
    let told = office.told(&["收到", "--json"]);
    let output = office.run(&["收到", "--out", "结果"]);
    assert_eq!(output.status.code(), Some(1), "something cannot be put on record");
    let rows = |name: &str| {
        let path = office.at("结果").join(format!("{name}.jsonl"));
        let text = fs::read_to_string(path).unwrap();
        let rows: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let mut csv = csv::Reader::from_path(office.at("结果").join(format!("{name}.csv"))).unwrap();
        assert_eq!(csv.records().count(), rows.len(), "{name}");
        rows
    };
    let count = |list: &Value| list.as_array().unwrap().len();
    assert_eq!(rows("queue").len(), count(&told["queue"]));
    assert_eq!(rows("differences").len(), count(&told["differences"]));
    assert_eq!(rows("files").len() as u64, told["files"].as_u64().unwrap());
    for (row, total) in rows("totals").iter().zip(told["totals"].as_array().unwrap()) {
        assert_eq!(row["total"], total["id"]);
        assert_eq!(row["value"], total["value"]);
    }
    let cells: usize = told["totals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|total| count(&total["from"]))
        .sum();
    assert_eq!(rows("cells").len(), cells);
    assert!(!rows("findings").is_empty());
}

/// The rows of a sheet below its head.
fn sheet(book: &mut Xlsx<BufReader<fs::File>>, name: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(name).unwrap();
    range.rows().skip(1).map(<[Data]>::to_vec).collect()
}

#[test]
fn a_workbook_holds_what_the_document_holds() {
    let office = Office::new(100, 5);
    let told = office.told(&["收到", "--json", "--xlsx", "结果.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(office.at("结果.xlsx")).unwrap();
    let names = ["谁报了", "合计", "出处", "要核对的", "不能用的文件"];
    assert_eq!(book.sheet_names(), names);
    let [queue, totals, cells, checks, unusable] = names.map(|name| sheet(&mut book, name));

    let lines = told["queue"].as_array().unwrap();
    assert_eq!(queue.len(), lines.len());
    for (row, line) in queue.iter().zip(lines) {
        let words = |at: usize| row[at].get_string().unwrap_or_default();
        assert_eq!(words(0), line["unit"].as_str().unwrap());
        assert_eq!(words(1), line["uscc"].as_str().unwrap(), "a code stays words");
        assert_eq!(words(9), line["file"].as_str().unwrap_or_default());
    }
    let met: Vec<&Value> = told["totals"].as_array().unwrap().iter().collect();
    let met: Vec<&Value> = met
        .into_iter()
        .filter(|total| ["filings", "broken", "open"].iter().any(|name| total[name] != 0))
        .collect();
    assert_eq!(totals.len(), met.len());
    for (row, total) in totals.iter().zip(&met) {
        let title = total["title"].as_str().unwrap();
        assert_eq!(row[0].get_string(), Some(title));
        assert_eq!(row[1].as_i64(), total["value"].as_i64(), "{title}");
        assert_eq!(row[2].as_i64(), total["persons"].as_i64(), "{title}");
        let own = cells.iter().filter(|cell| cell[0].get_string() == Some(title));
        let sum: i64 = own.clone().map(|cell| cell[5].as_i64().unwrap()).sum();
        assert_eq!(
            row[1].as_i64(),
            Some(sum),
            "{title}: the cells come to the figure"
        );
        let mut from = total["from"].as_array().unwrap().iter();
        assert!(own.clone().all(|cell| {
            let one = from.next().unwrap();
            cell[3].get_string() == one["file"].as_str() && cell[6].get_string() == one["document"].as_str()
        }));
        assert!(
            own.clone().all(|cell| cell[4].get_string().is_some()),
            "{title}: every cell has its place in words"
        );
    }
    let numbers: BTreeSet<i64> = checks.iter().filter_map(|row| row[0].as_i64()).collect();
    let count = |name: &str| told[name].as_array().unwrap().len();
    assert_eq!(numbers.len(), count("differences") + count("repeats"));
    assert_eq!(unusable.len(), count("unusable") + count("aside"));

    let again = office.run(&["收到", "--xlsx", "结果.xlsx"]);
    assert_eq!(again.status.code(), Some(2), "nothing is replaced");
}

#[test]
fn the_list_may_be_a_workbook() {
    let office = Office::new(20, 6);
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(office.at("名单.csv"))
        .unwrap();
    let mut rows = csv
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<String>>());
    let head = rows.next().unwrap().into_iter().map(Column::new).collect();
    let cells = |row: Vec<String>| row.into_iter().map(Cell::Text).collect();
    let table = Table {
        title: "名单".to_owned(),
        head,
        rows: rows.map(cells).collect(),
    };
    fs::write(office.at("名单.xlsx"), tables("名单", &[table]).unwrap()).unwrap();
    let told = |list: &str| office.run_with(list, &["收到", "--json"]).stdout;
    assert_eq!(told("名单.xlsx"), told("名单.csv"));
    fs::write(office.at("坏.xlsx"), "表,单位\n").unwrap();
    let refused = office.run_with("坏.xlsx", &["收到"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("坏.xlsx：这个文件不是 Excel 工作簿"));
}

#[test]
fn everything_that_came_gets_a_receipt_that_holds() {
    let office = Office::new(40, 6);
    let told = office.told(&["收到", "--json"]);
    let output = office.run(&[
        "收到",
        "--receipts",
        "回执",
        "--key",
        "密钥.pem",
        "--no",
        "示卫备〔2026〕{}号",
    ]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let came = told["queue"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| !line["file"].is_null())
        .count();
    assert_eq!(said, format!("出具了 {came} 份回执，存到 回执\n"));
    let receipts: Vec<PathBuf> = fs::read_dir(office.at("回执"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(receipts.len(), came);
    for receipt in &receipts {
        let output = Command::new(env!("CARGO_BIN_EXE_bangfu"))
            .args(["verify", "--today", "2026-12-20", "--json"])
            .args(["--roster".as_ref(), office.at("名册").as_os_str()])
            .args(["--root", &office.root])
            .arg(receipt)
            .output()
            .unwrap();
        let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(verdict["state"], "valid", "{}", receipt.display());
    }
    // Received again with its receipts, nothing is issued twice.
    for receipt in &receipts {
        fs::copy(receipt, office.at("收到").join(receipt.file_name().unwrap())).unwrap();
    }
    let output = office.run(&[
        "收到",
        "--receipts",
        "再次",
        "--key",
        "密钥.pem",
        "--no",
        "示卫备〔2026〕{}号",
    ]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "出具了 0 份回执，存到 再次\n"
    );
}

#[test]
fn a_drafted_summary_equals_an_independent_calculation() {
    for seed in [8, 9, 10] {
        let office = Office::new(40, seed);
        let plan = Plan::new(40, seed);
        let county = &plan.counties[1];
        let output = Command::new(env!("CARGO_BIN_EXE_bangfu"))
            .args([
                "summary",
                "收到",
                "--pack",
                "taian-2024",
                "--year",
                "2026",
                "--at",
                RECEIVED,
            ])
            .args([
                "--roster",
                "名册",
                "--root",
                &office.root,
                "--expected",
                "名单.csv",
            ])
            .args(["--place", county.part, "--out", "总结"])
            .current_dir(office.home.path())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        let draft: Value = serde_json::from_slice(&fs::read(office.at("总结")).unwrap()).unwrap();
        let answers = &draft["answers"];
        let words = |row: &Value, names: &[&str]| -> Vec<String> {
            let word = |name: &&str| row[*name].as_str().unwrap_or_default().to_owned();
            names.iter().map(word).collect()
        };
        let (mut people, mut agreements) = (Vec::new(), Vec::new());
        for pair in &county.pairs {
            let [supporter, recipient] = bodies(&plan, county, pair).map(|body| body.body.name.clone());
            let posted = pair.postings.is_some_and(|fate| fate.counts());
            if posted {
                let tier = if pair.agreement.counts() {
                    pair.tier.word()
                } else {
                    ""
                };
                let row = |name: &String| {
                    vec![
                        name.clone(),
                        supporter.clone(),
                        recipient.clone(),
                        tier.to_owned(),
                    ]
                };
                people.extend(pair.people.iter().map(row));
            }
            if pair.agreement.counts() {
                let sent = posted.then_some(pair.people.len());
                agreements.push((supporter, recipient, Some(pair.people.len()), sent));
            }
        }
        let count = |row: &Value, name: &str| row[name].as_u64().map(|count| count as usize);
        let mut drafted: Vec<Vec<String>> = rows_of(answers, "people")
            .iter()
            .map(|row| words(row, &["name", "supporter", "recipient", "tier"]))
            .collect();
        drafted.sort();
        let township: std::collections::BTreeSet<_> = people
            .iter()
            .filter(|row| row[3] == Tier::Township.word())
            .map(|row| (&row[0], &row[1]))
            .collect();
        assert_eq!(count(answers, "to_township"), Some(township.len()));
        let all: std::collections::BTreeSet<_> = people.iter().map(|row| (&row[0], &row[1])).collect();
        assert_eq!(count(answers, "sent_all"), Some(all.len()));
        people.sort();
        assert_eq!(drafted, people, "seed {seed}");
        let mut drafted: Vec<_> = rows_of(answers, "agreements")
            .iter()
            .map(|row| {
                let [supporter, recipient] = words(row, &["supporter", "recipient"]).try_into().unwrap();
                (supporter, recipient, count(row, "agreed"), count(row, "sent"))
            })
            .collect();
        drafted.sort();
        agreements.sort();
        assert_eq!(drafted, agreements);
        each_origin_is_a_file_of_the_folder(&office, answers);
    }
}

fn rows_of<'a>(answers: &'a Value, table: &str) -> &'a [Value] {
    answers[table].as_array().map_or(&[], Vec::as_slice)
}

/// Every digest a draft names is that of a signed file in the folder.
fn each_origin_is_a_file_of_the_folder(office: &Office, answers: &Value) {
    let files = fs::read_dir(office.at("收到")).unwrap();
    let digests: Vec<String> = files
        .filter_map(|entry| bangfu_api::seal::Envelope::read(&fs::read(entry.unwrap().path()).unwrap()).ok())
        .map(|envelope| envelope.digest().to_string())
        .collect();
    let origins = rows_of(answers, "originals");
    assert!(!origins.is_empty());
    for origin in origins {
        let digest = origin["document"].as_str().unwrap();
        assert!(digests.iter().any(|known| known == digest), "{origin}");
    }
}

#[test]
fn what_does_not_fit_is_one_line() {
    let office = Office::new(20, 7);
    let said = |more: &[&str]| {
        let output = office.run(more);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert_eq!(said(&["没有"]), "没有：没有这个文件夹。请检查名称和位置\n");
    fs::write(office.at("坏.jsonl"), "{}\n").unwrap();
    let line = "坏.jsonl：第 1 行：这一行不是 bangfu receive --records 写下的记录，请重新生成\n";
    assert_eq!(said(&["--from", "坏.jsonl"]), line);
    fs::write(office.at("名单.csv"), "单位\n甲\n").unwrap();
    assert!(said(&["收到"]).starts_with("名单.csv：名单的第一行里要有“表”和“单位名称”两栏"));
    assert!(Path::new(&office.at("名册")).is_file());
}
