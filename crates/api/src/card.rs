//! Public key cards: what a key's keeper hands to whom keeps the roster.

use bangfu_model::Value;
use bangfu_seal::{Algorithm, PublicKey};
use serde::Serialize;

use crate::Problem;

/// A public key as the roster names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// SHA-256 of the SPKI, 64 lower-case hex digits.
    pub kid: String,
    /// `Ed25519` or `SM2`.
    pub alg: &'static str,
    /// The SPKI in base64.
    pub spki: String,
    /// The code people compare by telephone.
    pub phone_code: String,
}

impl Card {
    /// The card of a key.
    pub fn of(key: &PublicKey) -> Card {
        Card {
            kid: key.kid().to_string(),
            alg: key.algorithm().name(),
            spki: key.spki_base64(),
            phone_code: key.phone_code(),
        }
    }
}

/// The key on a card.
///
/// # Errors
/// A rule of strict reading; `card` when it is no card, or its numbers are those of another key.
pub fn read_card(bytes: &[u8]) -> Result<PublicKey, Problem> {
    let value = bangfu_canon::parse(bytes)?;
    let text = |name: &str| value.get(name).and_then(Value::as_text).unwrap_or_default();
    let key = Algorithm::of(text("alg")).and_then(|algorithm| PublicKey::from_spki(algorithm, text("spki")));
    match key {
        Some(key) if Card::of(&key).kid == text("kid") && key.phone_code() == text("phone_code") => Ok(key),
        Some(_) => Err(Problem::new(
            "card",
            "公钥卡上的编号、电话核对码与公钥对不上。请保管人重新导出公钥卡",
        )),
        None => Err(Problem::new(
            "card",
            "这不是公钥卡，或里面的公钥不合格。请保管人用填报程序重新导出公钥卡",
        )),
    }
}
