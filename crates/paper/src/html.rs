//! The paper as HTML. Bytes depend on nothing but the paper.

use bangfu_api::seal::File;
use bangfu_api::{Companion, Session, companion, signable};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::codes::qr_code;
use crate::paper::{Answer, Entry, Level, Line, Paper, Part, Party};
use crate::table::Table;
use crate::words;

/// The style sheet of the paper. It asks for nothing from elsewhere; the words at the foot are its `--foot`.
pub const STYLE: &str = include_str!("paper.css");

/// How the paper looks when it is opened on a screen.
const SCREEN: &str = include_str!("screen.css");

/// Empty rows of a table on a paper that is still written on.
const EMPTY_ROWS: usize = 6;

/// A table of so few rows is not parted where it fits a page.
const TOGETHER: usize = 5;

/// A paper that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its title.
    pub title: String,
    /// An `article` with all that stands on it.
    pub html: String,
    /// What stands at the foot of every page beside the page's number. It holds no quotation marks.
    pub foot: String,
}

/// A paper that is still written on: nothing binds it to a file, and where nothing was answered there is room to write.
pub fn draft(session: &Session) -> Printed {
    let paper = Paper::of(session);
    Printed {
        html: article(&paper, true, &html! {}).into_string(),
        foot: words::UNSIGNED.to_owned(),
        title: paper.title,
    }
}

/// The paper of a file, as `session` read it. One that somebody signed, or that may be signed, bears its codes
/// (`files.md` §14); any other is a [`draft`].
pub fn printed(session: &Session, file: &File) -> Printed {
    let signed = !file.entries().is_empty();
    if !signed && signable(&session.report()).is_err() {
        return draft(session);
    }
    let paper = Paper::of(session);
    let codes = companion(&file.digest());
    Printed {
        html: article(&paper, false, &binding(&codes, signed)).into_string(),
        foot: words::foot(codes.short()),
        title: paper.title,
    }
}

/// A paper as a file of its own, with its style in it and without scripts.
pub fn document(printed: &Printed) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="viewport" content="width=device-width";
                title { (printed.title) }
                style { (PreEscaped(STYLE)) (PreEscaped(foot(&printed.foot))) (PreEscaped(SCREEN)) }
            }
            body { (PreEscaped(&printed.html)) }
        }
    };
    page.into_string() + "\n"
}

/// The words at the foot, for the style sheet. They are digits and words of ours.
fn foot(words: &str) -> String {
    format!(":root {{ --foot: \"{words}\"; }}\n")
}

fn article(paper: &Paper, open: bool, end: &Markup) -> Markup {
    html! {
        article.printed.wide[paper.wide] {
            h1 { (paper.title) }
            @if let Some(subtitle) = &paper.subtitle { p.under { (subtitle) } }
            p.basis { span { (paper.year) } span { (paper.notice) } }
            @if paper.parties.len() > 1 { div.between { @for party in &paper.parties { p { (party.title) "：" (party.name) } } } }
            @for part in &paper.parts { (section(part, paper.wide, open)) }
            @if paper.template {
                (stamps(paper))
                section.details {
                    p.annex { (words::DETAILS) }
                    @for part in &paper.details { (section(part, paper.wide, open)) }
                    (reasons(paper))
                }
                (end)
            } @else {
                (reasons(paper))
                // One party stamps at the right, as an office signs its papers, and the codes stand at the left.
                div.closing[paper.parties.len() == 1] { (stamps(paper)) (end) }
            }
        }
    }
}

fn section(part: &Part, wide: bool, open: bool) -> Markup {
    html! {
        section.wide[part.wide] {
            @if let Some(heading) = &part.heading { (line(heading)) }
            @for paragraph in &part.wording { (line(paragraph)) }
            @for run in part.runs() {
                @match run {
                    [Entry::Table(table)] => (listing(table, wide || part.wide, open)),
                    answers => (form(answers, open)),
                }
            }
        }
    }
}

fn line(line: &Line) -> Markup {
    html! {
        @match line.level {
            Level::Section => h2 { (line.text) },
            Level::Clause => h3 { (line.text) },
            Level::Item => h4 { (line.text) },
            Level::Text => p { (line.text) },
        }
    }
}

