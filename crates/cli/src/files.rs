//! Reading files whatever they are, and saving files that are either whole or not there.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use bangfu_api::canon::{MAX_BYTES, hex};
use bangfu_api::seal;

use crate::ending::Failure;
use crate::random;

/// What a file is called in messages and answers; `-` for standard input.
pub fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The bytes of a file, of standard input where the name is `-`. Nothing is read beyond the size files may have.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = if path.as_os_str() == "-" {
        limited(io::stdin().lock(), 0)
    } else {
        File::open(path).and_then(|file| {
            let size = file.metadata()?.len();
            limited(file, size)
        })
    };
    bytes.map_err(|error| Failure::new(unread(&error)).of(name(path)))
}

/// All of a source, of which so many bytes are expected.
fn limited(source: impl Read, size: u64) -> io::Result<Vec<u8>> {
    let most = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or_default());
    source.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file read as a filing, receipt or roster, in or without its envelope.
///
/// # Errors
/// The rule it breaks and the place.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<seal::File, Failure> {
    seal::File::read(bytes).map_err(|breach| refused(path, breach))
}

/// Why a file was refused, with its place.
pub fn refused(path: &Path, breach: seal::Breach) -> Failure {
    let place = place(&breach);
    Failure::from(bangfu_api::Problem::from(breach))
        .of(name(path))
        .at(place)
}

/// Where a file breaks a rule; none where the sentence says it already.
pub fn place(breach: &seal::Breach) -> Option<String> {
    match breach {
        seal::Breach::Shape { pointer, .. } => Some(pointer.clone()),
        seal::Breach::Read(_) => None,
    }
}

fn unread(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件。请核对文件名和所在的文件夹".to_owned(),
        ErrorKind::IsADirectory => "这是一个文件夹。请写出里面的文件名".to_owned(),
        ErrorKind::PermissionDenied => "没有打开它的权限。请换一个文件，或请管理员开放权限".to_owned(),
        _ => format!("读不出来{}。请检查存放它的磁盘，或换一份再试", number(error)),
    }
}

fn unsaved(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AlreadyExists => "已经有这个文件，没有改动它。请换一个文件名".to_owned(),
        ErrorKind::NotFound => "没有这个文件夹。请先建好文件夹，或换一个位置".to_owned(),
        ErrorKind::PermissionDenied => "没有写入的权限。请换一个位置保存".to_owned(),
        _ => format!("没有保存成功{}。请检查磁盘空间，或换一个位置保存", number(error)),
    }
}

fn number(error: &io::Error) -> String {
    error
        .raw_os_error()
        .map_or_else(String::new, |code| format!("（系统代码 {code}）"))
}

/// Who may read a saved file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// As the system has it for new files.
    Usual,
    /// Nobody but its owner.
    OwnerOnly,
}

/// Saves a new file: written whole beside its place, then put there. A file that is there already stays as it is.
///
/// # Errors
/// When there is such a file already, or it cannot be written.
pub fn save(path: &Path, bytes: &[u8], access: Access) -> Result<(), Failure> {
    let told = |error: io::Error| Failure::new(unsaved(&error)).of(name(path));
    let part = beside(path)?;
    // Taking the name first keeps two writers from replacing each other's file.
    create(path, access).map_err(told)?;
    let saved = create(&part, access)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    saved.map_err(|error| {
        let _ = fs::remove_file(&part);
        let _ = fs::remove_file(path);
        told(error)
    })
}

fn create(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::OwnerOnly {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = access;
    options.open(path)
}

fn beside(path: &Path) -> Result<PathBuf, Failure> {
    let mut part = OsString::from(format!(".{}-", hex(&random::bytes::<8>()?)));
    part.push(path.file_name().unwrap_or_default());
    Ok(path.with_file_name(part))
}
