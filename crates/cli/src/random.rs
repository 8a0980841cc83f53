//! Randomness of the operating system.

use crate::ending::Failure;

/// Random bytes.
///
/// # Errors
/// When the operating system has none to give.
pub fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    match getrandom::fill(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(_) => Err(Failure::new("系统没有提供随机数，没有生成。请换一台电脑再试")),
    }
}
