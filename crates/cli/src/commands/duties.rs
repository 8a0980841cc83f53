//! `bangfu duties`

use bangfu_api::DutyInfo;
use bangfu_api::model::Date;
use clap::Args;

use super::{overview, overviews};
use crate::arguments::Options;
use crate::clock;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu duties --year 年度 [--pack 通知] [--json|--ics]")]
pub struct Duties {
    #[arg(long, value_name = "年度", value_parser = clap::value_parser!(i32).range(1900..=2099), help = "哪一年要报的")]
    year: i32,
    #[arg(long, value_name = "通知", help = "只列这一份通知的，例如 taian-2024")]
    pack: Option<String>,
    #[arg(long, help = "写成日历文件（.ics），只有写明日期的")]
    ics: bool,
}

impl Duties {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let overviews = match &self.pack {
            Some(pack) => vec![overview(pack)?],
            None => overviews()?,
        };
        let duties = bangfu_api::duties(&overviews, self.year);
        let today = clock::today(options.today)?;
        if self.ics {
            out.text(&bangfu_api::calendar(&duties, today));
        } else if options.json {
            out.json(&duties);
        } else {
            for duty in &duties {
                tell(duty, today, out);
            }
        }
        Ok(Status::Good)
    }
}

fn tell(duty: &DutyInfo, today: Date, out: &mut Output) {
    let by = match (duty.due, &duty.words) {
        (Some(due), _) => match due.days_since(today) {
            left if left > 0 => format!("{due}（还有 {left} 天）"),
            0 => format!("{due}（今天截止）"),
            _ => format!("{due}（已过）"),
        },
        (None, Some(words)) => words.clone(),
        (None, None) => String::new(),
    };
    out.line(format!("{}　{by}", duty.title));
    out.line(format!("    {} → {}", duty.who, duty.to));
    if !duty.in_period {
        out.line("    这一年不在通知说的年度之内，要求请看新的通知");
    }
    if let Some(note) = &duty.note {
        out.line(format!("    {note}"));
    }
    for source in &duty.sources {
        out.line(format!("    {}：“{}”", source.section, source.quote));
    }
}
