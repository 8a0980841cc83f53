//! Numbers as papers count their sections.

/// 一 to 九十九.
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10 % 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", DIGITS[tens]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_those_of_papers() {
        let written: Vec<String> = [1, 9, 10, 11, 20, 21, 99].map(numeral).to_vec();
        assert_eq!(written, ["一", "九", "十", "十一", "二十", "二十一", "九十九"]);
    }
}
