//! Putting records into order: in memory here, on disk where a program brings such a thing. The work is the same.

use std::convert::Infallible;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A record that can be put into order, and onto a disk. What puts it into its place is kept apart from the rest, which
/// may be heavy: a pile on disk holds many keys in memory at a time, and one record.
pub trait Record: Sized + Send + 'static {
    /// What puts it into its place.
    type Key: Ord + Send + Serialize + DeserializeOwned;
    /// Everything that is not in the key.
    type Rest: Serialize + DeserializeOwned;

    /// The record, apart.
    fn split(self) -> (Self::Key, Self::Rest);

    /// The record, put together.
    fn join(key: Self::Key, rest: Self::Rest) -> Self;
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
    type Pile<T: Record> = Vec<(T::Key, T::Rest)>;

    fn pile<T: Record>(&self) -> Vec<(T::Key, T::Rest)> {
        Vec::new()
    }
}

impl<T: Record> Pile<T> for Vec<(T::Key, T::Rest)> {
    type Error = Infallible;

    fn push(&mut self, item: T) -> Result<(), Infallible> {
        Vec::push(self, item.split());
        Ok(())
    }

    fn sorted(mut self) -> Result<impl Iterator<Item = Result<T, Infallible>>, Infallible> {
        self.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(self.into_iter().map(|(key, rest)| Ok(T::join(key, rest))))
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
