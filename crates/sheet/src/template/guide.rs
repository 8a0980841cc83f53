//! The sheet that tells what to do.

use bangfu_api::pack::Status;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::Source;
use crate::format::{self, PAPER_A4};
use crate::layout::{FIELDS, GUIDE, Part};

const STEPS: [&str; 7] = [
    "在“填报内容”里填单项，在后面各表里一行填一条。浅黄色的格子是要填的，不知道的先空着。",
    "日期写成 2026-12-10 的样子；数字只写数，不写单位。",
    "统一社会信用代码、编号、电话这些格子已设成文字，前面的 0 和 15 位以后的数字都能留住。从别处粘贴时请选“只粘贴值”。",
    "有下拉选项的从选项里选；可以填几项的用“、”隔开。",
    "请保留表头和工作表的名称。行不够就接着往下填，也可以插入行；不要合并单元格。",
    "填好后存成 .xlsx 文件，在填报页面这份表的“从 Excel 读入”里选它。读入时逐格核对，哪一格要改都会说明。",
    "“原则上”的要求没有做到的，理由在读入以后的页面里写。",
];

pub(super) fn write(workbook: &mut Workbook, source: &Source, title: &str) -> Result<(), XlsxError> {
    let notice = &source.edition.pack.notice;
    let draft = match notice.status {
        Status::Draft => "（征求意见稿）",
        Status::InForce => "",
    };
    let sheet = workbook.add_worksheet();
    sheet.set_name(GUIDE)?.set_portrait().set_paper_size(PAPER_A4);
    sheet.set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    sheet.set_column_width(0, 6)?.set_column_width(1, 84)?;
    sheet.write_string_with_format(0, 0, title, &format::title())?;
    let grounds = format!("依据　{}《{}》{draft}", notice.number, notice.title);
    sheet.write_string_with_format(1, 0, &grounds, &format::section())?;
    let mut row = 2;
    let mut line = |number: &str, text: &str| {
        sheet.write_string_with_format(row, 0, number, &format::quiet())?;
        sheet.write_string_with_format(row, 1, text, &format::words())?;
        row += 1;
        Ok::<(), XlsxError>(())
    };
    if !source.form.intro.is_empty() {
        line("", &source.form.intro)?;
    }
    line("", "")?;
    line("", "怎样填")?;
    for (number, step) in (1..).zip(STEPS) {
        line(&format!("{number}."), step)?;
    }
    line("", "")?;
    line("", "有哪些表")?;
    for (part, name) in &source.parts {
        let text = match part {
            Part::Fields => format!("{FIELDS}　{} 项", source.form.fields.len()),
            Part::Table(at) => {
                let table = &source.form.tables[*at];
                let hint = table.hint.as_ref().map(|hint| format!("。{hint}"));
                format!("{name}　按{}逐行填写{}", table.row, hint.unwrap_or_default())
            }
        };
        line("·", &text)?;
    }
    Ok(())
}
