//! How long postings last and whether they follow each other (`files.md` §15).

use crate::Date;

/// Whether a posting lasts the months asked for; see [`lasts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// Full, whether or not the first day counts.
    Full,
    /// Full when the first day counts. Where it does not (民法典 201) one day more would be needed: worth a note,
    /// never a failure.
    FullNoted,
    /// Ends this many days (at least 1) before the last day asked for.
    Short(i64),
}

/// Whether a posting from `from` to `to`, both inclusive, lasts `months` months: it does if `to` is not before
/// [`Date::last_day_of`]. Days are never counted against 365.
///
/// A posting that ends before it begins is short. `None` where the last day asked for lies after 2099.
pub fn lasts(from: Date, to: Date, months: u32) -> Option<Lasts> {
    let last = from.last_day_of(months)?;
    if to < last {
        return Some(Lasts::Short(last.days_since(to)));
    }
    let full_without_the_first_day = from.plus_months(months).is_some_and(|day| to >= day);
    Some(if full_without_the_first_day {
        Lasts::Full
    } else {
        Lasts::FullNoted
    })
}

/// Whether segments follow each other without a break; see [`joins`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joins {
    /// Each segment begins the day after the one before it ended.
    Joined,
    /// Days are missing after this one, the first such place.
    Gap(Date),
    /// This day is covered twice, the first such day.
    Overlap(Date),
}

/// Whether segments `(from, to)`, both inclusive and in any order, join: the next begins the day after the last ended.
///
/// An overlap is an error of its own and is told before any gap. A segment that ends before it begins covers no day
/// and is left out; nothing, or one segment alone, is joined.
pub fn joins(segments: &[(Date, Date)]) -> Joins {
    let mut segments: Vec<(Date, Date)> = segments.iter().copied().filter(|(from, to)| from <= to).collect();
    segments.sort_unstable();
    let mut gap = None;
    for pair in segments.windows(2) {
        let ((_, ended), (begins, _)) = (pair[0], pair[1]);
        // Up to the first overlap the segments are disjoint, so the neighbour ended last.
        if begins <= ended {
            return Joins::Overlap(begins);
        }
        if begins.days_since(ended) > 1 {
            gap = gap.or(Some(ended));
        }
    }
    gap.map_or(Joins::Joined, Joins::Gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn segments(list: &[(&str, &str)]) -> Vec<(Date, Date)> {
        list.iter().map(|(a, b)| (date(a), date(b))).collect()
    }

    #[test]
    fn at_the_end_of_all_years() {
        let from = date("2099-01-01");
        let to = date("2099-12-31");
        assert_eq!(lasts(from, to, 12), Some(Lasts::FullNoted));
        assert_eq!(lasts(from, to, 13), None);
    }

    #[test]
    fn an_overlap_is_told_before_an_earlier_gap() {
        let list = segments(&[
            ("2026-01-01", "2026-01-31"),
            ("2026-03-01", "2026-06-30"),
            ("2026-05-01", "2026-05-31"),
        ]);
        assert_eq!(joins(&list), Joins::Overlap(date("2026-05-01")));
        assert_eq!(joins(&list[..2]), Joins::Gap(date("2026-01-31")));
    }

    #[test]
    fn a_long_segment_hides_no_overlap() {
        let list = segments(&[
            ("2026-01-01", "2026-12-31"),
            ("2026-02-01", "2026-02-28"),
            ("2026-06-01", "2026-06-30"),
        ]);
        assert_eq!(joins(&list), Joins::Overlap(date("2026-02-01")));
    }

    #[test]
    fn empty_segments_cover_nothing() {
        assert_eq!(joins(&[]), Joins::Joined);
        let list = segments(&[
            ("2026-01-01", "2026-01-31"),
            ("2026-02-01", "2026-01-31"),
            ("2026-03-01", "2026-03-31"),
        ]);
        assert_eq!(joins(&list), Joins::Gap(date("2026-01-31")));
    }

    #[test]
    fn the_same_segment_twice_overlaps() {
        let list = segments(&[("2026-01-01", "2026-01-31"), ("2026-01-01", "2026-01-31")]);
        assert_eq!(joins(&list), Joins::Overlap(date("2026-01-01")));
    }
}
