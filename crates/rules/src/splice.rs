//! Some of a list replaced by others.

use std::ops::Range;

/// Puts `new` in the place of these items, which it gives back. Built of the plainest calls: every list that is spliced
/// brings its own copy of them.
pub(crate) fn splice<T>(list: &mut Vec<T>, range: Range<usize>, mut new: Vec<T>) -> Vec<T> {
    let mut behind = list.split_off(range.end);
    let gone = list.split_off(range.start);
    list.append(&mut new);
    list.append(&mut behind);
    gone
}
