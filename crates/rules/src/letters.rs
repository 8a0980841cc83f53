//! What is left of a text without its spaces, punctuation and signs.

/// The letters and digits of a text.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|&c| is_letter(c)).collect()
}

/// Letters and digits in blocks of Unicode. Where people here write it says what [`char::is_alphanumeric`] says, whose
/// tables a page would fetch with every form.
fn is_letter(c: char) -> bool {
    matches!(c,
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{1fff}' | '\u{2150}'..='\u{218b}' | '\u{2460}'..='\u{249b}' | '\u{24b6}'..='\u{24ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{318e}' | '\u{31a0}'..='\u{31bf}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASCII; punctuation, arrows and other signs; circled numbers; CJK punctuation and ideographs; full width.
    #[test]
    fn it_agrees_with_unicode_where_people_write() {
        let blocks = [
            0..0xbf,
            0x2000..0x206f,
            0x2100..0x2101,
            0x2190..0x2500,
            0x3000..0x3030,
            0x3400..0x3500,
            0x4e00..0xa000,
            0xff00..0xff66,
            0x20000..0x20100,
        ];
        let apart = [
            '\u{aa}', '\u{b2}', '\u{b3}', '\u{b5}', '\u{b9}', '\u{ba}', '\u{bc}', '\u{bd}', '\u{be}',
        ];
        for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
            if !apart.contains(&c) {
                assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?} U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn spaces_punctuation_and_signs_go() {
        assert_eq!(letters(" 眼科（CT）、“Ⅱ型”——③ 。\n"), "眼科CTⅡ型③");
    }
}
