//! A table on paper: how its columns share the width, and when it needs the long side of the sheet.

use bangfu_api::pack::Column;

use crate::measure::{asked, is_word, room, word};

/// What a line holds, in half characters: upright in the larger and in the smaller type, and on the long side.
const ROOMY: usize = 73;
const DENSE: usize = 84;
const LONG_SIDE: usize = 116;
/// The least a column needs, and what is enough for any text: a longer one takes more lines.
const LEAST: usize = 4;
const ENOUGH: usize = 8;
/// What is enough for a word that is not parted, such as a day.
const WORD: usize = 11;
/// The most a column gets before the others have as much.
const MOST: usize = 60;
/// Room between two columns.
const GAP: usize = 2;
/// Room of the column with the numbers.
const NUMBER: usize = LEAST + GAP;

/// A table as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its heading.
    pub label: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// The rows, every cell in words.
    pub rows: Vec<Vec<String>>,
    /// What each column would take on one line, in half characters, and what it needs.
    columns: Vec<(usize, usize)>,
}

/// How a table is set.
pub(crate) struct Setting {
    /// Whether in small type.
    pub(crate) dense: bool,
    /// What each column takes of the width, in hundredths; the one with the numbers first.
    pub(crate) shares: Vec<usize>,
}

impl Table {
    pub(crate) fn of(label: &str, columns: &[Column], rows: Vec<Vec<String>>) -> Table {
        let asks = |(at, column): (usize, &Column)| {
            let longest = |measured: fn(&str) -> usize| rows.iter().map(|row| measured(&row[at])).max();
            let said = longest(room).unwrap_or_else(|| asked(column));
            // A head may take two lines.
            let wish = said.max(room(&column.label).div_ceil(2)).clamp(LEAST, MOST);
            let word = longest(word).unwrap_or_else(|| if is_word(column) { WORD } else { LEAST });
            (wish, wish.min(ENOUGH).max(word.min(WORD)))
        };
        Table {
            columns: columns.iter().enumerate().map(asks).collect(),
            label: label.to_owned(),
            heads: columns.iter().map(|column| column.label.clone()).collect(),
            rows,
        }
    }

    /// What the columns need, each with the gap behind it.
    fn needs(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|(_, need)| need + GAP)
    }

    fn needed(&self) -> usize {
        NUMBER + self.needs().sum::<usize>()
    }

    /// Whether it does not fit the short side of the sheet.
    pub(crate) fn is_wide(&self) -> bool {
        self.needed() > DENSE
    }

    /// How it is set, given whether it stands on the long side of the sheet. Every column gets what it needs; what is
    /// left goes to those that would have more.
    pub(crate) fn set(&self, wide: bool) -> Setting {
        let (needed, dense) = (self.needed(), !wide && self.needed() > ROOMY);
        let line = match (wide, dense) {
            (true, _) => LONG_SIDE,
            (false, true) => DENSE,
            (false, false) => ROOMY,
        };
        let left = line.saturating_sub(needed);
        let more = |(wish, need): &(usize, usize)| wish.saturating_sub(*need);
        let wished: usize = self.columns.iter().map(more).sum();
        let widths = self.columns.iter().map(|column| {
            let share = (left * more(column)).checked_div(wished).unwrap_or_default();
            column.1 + GAP + share
        });
        let widths: Vec<usize> = std::iter::once(NUMBER).chain(widths).collect();
        let whole: usize = widths.iter().sum();
        Setting {
            dense,
            shares: widths.iter().map(|width| (width * 100 / whole).max(1)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use bangfu_api::pack::{Column, FieldType};

    use super::*;

    fn column(label: &str, kind: FieldType) -> Column {
        Column {
            id: "x".into(),
            label: label.into(),
            kind,
            hint: None,
            unit: None,
            least: None,
            most: None,
            options: Vec::new(),
            width: None,
            personal: false,
        }
    }

    fn table(columns: &[Column], cells: &[&str]) -> Table {
        Table::of(
            "表",
            columns,
            vec![cells.iter().map(|cell| (*cell).to_owned()).collect()],
        )
    }

    #[test]
    fn what_is_left_goes_to_the_long_texts() {
        let columns = [column("年度", FieldType::Year), column("任务", FieldType::Text)];
        let table = table(
            &columns,
            &["2026", "派驻心血管内科医师带教溶栓，每月教学查房两次"],
        );
        let Setting { dense, shares } = table.set(false);
        assert!(!dense && !table.is_wide());
        assert!(shares[2] > 5 * shares[1], "{shares:?}");
        assert!(shares.iter().sum::<usize>() <= 100);
    }

    #[test]
    fn twelve_columns_take_the_long_side_and_six_dates_small_type() {
        let columns: Vec<Column> = (0..12).map(|_| column("完成时限", FieldType::Date)).collect();
        let cells = ["2026-12-10"; 12];
        assert!(table(&columns, &cells).is_wide());
        let six = table(&columns[..6], &cells[..6]);
        assert!(!six.is_wide() && six.set(false).dense && !six.set(true).dense);
    }

    #[test]
    fn columns_of_short_words_share_as_they_need() {
        let columns = [
            column("甲", FieldType::Integer),
            column("完成时限", FieldType::Date),
        ];
        let Setting { shares, .. } = table(&columns, &["1", "2026-12-10"]).set(false);
        assert!(shares[2] > shares[1] && shares[1] > 10, "{shares:?}");
    }
}
