//! Unlocking and locking key files in a worker, so that the page goes on answering. A browser that gives no worker does
//! the same work on the page's thread.

use bangfu_api::seal::{Key, KeyBreach, KeyRule, Passphrase};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::{random, workers};

/// Why a key was not unlocked, or nothing signed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Whether it is the passphrase.
    pub passphrase: bool,
    /// A sentence that says what to do.
    pub text: String,
}

impl From<KeyBreach> for Refused {
    fn from(breach: KeyBreach) -> Refused {
        Refused {
            passphrase: breach.0 == KeyRule::Passphrase,
            text: breach.to_string(),
        }
    }
}

impl From<String> for Refused {
    fn from(text: String) -> Refused {
        Refused {
            passphrase: false,
            text,
        }
    }
}

/// Unlocks a key file. Takes about half a second.
///
/// # Errors
/// What is wrong with the file or the passphrase.
pub async fn unlock(pem: &str, passphrase: &str) -> Result<Key, Refused> {
    match ask("unlock", &[pem.into(), passphrase.into()]).await {
        Some(Ok(answer)) => {
            let bytes = Uint8Array::new(&answer);
            let exposed = zeroize::Zeroizing::new(bytes.to_vec());
            bytes.fill(0, 0, bytes.length());
            Ok(Key::from_exposed(&exposed)?)
        }
        Some(Err(rule)) => Err(KeyBreach(rule).into()),
        None => Ok(Key::from_pem(pem, passphrase)?),
    }
}

/// Locks a key into a key file. Takes about half a second.
///
/// # Errors
/// A sentence, when the browser gives no randomness.
pub async fn lock(key: &Key, passphrase: &Passphrase) -> Result<String, String> {
    let (salt, iv) = (random::bytes::<16>()?, random::bytes::<16>()?);
    let exposed = Uint8Array::from(&key.exposed()[..]);
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let words = [
        exposed.clone().into(),
        passphrase.as_str().into(),
        bytes(&salt),
        bytes(&iv),
    ];
    let answer = ask("lock", &words).await;
    exposed.fill(0, 0, exposed.length());
    match answer.and_then(Result::ok).and_then(|answer| answer.as_string()) {
        Some(pem) => Ok(pem),
        None => Ok(key.to_pem(passphrase, salt, iv)),
    }
}

/// What the worker answers: a value, or the rule it names; `None` where there is no worker, or it broke off.
async fn ask(call: &str, words: &[JsValue]) -> Option<Result<JsValue, KeyRule>> {
    match workers::ask("lock", call, words).await? {
        Ok(answer) => Some(Ok(answer)),
        Err(rule) => KeyRule::of(&rule).map(Err),
    }
}
