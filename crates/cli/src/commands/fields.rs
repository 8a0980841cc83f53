//! `bangfu fields FORM`

use bangfu_api::pack::FieldType;
use clap::Args;

use super::library;
use crate::arguments::Options;
use crate::ending::{Ending, Status};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(override_usage = "bangfu fields 表 [--json]")]
pub struct Fields {
    #[arg(value_name = "表", help = "表的编号，例如 taian-2024/agreement-county")]
    form: String,
}

impl Fields {
    pub fn run(&self, options: &Options, out: &mut Output) -> Ending {
        let fields = bangfu_api::fields(&library()?, &self.form)?;
        if options.json {
            out.json(&fields);
            return Ok(Status::Good);
        }
        for field in &fields {
            let unit = field.unit.as_ref().map(|unit| format!("（{unit}）"));
            let required = if field.required { "　必填" } else { "" };
            out.line(format!(
                "{}　{}{}　{}{required}",
                field.path,
                field.label,
                unit.unwrap_or_default(),
                kind(field.kind)
            ));
            if !field.options.is_empty() {
                out.line(format!("    {}", field.options.join("、")));
            }
        }
        Ok(Status::Good)
    }
}

fn kind(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Text => "文字",
        FieldType::Paragraph => "多行文字",
        FieldType::Integer => "整数",
        FieldType::Decimal => "数",
        FieldType::Date => "日期",
        FieldType::Year => "年份",
        FieldType::Choice => "单选",
        FieldType::Choices => "多选",
        FieldType::Uscc => "统一社会信用代码",
    }
}
