//! Names of sheets as Excel takes them: at most 31 units, without `[ ] : * ? / \`, each once.

/// Units of UTF-16 a name may have.
const LONGEST: usize = 31;

/// The names of sheets with these titles, in their order; those in `taken` are left to others.
pub(crate) fn sheet_names<'t>(titles: impl IntoIterator<Item = &'t str>, taken: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for title in titles {
        let plain = plain(title);
        let free = |name: &str| {
            let same = |known: &str| known.to_lowercase() == name.to_lowercase();
            !taken.iter().any(|known| same(known)) && !names.iter().any(|known| same(known))
        };
        let numbered = (2_u32..).map(|number| {
            let tail = format!("（{number}）");
            format!("{}{tail}", cut(&plain, LONGEST - tail.encode_utf16().count()))
        });
        let name = std::iter::once(cut(&plain, LONGEST).to_owned())
            .chain(numbered)
            .find(|name| free(name));
        names.extend(name);
    }
    names
}

/// The title without what a name cannot hold.
fn plain(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| match c {
            '[' => '（',
            ']' => '）',
            ':' | '*' | '?' | '/' | '\\' => '、',
            '\'' => '’',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    match kept.trim() {
        "" => "表".to_owned(),
        kept => kept.to_owned(),
    }
}

/// As many characters as fit into this many units.
fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= units
    };
    let length: usize = text.chars().take_while(fits).map(char::len_utf8).sum();
    &text[..length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_excel_takes_them() {
        let long = "一".repeat(40);
        let titles = [
            "派驻/人员[1]",
            "说明",
            "说明",
            "",
            "历年",
            long.as_str(),
            long.as_str(),
            "’甲'",
        ];
        let names = sheet_names(titles, &["说明"]);
        assert_eq!(names[0], "派驻、人员（1）");
        assert_eq!((names[1].as_str(), names[2].as_str()), ("说明（2）", "说明（3）"));
        assert_eq!(names[3], "表");
        assert_eq!(names[5], "一".repeat(31));
        assert_eq!(names[6], format!("{}（2）", "一".repeat(28)));
        assert_eq!(names[7], "’甲’");
        assert_eq!(names.len(), titles.len());
    }
}
