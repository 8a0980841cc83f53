//! `bangfu check FILE…`

use std::path::{Path, PathBuf};

use bangfu_api::model::{Date, State};
use bangfu_api::pack::Status as PackStatus;
use bangfu_api::rules::ReportFinding;
use bangfu_api::{Library, Report, Verdict};
use clap::Args;
use serde::Serialize;

use super::{library, rules};
use crate::arguments::Options;
use crate::clock;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu check 文件… [--today 日期] [--json] [--show-values]")]
pub struct Check {
    #[arg(
        value_name = "文件",
        required = true,
        help = "填好的表，签没签名都可以；- 表示标准输入"
    )]
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    report: &'a Report,
}

impl Check {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let today = clock::today(options.today)?;
        let mut worst = Status::Good;
        for path in &self.files {
            let file = &files::name(path);
            let checked =
                files::read(path).and_then(|bytes| check(&library, path, &bytes, today, options.show_values));
            worst = worst.max(match checked {
                Ok(report) if options.json => {
                    let status = status(report.verdict);
                    out.json(&Line {
                        file,
                        report: &report,
                    });
                    status
                }
                Ok(report) => {
                    show(&library, file, &report, out);
                    status(report.verdict)
                }
                Err(failure) => {
                    if options.json {
                        let report = &Report::unreadable(failure.problem());
                        out.json(&Line { file, report });
                    }
                    out.tell(&failure)
                }
            });
        }
        Ok(worst)
    }
}

fn check(
    library: &Library,
    path: &Path,
    bytes: &[u8],
    today: Date,
    show_values: bool,
) -> Result<Report, Failure> {
    let report = bangfu_api::check(library, bytes, today, show_values);
    let Some(problem) = report.problem else {
        return Ok(report);
    };
    // The same breach once more, for its place.
    files::parse(path, bytes)?;
    Err(Failure::from(problem).of(files::name(path)))
}

fn status(verdict: Verdict) -> Status {
    match verdict {
        Verdict::Ready => Status::Good,
        Verdict::NeedsReasons | Verdict::Blocked => Status::Blocked,
        Verdict::Unreadable => Status::Unusable,
    }
}

fn show(library: &Library, file: &str, report: &Report, out: &mut Output) {
    out.line(one_line(file));
    let number = head(library, report, out);
    out.line(verdict(report));
    for note in &report.notes {
        out.line(note);
    }
    for finding in &report.findings {
        tell(finding, &finding.path.to_string(), &number, out);
    }
    out.line("");
}

/// Says which form it is; answers the number of its notice.
pub(super) fn head(library: &Library, report: &Report, out: &mut Output) -> String {
    let known = report.form.as_deref().and_then(|id| library.form(id));
    let number = known.map_or_else(String::new, |(edition, _)| {
        let draft = match edition.pack.notice.status {
            PackStatus::Draft => "（征求意见稿）",
            PackStatus::InForce => "",
        };
        format!("《{}》{draft}", edition.pack.notice.number)
    });
    if let Some((_, bound)) = known {
        out.line(format!(
            "{}（{}）　{number}",
            bound.form.title, bound.form.subtitle
        ));
    }
    number
}

/// Whether it may be signed, and how much is open.
pub(super) fn verdict(report: &Report) -> String {
    let counts = &report.counts;
    let open = counts.in_principle - counts.explained;
    let left = [
        (counts.must, "处必须改正"),
        (open, "处要写明理由"),
        (counts.explained, "处已写明理由"),
        (counts.strive + counts.encouraged, "处供参考"),
    ];
    let left: Vec<String> = left
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let verdict = match report.verdict {
        Verdict::Ready => "可以签名",
        Verdict::NeedsReasons | Verdict::Blocked => "还不能签名",
        Verdict::Unreadable => "没能读出",
    };
    if left.is_empty() {
        verdict.to_owned()
    } else {
        format!("{verdict}：{}", left.join("，"))
    }
}

/// Tells a finding: what, where, what to do, by which clause.
pub(super) fn tell(finding: &ReportFinding, place: &str, number: &str, out: &mut Output) {
    let grade = rules::grade(finding.grade);
    let state = match finding.state {
        State::CouldNotCheck => "·未能核对",
        _ => "",
    };
    out.line(format!("\n【{grade}{state}】{}", one_line(&finding.text)));
    let mut row = |label: &str, text: &str| out.line(format!("    {label}　{}", one_line(text)));
    row("位置", place);
    row("办法", &finding.advice);
    for source in &finding.sources {
        row("依据", &format!("{number}{}：“{}”", source.section, source.quote));
    }
    if let Some(reading) = &finding.reading {
        row("理解", reading);
    }
    if let Some(fault) = finding.reason {
        row("理由", fault.words());
    }
}
