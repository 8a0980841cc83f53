//! The telephone code of a digest (`files.md` §10).

/// Six groups of five digits and two check digits (ISO 7064 MOD 97-10) of a 32-byte SHA-256 digest, about 99.6 bits.
///
/// Of a key's digest it is the code people compare by telephone; of a document's, the 核对码.
pub fn phone_code(digest: &[u8; 32]) -> String {
    let mut code = String::new();
    let mut remainder = 0;
    for group in digest[..30].chunks_exact(5) {
        let number = group
            .iter()
            .fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
            % 100_000;
        remainder = (remainder * 100_000 + number) % 97;
        code += &format!("{number:05} ");
    }
    let check = 98 - remainder * 100 % 97;
    code + &format!("{check:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unhex;

    #[test]
    fn the_example_of_the_format() {
        let kid = unhex("8576220c0ce88d6b9f428ee34e2f594b1a6318d0e9f72796801101a06eaf844d").unwrap();
        assert_eq!(phone_code(&kid), "93164 53250 07993 49232 46752 35343 05");
    }

    #[test]
    fn the_check_digits_hold() {
        for byte in 0..=255 {
            let digits = phone_code(&[byte; 32]).replace(' ', "");
            assert_eq!(digits.parse::<u128>().unwrap() % 97, 1, "{digits}");
        }
    }
}
