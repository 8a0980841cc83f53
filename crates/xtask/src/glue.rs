//! The script that wraps a module, made smaller: what it hands to the module gets short names, and what a browser does
//! not read is left out.

use wasm_bindgen_cli_support::Output;

/// Gives the module's imports short names. wasm-bindgen names each after what it does and a digest, twice: in the module
/// and in the script, a fortieth of what a visitor fetches. Answers the names, to be given to [`renamed`].
pub fn shorten(output: &mut Output) -> Vec<(String, String)> {
    let imports = output.wasm_mut().imports.iter_mut().enumerate();
    let mut names: Vec<(String, String)> = imports
        .map(|(at, import)| {
            let short = format!("_{at}");
            (std::mem::replace(&mut import.name, short.clone()), short)
        })
        .collect();
    // A name may be the beginning of another.
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    names
}

/// The script with the short names.
pub fn renamed(script: &str, names: &[(String, String)]) -> String {
    let mut script = script.to_owned();
    for (long, short) in names {
        script = script.replace(long, short);
    }
    script
}

/// The script without indentation, comments on lines of their own and blank lines.
pub fn lean(script: &str) -> String {
    let mut lean = String::new();
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_names_are_not_taken_for_shorter_ones() {
        let names = [
            ("__wbg_get_12".into(), "_1".into()),
            ("__wbg_get_1".into(), "_0".into()),
        ];
        assert_eq!(renamed("__wbg_get_1: a, __wbg_get_12: b", &names), "_0: a, _1: b");
    }

    #[test]
    fn what_a_browser_does_not_read_is_left_out() {
        let script = "/* types */\n/**\n * Says so.\n */\nfunction f() {\n    // why\n\n    return \"/* kept */\"; // here\n}\n";
        assert_eq!(
            lean(script),
            "function f() {\nreturn \"/* kept */\"; // here\n}\n"
        );
    }
}
