//! A blank filing.

use bangfu_rules::{Filing, FormReference, Party, Period};
use uuid::Builder;

use crate::{Library, Problem, session::written};

/// A blank filing of a form for one year, as text; `random` becomes its id (RFC 9562, version 4).
///
/// # Errors
/// `unknown-form`, `year` outside 1900 to 2099.
pub fn blank(library: &Library, form: &str, year: i32, random: [u8; 16]) -> Result<String, Problem> {
    let (edition, bound) = library.form(form).ok_or_else(|| Problem::unknown_form(form))?;
    if !(1900..=2099).contains(&year) {
        return Err(Problem::new("year", "年度应在 1900 到 2099 之间"));
    }
    let party = |role: &String| Party {
        role: role.clone(),
        name: String::new(),
        uscc: String::new(),
    };
    Ok(written(&Filing {
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
    }))
}
