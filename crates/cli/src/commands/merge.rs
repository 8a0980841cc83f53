//! `bangfu merge A B…`

use std::path::PathBuf;

use bangfu_api::{Merged, Problem};
use clap::Args;
use serde::Serialize;

use super::{diff, library};
use crate::arguments::Options;
use crate::ending::{Ending, Failure, Status, one_line};
use crate::files::{self, Access};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu merge 文件 文件… --out 新文件 [--json]")]
pub struct Merge {
    #[arg(value_name = "文件", required = true, help = "同一份文件分头签名后的各份")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "新文件", help = "合成后存到哪里；不会改动已有的文件")]
    out: PathBuf,
}

/// What came of it, with the names of the copies it speaks of.
#[derive(Serialize)]
struct Line<'a> {
    files: Vec<String>,
    #[serde(flatten)]
    merged: &'a Merged,
}

impl Merge {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let library = library()?;
        let read: Vec<Vec<u8>> = self
            .files
            .iter()
            .map(|path| files::read(path))
            .collect::<Result<_, _>>()?;
        let copies: Vec<&[u8]> = read.iter().map(Vec::as_slice).collect();
        let merged = bangfu_api::merge(&library, &copies);
        let names: Vec<String> = self.files.iter().map(|path| files::name(path)).collect();
        if options.json {
            out.json(&Line {
                files: names.clone(),
                merged: &merged,
            });
        }
        let Some(file) = &merged.file else {
            if !options.json {
                merged
                    .differences
                    .iter()
                    .for_each(|change| diff::tell(change, out));
            }
            let code = merged.rule.as_deref().unwrap_or_default();
            let concerned = merged.copies.iter().filter_map(|at| names.get(*at));
            let concerned: Vec<&str> = concerned.map(String::as_str).collect();
            let failure = Failure::from(Problem::new(code, &merged.text)).of(concerned.join("、"));
            // A copy that cannot be read is no copy; copies that were read and do not go together block.
            return Err(if merged.readable {
                failure.blocking()
            } else {
                failure
            });
        };
        files::save(&self.out, file.as_bytes(), Access::Usual)?;
        if !options.json {
            out.line(format!(
                "已合成一份，共 {} 个签名，保存到 {}",
                merged.signatures.len(),
                one_line(&files::name(&self.out))
            ));
        }
        Ok(Status::Good)
    }
}
