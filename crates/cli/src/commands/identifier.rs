//! `bangfu identifier KIND TEXT`

use bangfu_api::model::identifier::{Kind, State, Verdict, check};
use clap::Args;

use crate::arguments::Options;
use crate::clock;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu identifier 种类 号码 [--today 日期] [--json]")]
pub struct Identifier {
    #[arg(value_name = "种类", value_parser = kind, help = "uscc、organisation_code、resident_id、medical_institution、doctor_certificate、division、mobile、landline 或 document_number")]
    kind: Kind,
    #[arg(value_name = "号码", allow_hyphen_values = true, help = "要判断的号码")]
    text: String,
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("种类是 {} 中的一个", known.join("、"))
    })
}

impl Identifier {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let verdict = check(self.kind, &self.text, Some(clock::today(options.today)?));
        if options.json {
            out.json(&verdict);
        } else {
            out.line(sentence(&verdict));
        }
        Ok(match verdict.state {
            State::Ok | State::Warning => Status::Good,
            State::Error => Status::Blocked,
        })
    }
}

fn sentence(verdict: &Verdict) -> String {
    if let Some(repaired) = &verdict.repaired {
        return format!("写法不规范，可以改为 {repaired}");
    }
    let rule = match verdict.rule {
        None => "没有发现问题",
        Some("format") => "位数、字符或写法不对，请对照原件重新填写",
        Some("check") => "校验码不对，可能有一位输错，请对照原件逐位核对",
        Some("org-check") => "第 9 至 17 位不合组织机构代码的规则，请对照登记证书核对",
        Some("birth-date") => "里面的出生日期不存在，请对照证件核对",
        Some("birth-range") => "里面的出生日期早于 1900 年或晚于核对的日期，请对照证件核对",
        Some("sequence") => "顺序码是 000，请对照证件核对",
        Some("structure") => "各段的写法少见，请对照证书核对",
        Some("unknown") => "没有这个区划代码，请对照名单核对",
        Some(other) => other,
    };
    match verdict.state {
        State::Ok | State::Error => rule.to_owned(),
        State::Warning => format!("少见：{rule}；确实如此的可以不改"),
    }
}
