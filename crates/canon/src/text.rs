//! Characters a string may hold, and repair of what somebody types.

use crate::nfc::{is_nfc, nfc};
use crate::rule::Rule;

/// Checks a string of a file: `forbidden-character`, then `not-nfc` (`files.md` §3).
pub(crate) fn check(text: &str) -> Result<(), Rule> {
    if text.chars().all(is_plain) {
        return Ok(());
    }
    if forbidden(text).is_some() {
        return Err(Rule::ForbiddenCharacter);
    }
    if is_nfc(text) { Ok(()) } else { Err(Rule::NotNfc) }
}

/// The first character of `text` that no file may hold.
pub fn forbidden(text: &str) -> Option<char> {
    text.chars()
        .find(|&c| is_control(c) || is_format(c) || is_private(c) || is_separator(c))
}

/// What most text consists of: allowed, and in NFC whatever stands beside it.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}')
}

/// U+0000–001F except LF, U+007F–009F.
fn is_control(c: char) -> bool {
    c.is_control() && c != '\n'
}

/// Category Cf, frozen at Unicode 18.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
        | '\u{e0020}'..='\u{e007f}')
}

/// Category Co.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Categories Zl and Zp.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Text as typed or pasted into a field, made fit for a file: NFC, line breaks of any kind as LF, no tabs, no
/// invisible characters. For input fields only, never for reading.
///
/// Private-use characters stay, since only a person can say what they stand for; ask [`forbidden`] about them.
pub fn repair(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let lines = text.chars().map(|c| match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    });
    nfc(lines.filter(|&c| !is_control(c) && !is_format(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_need_no_further_check() {
        for c in (0..=0x10ffff).filter_map(char::from_u32).filter(|&c| is_plain(c)) {
            assert_eq!(forbidden(&c.to_string()), None);
            assert!(is_nfc(&format!("a{c}\u{4e00}")), "{c:?}");
        }
        assert!(!is_plain('\u{f9d0}') && !is_plain('\u{301}') && !is_plain('\u{3099}'));
    }

    #[test]
    fn typed_text_is_repaired() {
        assert_eq!(repair("张\u{200b}三\t\r\n李四\r王五"), "张三\n李四\n王五");
        assert_eq!(repair("e\u{301}\u{f9d0}"), "é類");
        assert_eq!(repair("e\u{200d}\u{301}"), "é");
        assert_eq!(repair("张𠮷（虚构）"), "张𠮷（虚构）");
    }

    #[test]
    fn repaired_text_is_readable_unless_private() {
        for c in (0..0x20000).chain(0xe0000..0xf0010).filter_map(char::from_u32) {
            let repaired = repair(&format!("a{c}"));
            assert_eq!(check(&repaired).is_ok(), !is_private(c), "{c:?}");
            assert_eq!(repair(&repaired), repaired);
        }
    }
}
