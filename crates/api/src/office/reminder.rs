//! 催报单: what is still to come, and what came and must be put right, as a text an office can send.

use std::fmt::Write as _;

use bangfu_model::Instant;
use bangfu_office::{Line, Standing};

use crate::numeral;

/// The text. `forms` are the forms' ids and names in the order of the notice; lines that want nothing are passed over.
pub fn reminder(notice: &str, year: i32, at: Instant, forms: &[(String, String)], lines: &[&Line]) -> String {
    let mut text = String::from("催报单\n\n");
    let day = at.date();
    let _ = writeln!(
        text,
        "截至 {} 年 {} 月 {} 日，《{notice}》{year} 年应报的材料里，下列单位还没有报送，或报来的还要补正。请尽快办理。",
        day.year(),
        day.month(),
        day.day()
    );
    let mut number = 0;
    for (form, name) in forms {
        let of_form = || lines.iter().filter(|line| line.form == *form);
        let missing: Vec<&&Line> = of_form()
            .filter(|line| line.standing == Standing::Missing)
            .collect();
        let wrong: Vec<&&Line> = of_form().filter(|line| is_wrong(line)).collect();
        if missing.is_empty() && wrong.is_empty() {
            continue;
        }
        number += 1;
        let _ = writeln!(text, "\n{}、{name}", numeral(number));
        if let Some(last) = missing.iter().chain(&wrong).find_map(|line| line.deadline) {
            let last = last.plus_minutes(-1).unwrap_or(last).date();
            let _ = writeln!(
                text,
                "截止日期：{} 年 {} 月 {} 日（含当日）",
                last.year(),
                last.month(),
                last.day()
            );
        }
        list(&mut text, "还没有报送", &missing, |_| String::new());
        list(&mut text, "已经收到，还要补正", &wrong, why);
    }
    if number == 0 {
        text.push_str("\n没有要催报的。\n");
    }
    text
}

fn list(text: &mut String, heading: &str, lines: &[&&Line], more: impl Fn(&Line) -> String) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "（{heading}，{} 份）", lines.len());
    for (at, line) in lines.iter().enumerate() {
        let partner = match line.partner.as_str() {
            "" => String::new(),
            partner => format!("（对方：{partner}）"),
        };
        let _ = writeln!(text, "{}. {}{partner}{}", at + 1, line.unit, more(line));
    }
}

fn is_wrong(line: &Line) -> bool {
    matches!(
        line.standing,
        Standing::Faulty | Standing::Incomplete | Standing::Returned
    )
}

/// What has to be put right.
fn why(line: &Line) -> String {
    let texts = line
        .problems
        .iter()
        .map(|problem| problem.text.trim_end_matches('。'));
    match texts.collect::<Vec<_>>().join("；").as_str() {
        "" => "：已经退回，请改正后再报".to_owned(),
        texts => format!("：{texts}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_open_is_said() {
        let at = Instant::parse("2026-12-11T09:00:00+08:00").unwrap();
        let text = reminder(
            "示例〔2026〕1号",
            2026,
            at,
            &[("p/f".to_owned(), "总结".to_owned())],
            &[],
        );
        assert!(text.ends_with("没有要催报的。\n"), "{text}");
    }
}
