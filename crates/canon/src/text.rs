//! Characters a string may hold, and repair of what somebody types.

use crate::nfc::{Normalize, UnicodeTables, is_nfc, nfc};
use crate::rule::Rule;

/// Checks a string of a file: `forbidden-character`, then `not-nfc` (`files.md` §3).
pub(crate) fn check(text: &str, normalize: &dyn Normalize) -> Result<(), Rule> {
    if text.chars().all(is_plain) {
        return Ok(());
    }
    if text.chars().any(is_private) {
        return Err(Rule::ForbiddenCharacter);
    }
    check_kept(text, normalize)
}

/// As [`check`], but private-use characters are let through.
pub(crate) fn check_kept(text: &str, normalize: &dyn Normalize) -> Result<(), Rule> {
    if text.chars().all(is_plain) {
        return Ok(());
    }
    if text
        .chars()
        .any(|c| is_control(c) || is_format(c) || is_separator(c))
    {
        return Err(Rule::ForbiddenCharacter);
    }
    if is_nfc(text, normalize) {
        Ok(())
    } else {
        Err(Rule::NotNfc)
    }
}

/// The first character of `text` that no file may hold.
pub fn forbidden(text: &str) -> Option<char> {
    text.chars()
        .find(|&c| is_control(c) || is_format(c) || is_private(c) || is_separator(c))
}

/// What most text consists of: allowed, and in NFC whatever of these stands beside it.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\n' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
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
    repair_with(text, &UnicodeTables)
}

/// As [`repair`], with the program's own NFC.
pub fn repair_with(text: &str, normalize: &dyn Normalize) -> String {
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let lines = text.chars().map(|c| match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    });
    let kept = lines.filter(|&c| !is_control(c) && !is_format(c));
    nfc(kept.collect(), normalize)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    #[test]
    fn plain_characters_need_no_further_check() {
        for c in (0..=0x10ffff).filter_map(char::from_u32).filter(|&c| is_plain(c)) {
            assert_eq!(forbidden(&c.to_string()), None);
            // Starters of which none may be changed are in NFC in any order (UAX #15, section 9).
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
            assert_eq!(canonical_combining_class(c), 0, "{c:?}");
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

    /// One who knows but one letter, to see who is asked, and when.
    #[derive(Debug)]
    struct OneLetter;

    impl Normalize for OneLetter {
        fn nfc<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
            text.replace("e\u{301}", "é").into()
        }
    }

    #[test]
    fn a_program_brings_its_own_nfc() {
        assert_eq!(repair_with("e\u{301}\r\n", &OneLetter), "é\n");
        assert_eq!(repair_with("a\u{301}", &OneLetter), "a\u{301}");
        assert_eq!(check("a\u{301}", &OneLetter), Ok(()));
        assert_eq!(check("a\u{301}", &UnicodeTables), Err(Rule::NotNfc));
        assert_eq!(check("e\u{301}", &OneLetter), Err(Rule::NotNfc));
        assert_eq!(check("\u{f9d0}", &UnicodeTables), Err(Rule::NotNfc));
    }

    #[test]
    fn repaired_text_is_readable_unless_private() {
        for c in (0..0x20000).chain(0xe0000..0xf0010).filter_map(char::from_u32) {
            let repaired = repair(&format!("a{c}"));
            let readable = check(&repaired, &UnicodeTables).is_ok();
            assert_eq!(readable, !is_private(c), "{c:?}");
            assert_eq!(repair(&repaired), repaired);
        }
    }
}
