//! Every passage, and every paragraph printed on a paper, stands word for word in its notice.
//!
//! The notices are not part of the repository. `BANGFU_NOTICES` names a folder with their texts, `<pack>.txt` each.

use std::ffi::OsString;
use std::path::Path;
use std::{env, fs};

use bangfu_forms::{FORMS, NOTICES};
use bangfu_model::Value;
use bangfu_pack::{Overview, Pack};

/// The folder with the notices; says so when there is none.
fn notices(what: &str) -> Option<OsString> {
    let folder = env::var_os("BANGFU_NOTICES");
    if folder.is_none() {
        println!("{what} not checked: BANGFU_NOTICES names no folder");
    }
    folder
}

/// The notice's text without white space.
fn text(folder: &OsString, pack: &str) -> Result<String, String> {
    let path = Path::new(folder).join(format!("{pack}.txt"));
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(squeezed(&text))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn tree(text: &str) -> Value {
    bangfu_canon::parse(text.as_bytes()).unwrap_or_default()
}

#[test]
fn quotes_stand_in_the_notices() {
    let Some(folder) = notices("quotes") else { return };
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (id, overview) in NOTICES {
        let notice = text(&folder, id).unwrap();
        for passage in Overview::read(&tree(overview)).unwrap().passages {
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

#[test]
fn printed_wording_stands_in_the_notices() {
    let Some(folder) = notices("wording") else { return };
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (id, compiled) in FORMS {
        let pack = Pack::read(&tree(compiled)).unwrap();
        let notice = text(&folder, &pack.notice.id).unwrap();
        let sections = pack.forms.iter().flat_map(|form| &form.sections);
        let headings = pack.forms.iter().filter_map(|form| form.heading.as_ref());
        for paragraph in headings.chain(sections.flat_map(|section| &section.wording)) {
            checked += 1;
            if !notice.contains(&squeezed(paragraph)) {
                wrong.push(format!("{id}: {paragraph}"));
            }
        }
    }
    println!("{checked} paragraphs checked");
    assert!(wrong.is_empty(), "not in the notice:\n{}", wrong.join("\n"));
}
