//! What is left of a text without its spaces, punctuation and signs.

/// The letters and digits of a text.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_punctuation_and_signs_go() {
        assert_eq!(letters(" 眼科（CT）、“Ⅱ型”——③・ 。\n"), "眼科CTⅡ型③");
    }
}
