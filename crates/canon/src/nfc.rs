//! Normalisation form C (Unicode UAX #15).
//!
//! The iterators of `unicode-normalization` do the same, but carry its tables of compatibility characters into every
//! program, 60 kB that no page here needs.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Who knows normalisation form C.
///
/// A program brings its own where its host has one: the tables of [`UnicodeTables`] are a tenth of what a browser would
/// fetch, and it has them already (`String.prototype.normalize`). Both must agree on every character that is assigned
/// in Unicode 16, which the stability policy of Unicode promises.
pub trait Normalize: fmt::Debug + Sync {
    /// The text in NFC.
    fn nfc<'t>(&self, text: &'t str) -> Cow<'t, str>;
}

/// NFC by the tables that come with this crate.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnicodeTables;

impl Normalize for UnicodeTables {
    fn nfc<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match is_nfc_quick(text.chars()) {
            IsNormalized::Yes => Cow::Borrowed(text),
            IsNormalized::No | IsNormalized::Maybe => Cow::Owned(composed(decomposed(text.chars()))),
        }
    }
}

/// Whether `text` is in NFC.
pub(crate) fn is_nfc(text: &str, normalize: &dyn Normalize) -> bool {
    normalize.nfc(text) == text
}

/// The text in NFC.
pub(crate) fn nfc(text: String, normalize: &dyn Normalize) -> String {
    if let Cow::Owned(changed) = normalize.nfc(&text) {
        return changed;
    }
    text
}

/// A character and its canonical combining class; 0 is a starter.
type Classed = (u8, char);

/// Canonical decomposition: the marks behind a starter in the order of their classes (D109).
fn decomposed(chars: impl Iterator<Item = char>) -> Vec<Classed> {
    let mut out: Vec<Classed> = Vec::new();
    let mut marks = 0;
    for c in chars {
        decompose_canonical(c, |part| {
            let class = canonical_combining_class(part);
            if class == 0 {
                out.push((class, part));
                marks = out.len();
            } else {
                let behind = out[marks..].partition_point(|(known, _)| *known <= class);
                out.insert(marks + behind, (class, part));
            }
        });
    }
    out
}

/// Canonical composition: a character joins the last starter unless one between them blocks it (D115, D117).
fn composed(decomposed: Vec<Classed>) -> String {
    let mut out: Vec<char> = Vec::with_capacity(decomposed.len());
    let mut starter: Option<usize> = None;
    // Class of the last character kept behind the starter; 0 when there is none.
    let mut last = 0;
    for (class, c) in decomposed {
        let joined = starter
            .filter(|_| last == 0 || last < class)
            .and_then(|at| Some((at, compose(out[at], c)?)));
        if let Some((at, whole)) = joined {
            out[at] = whole;
            continue;
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last = class;
        out.push(c);
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn same_as_the_crate(text: &str) {
        let expected: String = text.nfc().collect();
        assert_eq!(UnicodeTables.nfc(text), expected, "{text:?}");
        assert_eq!(is_nfc(text, &UnicodeTables), expected == text, "{text:?}");
    }

    /// Planes 4 to 13 hold no characters, 15 and 16 private ones: none of them is in a table.
    #[test]
    fn every_character_alone_and_among_others() {
        for c in (0..0x40000).chain(0xe0000..0xe1000).filter_map(char::from_u32) {
            let alone = c.to_string();
            same_as_the_crate(&alone);
            same_as_the_crate(&format!(
                "{c}\u{301} {c}\u{323}\u{301} {c}\u{301}\u{323} {c}\u{1161}\u{11a8} {c}\u{11a8} {c}\u{338}a\u{30a} \
                 e{c} e\u{323}{c}\u{300} \u{e1}{c} \u{1100}{c}\u{11a8} か{c} \u{9c7}{c} \u{315}{c}"
            ));
        }
    }

    #[test]
    fn texts_of_many_marks() {
        let marks = [
            "\u{301}",
            "\u{323}",
            "\u{345}",
            "\u{334}",
            "\u{f71}\u{f72}",
            "a",
            "\u{315}\u{300}",
        ];
        for seed in 0..7_usize.pow(5) {
            let text: String = (0..5_u32).map(|at| marks[seed / 7_usize.pow(at) % 7]).collect();
            same_as_the_crate(&text);
        }
        same_as_the_crate("");
        same_as_the_crate("张𠮷（虚构）\u{f9d0}각\u{1100}\u{1161}\u{11a8}ǻ");
    }
}
