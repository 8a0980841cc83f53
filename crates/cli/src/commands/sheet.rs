//! `bangfu sheet template FORM` and `bangfu sheet read F.xlsx FORM`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bangfu_api::model::Value;
use bangfu_api::rules::{Counts, Filing};
use bangfu_api::{Library, Report, Session, Verdict};
use bangfu_sheet::{Finding, Placed, Reading};
use clap::{Args, Subcommand};
use serde::Serialize;

use super::{check, library, new};
use crate::arguments::Options;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;
use crate::{clock, random};

#[derive(Debug, Args)]
pub struct Sheet {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(
        about = "写出一份表的 Excel 表样，可以带上已经填好的内容",
        override_usage = "bangfu sheet template 表 --out 新文件.xlsx [--from 文件]"
    )]
    Template(Template),
    #[command(
        about = "读入填好的 Excel 表样，逐格说明哪里要改，并按规则核对",
        override_usage = "bangfu sheet read 工作簿.xlsx 表 [--out 新文件] [--year 年度] [--today 日期] [--json] [--show-values]"
    )]
    Read(Read),
}

#[derive(Debug, Args)]
struct Template {
    #[arg(value_name = "表", help = "表的编号，例如 taian-2024/agreement-county")]
    form: String,
    #[arg(long, value_name = "新文件.xlsx", help = "存到哪里；不会改动已有的文件")]
    out: PathBuf,
    #[arg(long, value_name = "文件", help = "把这份填好的表里的内容带进去")]
    from: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Read {
    #[arg(
        value_name = "工作簿.xlsx",
        help = "用 Excel 或 WPS 填好的表样；- 表示标准输入"
    )]
    file: PathBuf,
    #[arg(value_name = "表", help = "表的编号，例如 taian-2024/agreement-county")]
    form: String,
    #[arg(
        long,
        value_name = "新文件",
        help = "把读出的内容另存为填报文件；不会改动已有的文件"
    )]
    out: Option<PathBuf>,
    #[arg(long, value_name = "年度", value_parser = new::year, help = "四位年份；不写就是表里填的年度，表里没有就是今年")]
    year: Option<i32>,
}

impl Sheet {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        match &self.action {
            Action::Template(template) => template.run(out),
            Action::Read(read) => read.run(options, out),
        }
    }
}

impl Template {
    fn run(&self, out: &mut Output) -> Ending {
        let filing = self.from.as_deref().map(filing).transpose()?;
        let workbook = bangfu_sheet::template(&library()?, &self.form, filing.as_ref());
        let workbook = workbook.map_err(|problem| match &self.from {
            // Only these speak of what was to be filled in.
            Some(path) if filing.is_some() && problem.code != "unknown-form" => {
                Failure::from(problem).of(files::name(path))
            }
            _ => Failure::from(problem),
        })?;
        files::save(&self.out, &workbook, Access::Usual)?;
        out.line(format!(
            "已写出表样，保存到 {}",
            one_line(&files::name(&self.out))
        ));
        Ok(Status::Good)
    }
}

fn filing(path: &Path) -> Result<Filing, Failure> {
    let file = files::parse(path, &files::read(path)?)?;
    Filing::read(file.document()).ok_or_else(|| {
        Failure::new("这个文件不是填报表。请确认没有选错文件，原文件没有改动").of(files::name(path))
    })
}

/// What was read, for programs. The filing itself stands in the file of `--out`, else here.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    form: &'a str,
    verdict: Verdict,
    rows: &'a BTreeMap<String, usize>,
    reading: &'a [Finding],
    counts: &'a Counts,
    findings: &'a [Placed],
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Value>,
}

impl Read {
    fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let today = clock::today(options.today)?;
        let file = files::name(&self.file);
        let bytes = files::read(&self.file)?;
        let mut reading = bangfu_sheet::read(&library, &self.form, &bytes)
            .map_err(|problem| Failure::from(problem).of(&file))?;
        let year = self.year.or(reading.year()).unwrap_or(today.year());
        let session = reading.filing(&library, year, random::bytes()?, today)?;
        let mut report = session.report();
        if options.json && !options.show_values {
            reading.mask();
            report.mask();
        }
        let status = if report.verdict == Verdict::Ready && !reading.needs_a_look() {
            Status::Good
        } else {
            Status::Blocked
        };
        if let Some(path) = &self.out {
            files::save(path, session.text().as_bytes(), Access::Usual)?;
        }
        if options.json {
            self.tell_programs(&file, &reading, &session, report, out);
        } else {
            self.tell_people(&library, &file, &reading, &report, out);
        }
        Ok(status)
    }

    fn tell_programs(
        &self,
        file: &str,
        reading: &Reading,
        session: &Session,
        report: Report,
        out: &mut Output,
    ) {
        out.json(&Line {
            file,
            form: &reading.form,
            verdict: report.verdict,
            rows: &reading.rows,
            reading: &reading.findings,
            counts: &report.counts,
            findings: &reading.placed(report.findings),
            notes: &report.notes,
            document: self.out.is_none().then(|| session.document()),
        });
    }

    fn tell_people(
        &self,
        library: &Library,
        file: &str,
        reading: &Reading,
        report: &Report,
        out: &mut Output,
    ) {
        out.line(one_line(file));
        let number = check::head(library, report, out);
        out.line(read(library, reading));
        for finding in &reading.findings {
            tell(finding, out);
        }
        out.line("");
        out.line(check::verdict(report));
        for finding in &report.findings {
            let place = reading.place(&finding.path).to_string();
            check::tell(finding, &place, &number, out);
        }
        out.line("");
        if let Some(path) = &self.out {
            out.line(format!("已另存为 {}", one_line(&files::name(path))));
        }
    }
}

/// How much was read.
fn read(library: &Library, reading: &Reading) -> String {
    let Some((_, bound)) = library.form(&reading.form) else {
        return String::new();
    };
    let fields = bound.form.fields.iter();
    let answered = fields
        .filter(|field| reading.answers.contains_key(&field.id))
        .count();
    let tables = bound.form.tables.iter().filter_map(|table| {
        let rows = reading.rows.get(&table.id)?;
        Some(format!("{} {rows} 行", table.label))
    });
    let parts: Vec<String> = std::iter::once(format!("{answered} 项")).chain(tables).collect();
    format!("读入 {}", parts.join("，"))
}

fn tell(finding: &Finding, out: &mut Output) {
    let effect = finding.effect.word();
    let label = finding.label.as_ref().map(|label| format!("{label}："));
    let text = format!("{}{}", label.unwrap_or_default(), finding.text);
    let more = if finding.count > 1 {
        format!("（共 {} 处）", finding.count)
    } else {
        String::new()
    };
    out.line(format!("\n【{effect}】{}{more}", one_line(&text)));
    let mut row = |label: &str, text: &str| out.line(format!("    {label}　{}", one_line(text)));
    row("位置", &finding.place.to_string());
    for (label, answer) in [("原来", &finding.typed), ("读作", &finding.read)] {
        if let Some(answer) = answer {
            row(label, &answer.0);
        }
    }
    row("办法", &finding.advice);
}
