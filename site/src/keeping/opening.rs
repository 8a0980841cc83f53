//! Files handed to whom keeps a roster: a roster to go on with, a public key card.

use bangfu_api::model::Instant;
use bangfu_api::model::Value;
use bangfu_api::read_card;
use bangfu_api::seal::{File, Kind, PublicKey, Term, dated, revise, usual_update};
use gloo::file::File as Chosen;

use super::{Doubt, Work};
use crate::effects::rosters::{Pinned, Standing, examine};
use crate::effects::{clock, files};
use crate::words::{open, roster as words};

/// A card is a few hundred bytes; what is much larger is another file.
const MOST_CARD_BYTES: u64 = 64 * 1024;

/// What every private key file begins with.
const KEY_FILE: &[u8] = b"-----BEGIN";

/// A public key somebody wants enrolled, or the key of a new root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardAtHand {
    /// The key.
    pub public: PublicKey,
    /// Who keeps it, as far as known.
    pub holder: String,
    /// What to call it: a file's name, a key of this computer.
    pub name: String,
}

/// Reads a card.
///
/// # Errors
/// A sentence: it is no card, and where it is a private key file, that it must not leave its keeper.
pub async fn card(file: &Chosen) -> Result<CardAtHand, String> {
    if file.size() > MOST_CARD_BYTES {
        return Err(words::NO_CARD.to_owned());
    }
    card_of(&file.name(), &files::read(file).await?)
}

fn card_of(name: &str, bytes: &[u8]) -> Result<CardAtHand, String> {
    if bytes.starts_with(KEY_FILE) {
        return Err(words::KEY_FILE_FOR_CARD.to_owned());
    }
    let public = read_card(bytes).map_err(|problem| problem.text)?;
    Ok(CardAtHand {
        public,
        holder: words::holder_of_card(name),
        name: name.to_owned(),
    })
}

/// The roster a text holds, to go on with: a signed one as its next revision, an unsigned one as it stands. `held` are
/// the rosters of this computer.
///
/// # Errors
/// A sentence: it is no roster, does not hold, or is older than the one in use.
pub fn roster(bytes: &[u8], held: &[Pinned]) -> Result<Work, String> {
    if bytes.starts_with(KEY_FILE) {
        return Err(open::KEY_FILE.to_owned());
    }
    let term = this_term()?;
    match File::read(bytes).map_err(|breach| breach.to_string())? {
        File::Bare(document) => {
            let document = dated(document, term).map_err(|breach| breach.to_string())?;
            Ok(Work::of(document, Some(Doubt::Unsigned)))
        }
        File::Envelope(signed) if signed.kind() != Kind::Roster => Err(open::ROSTER_NOT_A_ROSTER.to_owned()),
        File::Envelope(signed) => {
            let text = String::from_utf8_lossy(bytes);
            let candidate = examine(&text, held)?;
            let document = revise(&signed, term).map_err(|breach| breach.to_string())?;
            let doubt = match candidate.standing {
                Standing::Follows => None,
                Standing::Differs => Some(Doubt::Differs),
                Standing::Announced | Standing::Unannounced | Standing::New => {
                    Some(Doubt::UnknownRoot(candidate.code))
                }
            };
            Ok(Work::of(document, doubt))
        }
    }
}

/// A draft of this computer, as it was kept.
pub fn draft(text: &str, doubt: Option<Doubt>) -> Option<Work> {
    match File::read(text.as_bytes()) {
        Ok(File::Bare(document)) if is_roster(&document) => Some(Work::of(document, doubt)),
        _ => None,
    }
}

fn is_roster(document: &Value) -> bool {
    document.get("type").and_then(Value::as_text) == Some(Kind::Roster.name())
}

/// From now until the usual day.
///
/// # Errors
/// A sentence, when the clock of this computer stands at the end of the calendar.
pub fn this_term() -> Result<Term, String> {
    let issued = clock::now();
    let next_update = usual_update(issued.date()).map(Instant::start_of);
    Ok(Term {
        issued,
        next_update: next_update.ok_or_else(|| words::CLOCK.to_owned())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_key_handed_in_for_a_card_is_named() {
        let refused = |bytes: &[u8]| card_of("x", bytes).unwrap_err();
        assert_eq!(
            refused(b"-----BEGIN ENCRYPTED PRIVATE KEY-----"),
            words::KEY_FILE_FOR_CARD
        );
        assert!(refused(b"{}").starts_with("这不是公钥卡"));
    }

    #[test]
    fn what_is_no_roster_is_no_draft() {
        assert_eq!(draft(r#"{"type":"filing"}"#, None), None);
        assert_eq!(draft("{", None), None);
    }
}
