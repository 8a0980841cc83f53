//! Whole folders: chosen in the browser's dialog, or dropped.

use gloo::file::File;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// A file and its name below the folder.
pub type Named = (String, File);

/// Chosen files under their names below the chosen folder, or their own.
pub fn named(files: Vec<File>) -> Vec<Named> {
    let name = |file: &File| {
        let handle: &web_sys::File = file.as_ref();
        let path = Reflect::get(handle, &"webkitRelativePath".into());
        let path = path.ok().and_then(|path| path.as_string()).unwrap_or_default();
        match path.split_once('/') {
            Some((_, inner)) => inner.to_owned(),
            None => file.name(),
        }
    };
    files.into_iter().map(|file| (name(&file), file)).collect()
}

/// What was dropped: must be asked for before the event is over.
pub fn dropped(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    (0..items.length())
        .filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten())
        .collect()
}

/// Every file in what was dropped, in the order of names. Of a single folder, names begin below it.
pub async fn files(entries: Vec<FileSystemEntry>) -> Vec<Named> {
    let entries = match entries.as_slice() {
        [only] if only.is_directory() => inside(only.unchecked_ref()).await,
        _ => entries,
    };
    let mut open: Vec<(String, FileSystemEntry)> =
        entries.into_iter().map(|entry| (entry.name(), entry)).collect();
    let mut found = Vec::new();
    while let Some((name, entry)) = open.pop() {
        if entry.is_directory() {
            let below = inside(entry.unchecked_ref()).await.into_iter();
            open.extend(below.map(|entry| (format!("{name}/{}", entry.name()), entry)));
        } else if let Some(file) = file(entry.unchecked_ref()).await {
            found.push((name, file));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    let file: web_sys::File = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(file.into())
}

/// What a folder holds; browsers give it in parts.
async fn inside(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |resolve: Function, reject: Function| {
            let _ = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        });
        let Ok(part) = JsFuture::from(promise).await else {
            return all;
        };
        let part = Array::from(&part);
        if part.length() == 0 {
            return all;
        }
        all.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
