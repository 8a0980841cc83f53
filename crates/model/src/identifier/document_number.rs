//! 发文字号, the number of an official document (GB/T 9704-2012 7.2.5).

use super::Verdict;

/// Rule `format`: two to twenty Han characters, the year in 〔〕 (U+3014, U+3015), a number without leading zero, 号.
///
/// Where only the brackets or full-width digits are wrong, the verdict offers the right spelling.
pub(super) fn check(text: &str) -> Verdict {
    if is_written(text) {
        return Verdict::OK;
    }
    let repaired: String = text.chars().map(written_rightly).collect();
    Verdict {
        repaired: is_written(&repaired).then_some(repaired),
        ..Verdict::error("format")
    }
}

fn is_written(text: &str) -> bool {
    let Some((issuer, rest)) = text.split_once('〔') else {
        return false;
    };
    let Some((year, number)) = rest.split_once('〕') else {
        return false;
    };
    let Some(number) = number.strip_suffix('号') else {
        return false;
    };
    (2..=20).contains(&issuer.chars().count())
        && issuer.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        && digits(year)
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && digits(number)
        && (1..=5).contains(&number.len())
        && !number.starts_with('0')
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The character meant where offices often type another: brackets of any sort, full-width digits.
fn written_rightly(typed: char) -> char {
    match typed {
        '[' | '(' | '（' | '【' | '﹝' => '〔',
        ']' | ')' | '）' | '】' | '﹞' => '〕',
        '０'..='９' => char::from_u32(typed as u32 - '０' as u32 + '0' as u32).unwrap_or(typed),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_brackets_are_repaired_reversed_ones_are_not() {
        assert_eq!(
            check("泰卫发(２０24]6号").repaired.as_deref(),
            Some("泰卫发〔2024〕6号")
        );
        assert_eq!(check("泰卫发]2024[6号").repaired, None);
    }

    #[test]
    fn nothing_is_offered_where_more_is_wrong() {
        for text in [
            "泰〔2024〕6号",
            "泰卫发〔1824〕6号",
            "泰卫发〔2024〕号",
            "泰卫发〔2024〕123456号",
            "泰卫A〔2024〕6号",
            "泰卫发〔2024〕6号 ",
            "泰卫发(2024)06号",
        ] {
            assert_eq!(check(text), Verdict::error("format"), "{text}");
        }
    }
}
