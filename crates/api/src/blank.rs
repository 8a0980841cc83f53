//! A new filing: blank, or with answers that were given elsewhere.

use bangfu_model::value::Record;
use bangfu_model::{Date, Path, Value};
use bangfu_pack::Form;
use bangfu_rules::{Filing, FormReference, Party, Period};
use uuid::Builder;

use crate::session::{Opened, no_such_place, written};
use crate::{Library, Problem, Session};

/// A blank filing of a form for one year, as text; `random` becomes its id (RFC 9562, version 4).
///
/// # Errors
/// `unknown-form`, `year` outside 1900 to 2099.
pub fn blank(library: &Library, form: &str, year: i32, random: [u8; 16]) -> Result<String, Problem> {
    new(library, form, year, random).map(|filing| written(&filing))
}

/// A new filing with these answers, open to be checked and filled in further; its parties are those of the answers.
///
/// # Errors
/// As [`blank`].
pub fn filled(
    library: &Library,
    form: &str,
    year: i32,
    random: [u8; 16],
    answers: Record,
    today: Date,
) -> Result<Session, Problem> {
    let filing = new(library, form, year, random)?;
    let (_, bound) = library.form(form).ok_or_else(|| Problem::unknown_form(form))?;
    let fields = signer_fields(&bound.form);
    let named: Vec<(Path, Value)> = fields
        .map(|id| {
            (
                Path::Field(id.to_owned()),
                answers.get(id).cloned().unwrap_or_default(),
            )
        })
        .collect();
    let mut opened = Opened::of_filing(library, Filing { answers, ..filing }, today)?;
    // The parties follow the answers once these are set.
    for (path, answer) in &named {
        opened.session.set(path, answer).map_err(|_| no_such_place())?;
    }
    Ok(Session { opened })
}

/// The fields that name the parties.
fn signer_fields(form: &Form) -> impl Iterator<Item = &str> {
    let signers = form.signers.iter();
    signers.flat_map(|signer| [signer.name.as_str(), signer.uscc.as_str()])
}

fn new(library: &Library, form: &str, year: i32, random: [u8; 16]) -> Result<Filing, Problem> {
    let (edition, bound) = library.form(form).ok_or_else(|| Problem::unknown_form(form))?;
    if !(1900..=2099).contains(&year) {
        return Err(Problem::new("year", "年度应在 1900 到 2099 之间"));
    }
    let party = |role: &String| Party {
        role: role.clone(),
        name: String::new(),
        uscc: String::new(),
    };
    Ok(Filing {
        title: bound.form.title.clone(),
        form: FormReference {
            id: bound.id.clone(),
            version: bound.form.version.clone(),
            pack: edition.digest.to_string(),
        },
        id: Builder::from_random_bytes(random).into_uuid().to_string(),
        revision: 1,
        previous: None,
        period: Period {
            from: format!("{year:04}-01-01"),
            to: format!("{year:04}-12-31"),
        },
        parties: bound
            .form
            .signers
            .iter()
            .map(|signer| party(&signer.role))
            .collect(),
        answers: Default::default(),
        explanations: Vec::new(),
    })
}
