//! Every passage stands word for word in its notice.
//!
//! The notices are not part of the repository. `BANGFU_NOTICES` names a folder with their texts, `<pack>.txt` each.

use std::path::Path;
use std::{env, fs};

use bangfu_forms::NOTICES;
use bangfu_pack::Overview;

#[test]
fn quotes_stand_in_the_notices() {
    let Some(folder) = env::var_os("BANGFU_NOTICES") else {
        println!("quotes not checked: BANGFU_NOTICES names no folder");
        return;
    };
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (id, text) in NOTICES {
        let path = Path::new(&folder).join(format!("{id}.txt"));
        let notice: String = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
            .split_whitespace()
            .collect();
        let overview = bangfu_canon::parse(text.as_bytes()).unwrap();
        for passage in Overview::read(&overview).unwrap().passages {
            let source = passage.source;
            checked += 1;
            if !notice.contains(&source.quote) {
                wrong.push(format!("{id}/{}: {}", source.id, source.quote));
            }
        }
    }
    println!("{checked} quotes checked");
    assert!(wrong.is_empty(), "not in the notice:\n{}", wrong.join("\n"));
}
