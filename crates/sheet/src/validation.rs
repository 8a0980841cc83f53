//! What Excel and WPS say while a cell is filled in.

use bangfu_api::pack::{Field, FieldType};
use bangfu_api::rules::limits;
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, XlsxError};

/// Units of UTF-16 a message may have.
const LONGEST: usize = 255;

/// What a field's cells take. `words` is the range of the words it is made from.
///
/// Words that are only offered, or of which several may be chosen, are listed and never insisted on.
pub(crate) fn validation(field: &Field, words: Option<&str>) -> Result<Option<DataValidation>, XlsxError> {
    let limits = limits(field);
    let new = DataValidation::new();
    let (rule, error) = match field.kind {
        FieldType::Integer | FieldType::Year => {
            let bound = |number| Formula::new(format!("{number}"));
            let between = DataValidationRule::Between(bound(limits.least), bound(limits.most));
            let error = format!("请填写 {} 到 {} 之间的整数", limits.least, limits.most);
            (new.allow_whole_number_formula(between), error)
        }
        FieldType::Decimal => {
            let any = DataValidationRule::GreaterThan(Formula::new("-100000000000000"));
            let error = "请填写数字，例如 12.5".to_owned();
            (new.allow_decimal_number_formula(any), error)
        }
        FieldType::Date => {
            let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day);
            let between = DataValidationRule::Between(day(1900, 3, 1)?, day(2099, 12, 31)?);
            let error = "请填写日期，例如 2026-12-10".to_owned();
            (new.allow_date(between), error)
        }
        FieldType::Choice | FieldType::Text => match words {
            Some(range) => {
                let list = new.allow_list_formula(Formula::new(range));
                let error = "请从下拉的选项里选一个".to_owned();
                (list.show_error_message(field.kind == FieldType::Choice), error)
            }
            None => (new.allow_any_value(), String::new()),
        },
        FieldType::Choices | FieldType::Paragraph | FieldType::Uscc => (new.allow_any_value(), String::new()),
    };
    let advice = advice(field);
    if advice.is_empty() && error.is_empty() {
        return Ok(None);
    }
    let rule = rule
        .set_error_title("请核对这一格")?
        .set_error_message(error)?
        .set_input_message(cut(&advice))?;
    Ok(Some(rule.show_input_message(!advice.is_empty())))
}

/// What is said beside a field: its hint, and the words of which several may be chosen.
pub(crate) fn advice(field: &Field) -> String {
    let several = (field.kind == FieldType::Choices)
        .then(|| format!("可以填几项，用“、”隔开：{}", field.options.join("、")));
    [field.hint.clone(), several]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("；")
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used < LONGEST
    };
    let kept: String = text.chars().take_while(fits).collect();
    kept + "…"
}
