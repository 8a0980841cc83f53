//! Piles on disk, for more records than fit into memory.
//!
//! Only the keys are sorted. What is heavy waits in one file, and is read when its turn comes, so that the memory it takes
//! does not grow with the number of records nor with their size.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use bangfu_office::{Pile, Record, Sorter};
use extsort::{ExternalSorter, PushExternalSorter, Sortable};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ending::Failure;

/// Lines that are sorted in memory before they go to disk together. More of them take more memory whatever arrives,
/// fewer make more segments, each of which is a file with a buffer of its own while they are merged.
const SEGMENT: usize = 24 * 1024;

/// Most bytes that stay in a line; what is longer waits in the file.
const LIGHT: usize = 64;

/// Makes piles on disk, in the system's folder for temporary files.
pub struct OnDisk(());

impl OnDisk {
    /// Every segment of a pile is an open file, a thousand of them for a million filings: as many are asked of the
    /// system as it gives.
    pub fn new() -> OnDisk {
        // Where it gives no more, what there is may do; a pile that has too few says so.
        let _ = rlimit::increase_nofile_limit(u64::MAX);
        OnDisk(())
    }
}

impl Sorter for OnDisk {
    type Error = Failure;
    type Pile<T: Record> = DiskPile<T>;

    fn pile<T: Record>(&self) -> DiskPile<T> {
        let sorter = ExternalSorter::new().with_segment_size(SEGMENT);
        DiskPile {
            lines: sorter.pushed_by(|one: &Line<T::Key>, other: &Line<T::Key>| one.key.cmp(&other.key)),
            heavy: None,
            end: 0,
        }
    }
}

/// A pile on disk.
pub struct DiskPile<T: Record> {
    lines: PushExternalSorter<Line<T::Key>, Order<T::Key>>,
    /// What is heavy, once there is some.
    heavy: Option<BufWriter<File>>,
    /// Where it ends.
    end: u64,
}

/// How two lines are ordered.
type Order<K> = fn(&Line<K>, &Line<K>) -> Ordering;

impl<T: Record> Pile<T> for DiskPile<T> {
    type Error = Failure;

    fn push(&mut self, item: T) -> Result<(), Failure> {
        let (key, rest) = item.split();
        let rest = self.put_aside(&rest).map_err(|error| full(&error))?;
        self.lines.push(Line { key, rest }).map_err(|error| full(&error))
    }

    fn sorted(self) -> Result<impl Iterator<Item = Result<T, Failure>>, Failure> {
        let lines = self.lines.done().map_err(|error| full(&error))?;
        let heavy = self.heavy.map(BufWriter::into_inner).transpose();
        let mut heavy = heavy.map_err(|error| full(&error))?;
        let mut record = move |line: io::Result<Line<T::Key>>| {
            let Line { key, rest } = line?;
            Ok(T::join(key, rest.read(&mut heavy)?))
        };
        Ok(lines.map(move |line| record(line).map_err(|error: io::Error| full(&error))))
    }
}

impl<T: Record> DiskPile<T> {
    /// Keeps what is not in the key: in the line where it is light, else in the file.
    fn put_aside(&mut self, rest: &T::Rest) -> io::Result<Rest> {
        let bytes = serde_json::to_vec(rest)?;
        if bytes.len() <= LIGHT {
            return Ok(Rest::Here(bytes));
        }
        if self.heavy.is_none() {
            self.heavy = Some(BufWriter::new(tempfile::tempfile()?));
        }
        let place = (self.end, bytes.len());
        self.heavy
            .iter_mut()
            .try_for_each(|file| file.write_all(&bytes))?;
        self.end += bytes.len() as u64;
        Ok(Rest::There(place.0, place.1))
    }
}

/// A key, and where the rest of its record is.
struct Line<K> {
    key: K,
    rest: Rest,
}

/// The rest of a record, as JSON.
#[derive(serde::Serialize, serde::Deserialize)]
enum Rest {
    /// The text itself.
    Here(Vec<u8>),
    /// So many bytes of the file, from this one on.
    There(u64, usize),
}

impl Rest {
    fn read<R: DeserializeOwned>(self, heavy: &mut Option<File>) -> io::Result<R> {
        let bytes = match (self, heavy) {
            (Rest::Here(bytes), _) => bytes,
            (Rest::There(from, length), Some(file)) => {
                let mut bytes = vec![0; length];
                file.seek(SeekFrom::Start(from))?;
                file.read_exact(&mut bytes)?;
                bytes
            }
            (Rest::There(..), None) => return Err(io::ErrorKind::NotFound.into()),
        };
        Ok(serde_json::from_slice(&bytes)?)
    }
}

/// On disk: its length in bytes, then key and rest as JSON.
impl<K: Serialize + DeserializeOwned + Send> Sortable for Line<K> {
    fn encode<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        let bytes = serde_json::to_vec(&(&self.key, &self.rest))?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        writer.write_all(&length.to_le_bytes())?;
        writer.write_all(&bytes)
    }

    fn decode<R: Read>(reader: &mut R) -> io::Result<Line<K>> {
        let mut length = [0; 4];
        reader.read_exact(&mut length)?;
        let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
        reader.read_exact(&mut bytes)?;
        let (key, rest) = serde_json::from_slice(&bytes)?;
        Ok(Line { key, rest })
    }
}

fn full(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!(
        "整理收到的文件时，临时文件没有写成（{error}）。请检查磁盘空间和允许同时打开的文件数，再运行一次"
    ))
}
