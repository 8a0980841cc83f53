//! Putting records into order: in memory here, on disk where a program brings such a thing. The work is the same.

use std::convert::Infallible;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::compare::Said;
use crate::filed::Item;
use crate::queue::Claim;
use crate::totals::Stands;

/// A record that can be put into order, and onto a disk.
pub trait Record: Ord + Send + Serialize + DeserializeOwned + 'static {
    /// About how many bytes one takes in memory: what piles on disk go by.
    const WEIGHT: usize;
}

impl Record for Item {
    const WEIGHT: usize = 8 * 1024;
}

impl Record for Claim {
    const WEIGHT: usize = 8 * 1024;
}

impl Record for Stands {
    const WEIGHT: usize = 256;
}

impl Record for Said {
    const WEIGHT: usize = 256;
}

/// Something that makes piles.
pub trait Sorter {
    /// What can go wrong.
    type Error;
    /// A pile of records.
    type Pile<T: Record>: Pile<T, Error = Self::Error>;

    /// An empty pile.
    fn pile<T: Record>(&self) -> Self::Pile<T>;
}

/// Records that are put on in any order and taken off in theirs.
pub trait Pile<T> {
    /// What can go wrong.
    type Error;

    /// Puts a record on.
    ///
    /// # Errors
    /// Where the pile has no room.
    fn push(&mut self, item: T) -> Result<(), Self::Error>;

    /// The records in their order.
    ///
    /// # Errors
    /// Where the pile cannot be read.
    fn sorted(self) -> Result<impl Iterator<Item = Result<T, Self::Error>>, Self::Error>;
}

/// Piles in memory.
#[derive(Debug, Clone, Copy, Default)]
pub struct InMemory;

impl Sorter for InMemory {
    type Error = Infallible;
    type Pile<T: Record> = Vec<T>;

    fn pile<T: Record>(&self) -> Vec<T> {
        Vec::new()
    }
}

impl<T: Ord> Pile<T> for Vec<T> {
    type Error = Infallible;

    fn push(&mut self, item: T) -> Result<(), Infallible> {
        Vec::push(self, item);
        Ok(())
    }

    fn sorted(mut self) -> Result<impl Iterator<Item = Result<T, Infallible>>, Infallible> {
        self.sort();
        Ok(self.into_iter().map(Ok))
    }
}

/// Neighbours that `same` holds to belong together.
pub fn groups<T, E>(
    items: impl Iterator<Item = Result<T, E>>,
    same: impl Fn(&T, &T) -> bool,
) -> impl Iterator<Item = Result<Vec<T>, E>> {
    let mut items = items.peekable();
    std::iter::from_fn(move || {
        let mut group = match items.next()? {
            Ok(first) => vec![first],
            Err(error) => return Some(Err(error)),
        };
        while let Some(next) = items.next_if(|next| next.as_ref().is_ok_and(|next| same(&group[0], next))) {
            match next {
                Ok(next) => group.push(next),
                Err(error) => return Some(Err(error)),
            }
        }
        Some(Ok(group))
    })
}
