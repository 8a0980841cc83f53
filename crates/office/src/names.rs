//! Names of bodies, as notices print them and as people write them.

use crate::guide::Guide;

/// Whether `written` names the body, or one of the bodies, that the notice prints: 两家共同支援的 stand in one cell, parted
/// by 、, and may file together or each by itself.
pub fn names(guide: &Guide, written: &str, printed: &str) -> bool {
    if guide.same_body(written, printed) {
        return true;
    }
    let printed = parts(printed);
    printed.len() > 1
        && parts(written)
            .iter()
            .all(|one| printed.iter().any(|other| guide.same_body(one, other)))
}

/// Of the bodies printed in one cell, those that nobody has written.
pub fn unnamed<'p>(guide: &Guide, written: &[&str], printed: &'p str) -> Vec<&'p str> {
    let written: Vec<&str> = written.iter().flat_map(|name| parts(name)).collect();
    let named = |one: &&str| written.iter().any(|other| guide.same_body(one, other));
    parts(printed).into_iter().filter(|one| !named(one)).collect()
}

fn parts(names: &str) -> Vec<&str> {
    names
        .split('、')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        Guide {
            same: vec![vec!["市妇幼保健院".to_owned(), "乐陵市妇幼保健院".to_owned()]],
            ..Guide::default()
        }
    }

    #[test]
    fn joint_supporters_file_together_or_alone() {
        let printed = "乐陵市人民医院、市妇幼保健院";
        let named = |written| names(&guide(), written, printed);
        assert!(named("乐陵市人民医院、市妇幼保健院"));
        assert!(named("乐陵市人民医院"));
        assert!(named("乐陵市妇幼保健院"));
        assert!(named("乐陵市人民医院、乐陵市妇幼保健院"));
        assert!(!named("乐陵市中医院"));
        assert!(!named("乐陵市人民医院、乐陵市中医院"));
        assert!(!names(&guide(), "市妇幼", "乐陵市妇幼保健院"));
    }

    #[test]
    fn who_is_still_missing_of_a_joint_pair() {
        let printed = "乐陵市人民医院、市妇幼保健院";
        let missing = |written: &[&str]| unnamed(&guide(), written, printed).join(",");
        assert_eq!(missing(&["乐陵市人民医院"]), "市妇幼保健院");
        assert_eq!(missing(&["乐陵市人民医院", "乐陵市妇幼保健院"]), "");
        assert_eq!(missing(&[]), "乐陵市人民医院,市妇幼保健院");
    }
}
