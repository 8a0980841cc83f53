//! The files of a folder, read as they come: a batch at a time, so that memory does not grow with their number.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use bangfu_office::{Desk, Item, foreign, lost, read};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::ending::Failure;
use crate::files;

/// Files that are read before they are judged together.
const BATCH: usize = 256;

/// Files that one processor judges together.
const SHARE: usize = 32;

/// A file as it was found: its name in the folder, and its bytes or what it is without being read.
enum Found {
    Bytes(String, Vec<u8>),
    Known(Item),
}

/// The items of everything that is judged at this desk.
///
/// # Errors
/// When the folder is none.
pub fn items(folder: &Path, desk: &Desk) -> Result<impl Iterator<Item = Result<Item, Failure>>, Failure> {
    if !folder.is_dir() {
        let text = "没有这个文件夹。请检查名称和位置";
        return Err(Failure::new(text).of(files::name(folder)));
    }
    Ok(judged(found(folder), desk))
}

/// The bytes of an item by its name.
///
/// # Errors
/// When the file is no longer there.
pub fn load(folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let whole = folder.join(name);
    let Some((file, line)) = name.rsplit_once('#').filter(|_| !whole.is_file()) else {
        return files::read(&whole);
    };
    let gone = || Failure::new("这个文件读过之后又变了，请重新运行").of(name);
    let at = line.parse::<usize>().ok().and_then(|line| line.checked_sub(1));
    let at = at.ok_or_else(gone)?;
    let mut lines = BufReader::new(File::open(folder.join(file)).map_err(|_| gone())?).split(b'\n');
    lines.nth(at).and_then(Result::ok).ok_or_else(gone)
}

/// Judges what was found, in its order.
fn judged(
    mut found: impl Iterator<Item = Found>,
    desk: &Desk,
) -> impl Iterator<Item = Result<Item, Failure>> {
    let mut ready = VecDeque::new();
    std::iter::from_fn(move || {
        if ready.is_empty() {
            let batch: Vec<Found> = found.by_ref().take(BATCH).collect();
            ready.extend(
                batch
                    .par_chunks(SHARE)
                    .flat_map_iter(|share| judge(share, desk))
                    .collect::<Vec<_>>(),
            );
        }
        ready.pop_front().map(Ok)
    })
}

fn judge(share: &[Found], desk: &Desk) -> Vec<Item> {
    let loaded = share.iter().filter_map(|found| match found {
        Found::Bytes(name, bytes) => Some((name.as_str(), bytes.as_slice())),
        Found::Known(_) => None,
    });
    let loaded: Vec<_> = loaded.collect();
    let mut judged = read(&loaded, desk).into_iter();
    let item = |found: &Found| match found {
        Found::Bytes(..) => judged.next(),
        Found::Known(item) => Some(item.clone()),
    };
    share.iter().filter_map(item).collect()
}

/// Everything below a folder, in no particular order. Every line of a file `….jsonl` or `….ndjson` is a file.
fn found(folder: &Path) -> impl Iterator<Item = Found> {
    let root = folder.to_owned();
    let entries = WalkDir::new(folder).into_iter();
    entries.flat_map(move |entry| -> Box<dyn Iterator<Item = Found>> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map(Path::to_owned).unwrap_or_default();
                let text = "这个文件夹没有打开，请检查权限".to_owned();
                return Box::new(std::iter::once(Found::Known(lost(&shown(&root, &path), text))));
            }
        };
        let name = shown(&root, entry.path());
        if entry.file_type().is_dir() || entry.file_name().to_string_lossy().starts_with('.') {
            return Box::new(std::iter::empty());
        }
        match extension(entry.path()).as_str() {
            "json" => Box::new(std::iter::once(whole(entry.into_path(), name))),
            "jsonl" | "ndjson" => lines(entry.into_path(), name),
            _ => Box::new(std::iter::once(Found::Known(foreign(&name)))),
        }
    })
}

fn whole(path: PathBuf, name: String) -> Found {
    match files::read(&path) {
        Ok(bytes) => Found::Bytes(name, bytes),
        Err(failure) => Found::Known(lost(&name, failure.problem().text)),
    }
}

fn lines(path: PathBuf, name: String) -> Box<dyn Iterator<Item = Found>> {
    let file = match File::open(&path) {
        Ok(file) => BufReader::new(file),
        Err(_) => {
            let text = "这个文件没有打开，请检查权限".to_owned();
            return Box::new(std::iter::once(Found::Known(lost(&name, text))));
        }
    };
    let line = move |(at, line): (usize, std::io::Result<Vec<u8>>)| {
        let name = format!("{name}#{}", at + 1);
        match line {
            Ok(bytes) => Found::Bytes(name, bytes),
            Err(_) => Found::Known(lost(&name, "这个文件读到一半中断了，请重新复制一份".to_owned())),
        }
    };
    Box::new(file.split(b'\n').enumerate().map(line))
}

fn extension(path: &Path) -> String {
    let extension = path.extension().unwrap_or_default();
    extension.to_string_lossy().to_ascii_lowercase()
}

/// A path as seen from the folder.
fn shown(root: &Path, path: &Path) -> String {
    files::name(path.strip_prefix(root).unwrap_or(path))
}
