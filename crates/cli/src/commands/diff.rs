//! `bangfu diff A B`

use std::path::{Path, PathBuf};

use bangfu_api::model::Value;
use bangfu_api::pack::Pack;
use bangfu_api::{AnswerChange, answer_changes, form_changes};
use clap::Args;

use super::library;
use crate::arguments::Options;
use crate::ending::{Ending, Failure, Status};
use crate::files;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu diff 文件 文件 [--json]")]
pub struct Diff {
    #[arg(value_name = "前一份", help = "填好的表，或者编好的表样")]
    before: PathBuf,
    #[arg(value_name = "后一份", help = "与前一份同类的文件")]
    after: PathBuf,
}

/// What can be compared.
enum Side {
    Form(Box<Pack>),
    Filing(Value),
}

impl Diff {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        match (side(&self.before)?, side(&self.after)?) {
            (Side::Form(before), Side::Form(after)) => {
                let changes = form_changes(&before, &after);
                if options.json {
                    out.json(&changes);
                } else {
                    for change in &changes {
                        out.line(&change.text);
                    }
                    none_told(changes.is_empty(), out);
                }
            }
            (Side::Filing(before), Side::Filing(after)) => {
                let changes = answer_changes(&library()?, &before, &after);
                if options.json {
                    out.json(&changes);
                } else {
                    for change in &changes {
                        tell(change, out);
                    }
                    none_told(changes.is_empty(), out);
                }
            }
            _ => {
                let what = "这两份文件不是同一类，不能比较。请给出两份填好的表，或者两份编好的表样";
                return Err(Failure::new(what));
            }
        }
        Ok(Status::Good)
    }
}

fn side(path: &Path) -> Result<Side, Failure> {
    let bytes = files::read(path)?;
    let form = bangfu_api::canon::parse(&bytes)
        .ok()
        .and_then(|value| Pack::read(&value).ok());
    match form {
        Some(pack) => Ok(Side::Form(Box::new(pack))),
        None => Ok(Side::Filing(files::parse(path, &bytes)?.document().clone())),
    }
}

fn none_told(none: bool, out: &mut Output) {
    if none {
        out.line("没有不同");
    }
}

/// A line for one place: what stood there and what stands there.
pub fn tell(change: &AnswerChange, out: &mut Output) {
    let shown = |text: String| {
        if text.is_empty() {
            "（无）".to_owned()
        } else {
            text
        }
    };
    out.line(format!(
        "{}：{} → {}",
        change.name(),
        shown(change.before_words()),
        shown(change.after_words())
    ));
}
