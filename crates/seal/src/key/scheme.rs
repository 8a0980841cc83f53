//! Which encryption a key file asks for and what it costs, found out before any work is done.

use pkcs8::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef, UintRef};
use pkcs8::der::{Decode, Reader, SliceReader};
use pkcs8::spki::{AlgorithmIdentifierRef, Error};

use super::KeyRule;

const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const AES_256_CBC: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");
const SCRYPT: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11591.4.11");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");

const MOST_MEMORY: u64 = 1 << 20;
const MOST_LANES: u64 = 16;
const MOST_ROUNDS: u64 = 10_000_000;

/// Checks the scheme of an `EncryptedPrivateKeyInfo` (RFC 5958, RFC 8018, RFC 7914): `key-encryption`, `key-cost`.
///
/// Numbers are read at any length here, since a hostile file need not fit the types of the library.
pub(super) fn check(der: &[u8]) -> Result<(), KeyRule> {
    let outer = outer(der).map_err(|_| KeyRule::Format)?;
    if outer.oid != PBES2 {
        return Err(KeyRule::Encryption);
    }
    let (derivation, cipher) = inner(outer).map_err(|_| KeyRule::Format)?;
    if cipher.oid != AES_256_CBC {
        return Err(KeyRule::Encryption);
    }
    let numbers = |count| numbers(derivation, count).map_err(|_| KeyRule::Format);
    let (cheap, sound) = match derivation.oid {
        SCRYPT => match numbers(3)?[..] {
            // The library takes the logarithm of N unseen: zero would be a panic.
            [n, r, p] => (
                n.saturating_mul(r) <= MOST_MEMORY && p <= MOST_LANES,
                n > 1 && n.is_power_of_two() && r > 0 && p > 0,
            ),
            _ => (true, false),
        },
        PBKDF2 => match numbers(1)?[..] {
            [rounds] => (rounds <= MOST_ROUNDS, rounds > 0),
            _ => (true, false),
        },
        _ => return Err(KeyRule::Encryption),
    };
    match (cheap, sound) {
        (false, _) => Err(KeyRule::Cost),
        (true, false) => Err(KeyRule::Format),
        (true, true) => Ok(()),
    }
}

fn outer(der: &[u8]) -> Result<AlgorithmIdentifierRef<'_>, Error> {
    let mut reader = SliceReader::new(der)?;
    let algorithm = reader.sequence(|fields| {
        let algorithm = AlgorithmIdentifierRef::decode(fields)?;
        <&OctetStringRef>::decode(fields)?;
        Ok::<_, Error>(algorithm)
    })?;
    reader.finish()?;
    Ok(algorithm)
}

fn inner<'a>(
    outer: AlgorithmIdentifierRef<'a>,
) -> Result<(AlgorithmIdentifierRef<'a>, AlgorithmIdentifierRef<'a>), Error> {
    outer
        .parameters_any()?
        .sequence(|fields| Ok((fields.decode()?, fields.decode()?)))
}

/// The numbers that stand behind the salt.
fn numbers(derivation: AlgorithmIdentifierRef<'_>, count: usize) -> Result<Vec<u64>, Error> {
    derivation.parameters_any()?.sequence(|fields| {
        <&OctetStringRef>::decode(fields)?;
        let numbers: Result<_, Error> = (0..count).map(|_| Ok(clamp(UintRef::decode(fields)?))).collect();
        while !fields.is_finished() {
            AnyRef::decode(fields)?;
        }
        numbers
    })
}

/// A number of any length; the largest there is when it does not fit.
fn clamp(number: UintRef<'_>) -> u64 {
    let bytes = number.as_bytes();
    if bytes.len() > 8 {
        return u64::MAX;
    }
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
        let body = parts.concat();
        [&[tag, u8::try_from(body.len()).unwrap()], &body[..]].concat()
    }

    fn oid(oid: ObjectIdentifier) -> Vec<u8> {
        der(6, &[oid.as_bytes()])
    }

    /// A file with these numbers behind the salt.
    fn file(derivation: ObjectIdentifier, numbers: &[&[u8]]) -> Vec<u8> {
        let numbers: Vec<u8> = numbers.iter().flat_map(|number| der(2, &[number])).collect();
        let salt = der(4, &[&[0; 16]]);
        let derivation = der(0x30, &[&oid(derivation), &der(0x30, &[&salt, &numbers])]);
        let cipher = der(0x30, &[&oid(AES_256_CBC), &der(4, &[&[0; 16]])]);
        let scheme = der(0x30, &[&oid(PBES2), &der(0x30, &[&derivation, &cipher])]);
        der(0x30, &[&scheme, &der(4, &[&[0; 16]])])
    }

    #[test]
    fn costs_are_judged_whatever_their_length() {
        let long = [1; 20];
        for (numbers, expected) in [
            ([&[0x40, 0][..], &[8], &[5]], Ok(())),
            ([&[0], &[8], &[1]], Err(KeyRule::Format)),
            ([&[1], &[8], &[1]], Err(KeyRule::Format)),
            ([&[3], &[8], &[1]], Err(KeyRule::Format)),
            ([&[2], &[0], &[1]], Err(KeyRule::Format)),
            ([&[2], &[8], &[0]], Err(KeyRule::Format)),
            ([&[0x40, 0], &[8], &[17]], Err(KeyRule::Cost)),
            ([&long, &[8], &[1]], Err(KeyRule::Cost)),
            ([&[2], &long, &[1]], Err(KeyRule::Cost)),
            ([&[2], &[8], &long], Err(KeyRule::Cost)),
        ] {
            assert_eq!(check(&file(SCRYPT, &numbers)), expected, "{numbers:?}");
        }
        assert_eq!(check(&file(PBKDF2, &[&[1]])), Ok(()));
        assert_eq!(check(&file(PBKDF2, &[&[0]])), Err(KeyRule::Format));
        assert_eq!(check(&file(PBKDF2, &[&long])), Err(KeyRule::Cost));
        assert_eq!(check(&file(PBES2, &[&[1]])), Err(KeyRule::Encryption));
        assert_eq!(check(b"0"), Err(KeyRule::Format));
    }
}