/// Answers as a form has them: questions in boxes, two short ones side by side.
fn form(answers: &[Entry], open: bool) -> Markup {
    let answers: Vec<&Answer> = answers.iter().filter_map(Entry::answer).collect();
    html! {
        table.form {
            colgroup { col width="20%"; col width="30%"; col width="20%"; col width="30%"; }
            @for (one, other) in pairs(&answers) {
                tr.tall[open && one.tall && one.text.is_empty()] {
                    th { (one.label) }
                    @match other {
                        None => td colspan="3" { (said(one, open)) },
                        Some(other) => { td { (said(one, open)) } th { (other.label) } td { (said(other, open)) } }
                    }
                }
            }
        }
    }
}

/// Which answers stand side by side.
fn pairs<'a>(answers: &[&'a Answer]) -> Vec<(&'a Answer, Option<&'a Answer>)> {
    let mut pairs: Vec<(&Answer, Option<&Answer>)> = Vec::new();
    for answer in answers.iter().copied() {
        match pairs.last_mut() {
            Some((one, other @ None)) if !one.long && !answer.long => *other = Some(answer),
            _ => pairs.push((answer, None)),
        }
    }
    pairs
}

fn said(answer: &Answer, open: bool) -> Markup {
    html! {
        @match answer.text.as_str() {
            "" if open => { @for words in &answer.room { span.room { (words) } } }
            "" => (words::NOT_ANSWERED),
            text => (text),
        }
    }
}

fn listing(table: &Table, wide: bool, open: bool) -> Markup {
    let empty = if open && table.rows.is_empty() {
        EMPTY_ROWS
    } else {
        0
    };
    let setting = table.set(wide);
    html! {
        div.together[table.rows.len() <= TOGETHER] {
            p.label { (table.label) }
            table.list.dense[setting.dense] {
                colgroup { @for share in &setting.shares { col width={ (share) "%" }; } }
                thead { tr { th { (words::NUMBER) } @for head in &table.heads { th { (head) } } } }
                tbody {
                    @for (at, row) in table.rows.iter().enumerate() {
                        tr { td { (at + 1) } @for cell in row { td { (cell) } } }
                    }
                    @for at in 0..empty {
                        tr.empty { td { (at + 1) } @for _ in &table.heads { td {} } }
                    }
                    @if !open && table.rows.is_empty() {
                        tr { td colspan=(table.heads.len() + 1) { (words::NOT_ANSWERED) } }
                    }
                }
            }
        }
    }
}

fn reasons(paper: &Paper) -> Markup {
    html! {
        @if !paper.reasons.is_empty() {
            section {
                h2 { (words::REASONS) }
                table.form {
                    colgroup { col width="40%"; col width="60%"; }
                    @for reason in &paper.reasons { tr { th { (reason.about) } td { (reason.reason) } } }
                }
            }
        }
    }
}

/// Where each party signs and stamps. A template has one day for all.
fn stamps(paper: &Paper) -> Markup {
    let stamp = if paper.parties.len() > 1 {
        words::SIGN_AND_STAMP
    } else {
        words::STAMP
    };
    let one = |party: &Party| {
        html! {
            div {
                p { (party.title) }
                @if !paper.template { p { (party.name) } }
                p { (stamp) }
                @if !paper.template { p.day { (words::DAY) } }
            }
        }
    };
    html! {
        section.stamps {
            div { @for party in &paper.parties { (one(party)) } }
            @if paper.template { p.day { (words::DAY) } }
        }
    }
}

/// The codes that bind the paper to its file, clear of the stamps.
fn binding(codes: &Companion, signed: bool) -> Markup {
    html! {
        section.binding {
            (qr_code(&codes.qr))
            div {
                p { (words::CODE) }
                p.code { (codes.phone_code) }
                p.small { (words::SAME_PAPER) (words::HOW_TO_COMPARE) @if !signed { (words::NOBODY_SIGNED) } }
            }
        }
    }
}
