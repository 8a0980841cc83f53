//! `bangfu forms`

use bangfu_api::pack::Status as PackStatus;
use bangfu_api::seal::{Role, words};

use super::library;
use crate::arguments::Options;
use crate::ending::{Ending, Status};
use crate::output::Output;

pub fn run(options: &Options, out: &mut Output) -> Ending {
    let forms = bangfu_api::forms(&library()?);
    if options.json {
        out.json(&forms);
        return Ok(Status::Good);
    }
    for form in forms {
        let signers: Vec<&str> = form
            .signers
            .iter()
            .map(|role| Role::of(role).map_or(role.as_str(), |known| words::role(known)))
            .collect();
        out.line(&form.id);
        out.line(format!("  {}", form.title));
        out.line(format!(
            "  {} 年　{}　签名：{}",
            form.period,
            status(form.status),
            signers.join("、")
        ));
    }
    Ok(Status::Good)
}

/// How far a notice binds.
pub fn status(status: PackStatus) -> &'static str {
    match status {
        PackStatus::InForce => "现行",
        PackStatus::Draft => "征求意见稿",
    }
}
