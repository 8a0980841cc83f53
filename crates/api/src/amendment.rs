//! Amendments: a changed filing is a new revision (`files.md` §5).

use bangfu_model::Value;
use bangfu_seal::{Envelope, Kind, bare};

use crate::Problem;

/// The next revision of a signed or refused filing, as a bare document to be changed: nobody's signature carries over.
/// `previous` names the revision that is replaced; an office that accepted an earlier one asks for that instead.
///
/// # Errors
/// `no-filing` for a receipt or roster; the rule of `files.md` when the file cannot be read.
pub fn amend(bytes: &[u8]) -> Result<String, Problem> {
    let envelope = Envelope::read(bytes)?;
    let mut document = envelope.document().clone();
    match &mut document {
        Value::Record(members) if envelope.kind() == Kind::Filing => {
            members.insert("revision".to_owned(), (envelope.revision() + 1).into());
            members.insert("previous".to_owned(), envelope.digest().to_string().into());
        }
        _ => return Err(Problem::no_filing()),
    }
    Ok(bare(&document, Kind::Filing))
}
