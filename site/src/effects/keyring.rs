//! The keys of this computer: encrypted key files, never anything that is unlocked.

use bangfu_api::Card;
use bangfu_api::seal::{Algorithm, Key, KeyBreach, KeyRule, Passphrase, PublicKey};
use gloo::file::File;
use serde::{Deserialize, Serialize};

use super::locking::{self, Refused};
use super::store::{self, Shelf};
use super::{clock, files, random};
use crate::words::keys as words;

/// A key file is a few hundred bytes; what is much larger is another file.
const MOST_BYTES: u64 = 64 * 1024;

/// A key as it is kept: the encrypted file and what may be shown without unlocking it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptKey {
    /// 64 lower-case hex digits.
    pub kid: String,
    /// Who keeps it.
    pub holder: String,
    /// `Ed25519` or `SM2`
    pub alg: String,
    /// The encrypted key file.
    pub pem: String,
    /// When it came here: an instant in Beijing time.
    pub created: String,
    /// The public key, SPKI in base64, for the enrolment sheet and the card.
    pub spki: String,
    /// Whether its file was saved again after it was made, or came from such a file.
    #[serde(default)]
    pub backed_up: bool,
}

impl KeptKey {
    /// Six groups of digits and a check, read out by telephone.
    pub fn phone_code(&self) -> String {
        bangfu_api::seal::Kid::parse(&self.kid)
            .map(|kid| kid.phone_code())
            .unwrap_or_default()
    }

    /// The text of its public key card.
    ///
    /// # Errors
    /// A sentence, when what is kept is not of this version of the page.
    pub fn card(&self) -> Result<String, String> {
        let public = Algorithm::of(&self.alg).and_then(|alg| PublicKey::from_spki(alg, &self.spki));
        let card = public.as_ref().map(Card::of);
        card.and_then(|card| serde_json::to_string_pretty(&card).ok())
            .ok_or_else(|| words::NO_CARD.to_owned())
    }

    fn of(key: &Key, holder: &str, pem: String, backed_up: bool) -> KeptKey {
        let public = key.public();
        KeptKey {
            kid: public.kid().to_string(),
            holder: holder.to_owned(),
            alg: key.algorithm().name().to_owned(),
            pem,
            created: clock::now().to_string(),
            spki: public.spki_base64(),
            backed_up,
        }
    }
}

/// Makes a new key. Takes about half a second; the unlocked key is wiped when this is done.
///
/// # Errors
/// A sentence, when the browser gives no randomness.
pub async fn create(holder: &str, algorithm: Algorithm, passphrase: &Passphrase) -> Result<KeptKey, String> {
    let key = Key::new(algorithm, random::bytes)?;
    let pem = locking::lock(&key, passphrase).await?;
    Ok(KeptKey::of(&key, holder, pem, false))
}

/// The key of a file, once its passphrase has opened it.
///
/// # Errors
/// What is wrong with the file or the passphrase.
pub async fn adopt(holder: &str, pem: &str, passphrase: &str) -> Result<KeptKey, Refused> {
    let key = locking::unlock(pem, passphrase).await?;
    Ok(KeptKey::of(&key, holder, pem.to_owned(), true))
}

/// The text of a key file the person chose.
///
/// # Errors
/// A sentence, when it cannot be read or is no such file.
pub async fn read(file: &File) -> Result<String, String> {
    let no_key = || KeyBreach(KeyRule::Format).to_string();
    if file.size() > MOST_BYTES {
        return Err(no_key());
    }
    String::from_utf8(files::read(file).await?).map_err(|_| no_key())
}

/// Every key of this computer, the newest first.
///
/// # Errors
/// A sentence, when the browser's store does not answer.
pub async fn all() -> Result<Vec<KeptKey>, String> {
    let texts = store::all(Shelf::Keys)
        .await
        .map_err(|_| words::NOT_LISTED.to_owned())?;
    let mut keys: Vec<KeptKey> = texts
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok())
        .collect();
    keys.sort_by(|one, other| other.created.cmp(&one.created));
    Ok(keys)
}

/// Keeps a key on this computer.
///
/// # Errors
/// A sentence that says what to do, when the browser does not store.
pub async fn keep(key: &KeptKey) -> Result<(), String> {
    let text = serde_json::to_string(key).map_err(|_| words::NOT_KEPT.to_owned())?;
    store::put(Shelf::Keys, &key.kid, &text)
        .await
        .map_err(|_| words::NOT_KEPT.to_owned())
}

/// Notes that a key's file was saved once more. A store that refuses reminds the person again.
pub async fn note_backup(kid: &str) {
    let keys = all().await.unwrap_or_default();
    if let Some(key) = keys.into_iter().find(|key| key.kid == kid) {
        let key = KeptKey {
            backed_up: true,
            ..key
        };
        let _ = keep(&key).await;
    }
}

/// Takes a key away from this computer.
///
/// # Errors
/// A sentence, when the browser's store does not let go of it.
pub async fn delete(kid: &str) -> Result<(), String> {
    store::remove(Shelf::Keys, kid)
        .await
        .map_err(|_| words::NOT_DELETED.to_owned())
}
