//! Piles on disk, for more records than fit into memory.

use std::cmp::Ordering;
use std::io::{self, Read, Write};

use bangfu_office::{Pile, Record, Sorter};
use extsort::{ExternalSorter, PushExternalSorter, Sortable};

use crate::ending::Failure;

/// About how many bytes are sorted in memory before they go to disk together.
const SEGMENT: usize = 16 * 1024 * 1024;

/// Records heavier than this are taken off the disk one at a time from each segment; of lighter ones some are held, which is
/// quicker.
const HEAVY: usize = 1024;

/// Makes piles on disk, in the system's folder for temporary files.
pub struct OnDisk;

impl Sorter for OnDisk {
    type Error = Failure;
    type Pile<T: Record> = DiskPile<T>;

    fn pile<T: Record>(&self) -> DiskPile<T> {
        let sorter = ExternalSorter::new().with_segment_size(SEGMENT / T::WEIGHT);
        let sorter = if T::WEIGHT > HEAVY {
            sorter.with_heap_iter_segment_count(usize::MAX)
        } else {
            sorter
        };
        DiskPile(sorter.pushed_by(|one: &Line<T>, other: &Line<T>| one.0.cmp(&other.0)))
    }
}

/// A pile on disk.
pub struct DiskPile<T: Record>(PushExternalSorter<Line<T>, Order<T>>);

/// How two records are ordered.
type Order<T> = fn(&Line<T>, &Line<T>) -> Ordering;

impl<T: Record> Pile<T> for DiskPile<T> {
    type Error = Failure;

    fn push(&mut self, item: T) -> Result<(), Failure> {
        self.0.push(Line(item)).map_err(|error| full(&error))
    }

    fn sorted(self) -> Result<impl Iterator<Item = Result<T, Failure>>, Failure> {
        let lines = self.0.done().map_err(|error| full(&error))?;
        Ok(lines.map(|line| line.map(|line| line.0).map_err(|error| full(&error))))
    }
}

/// A record on disk: its length in bytes, then the record as JSON.
struct Line<T>(T);

impl<T: Record> Sortable for Line<T> {
    fn encode<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        let bytes = serde_json::to_vec(&self.0)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        writer.write_all(&length.to_le_bytes())?;
        writer.write_all(&bytes)
    }

    fn decode<R: Read>(reader: &mut R) -> io::Result<Line<T>> {
        let mut length = [0; 4];
        reader.read_exact(&mut length)?;
        let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
        reader.read_exact(&mut bytes)?;
        Ok(Line(serde_json::from_slice(&bytes)?))
    }
}

fn full(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!(
        "整理收到的文件时，临时文件没有写成（{error}）。请检查磁盘空间，再运行一次"
    ))
}
