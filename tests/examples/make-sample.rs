//! Writes a folder as an office receives it: `make-sample FOLDER FILINGS SEED [packed]`.
//!
//! `FOLDER/收到/` holds the files, a folder for every thousand; packed, they are lines of a few large files. Beside it are
//! the roster, the office's list and key, and `expected.json`: what must be found, worked out from the plan. Every body,
//! person and key is made up; the key's passphrase is for tests only.

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a generator writes files"
)]

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::{env, process::ExitCode};

use bangfu_seal::Passphrase;
use bangfu_tests::sample::{Plan, Store, write};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Files in one folder, when each filing is a file.
const FOLDER: usize = 1000;

/// Lines in one file, when they are packed.
const LINES: usize = 10_000;

/// TEST ONLY.
const PASSPHRASE: &str = "correct-horse-battery";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [folder, filings, seed, packed @ ..] = words.as_slice() else {
        eprintln!("usage: make-sample FOLDER FILINGS SEED [packed]");
        return ExitCode::FAILURE;
    };
    match make(Path::new(folder), filings, seed, !packed.is_empty()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("make-sample: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(folder: &Path, filings: &str, seed: &str, packed: bool) -> Result<(), Box<dyn Error>> {
    let plan = Plan::new(filings.parse()?, seed.parse()?);
    let received = folder.join("收到");
    fs::create_dir_all(&received)?;
    let given = if packed {
        let mut store = Packed::new(received);
        let given = write(&plan, &mut store)?;
        store.finish()?;
        given
    } else {
        write(
            &plan,
            &mut Apart {
                root: received,
                count: 0,
            },
        )?
    };
    fs::write(folder.join("名册.bangfu.json"), &given.roster)?;
    fs::write(folder.join("根密钥编号.txt"), &given.root)?;
    fs::write(folder.join("应报名单.csv"), &given.list)?;
    let passphrase = Passphrase::new(PASSPHRASE).ok_or("the passphrase is none")?;
    fs::write(
        folder.join("收件密钥.pem"),
        plan.office.key().to_pem(&passphrase, [7; 16], [9; 16]),
    )?;
    fs::write(
        folder.join("expected.json"),
        serde_json::to_vec_pretty(&given.expected)?,
    )?;
    println!(
        "{} files, {} faults, in {}",
        given.expected.files,
        given.expected.faults.len(),
        folder.display()
    );
    Ok(())
}

/// A file for each filing.
struct Apart {
    root: PathBuf,
    count: usize,
}

impl Store for Apart {
    fn put(&mut self, name: &str, text: &[u8]) -> io::Result<String> {
        self.put_foreign(&format!("{name}.bangfu.json"), text)
    }

    fn put_foreign(&mut self, name: &str, bytes: &[u8]) -> io::Result<String> {
        let part = format!("{:03}", self.count / FOLDER + 1);
        self.count += 1;
        fs::create_dir_all(self.root.join(&part))?;
        fs::write(self.root.join(&part).join(name), bytes)?;
        Ok(format!("{part}/{name}"))
    }
}

/// A line for each filing.
struct Packed {
    root: PathBuf,
    count: usize,
    open: Option<BufWriter<File>>,
}

impl Packed {
    fn new(root: PathBuf) -> Packed {
        Packed {
            root,
            count: 0,
            open: None,
        }
    }

    fn finish(mut self) -> io::Result<()> {
        self.open.take().map_or(Ok(()), |mut file| file.flush())
    }
}

impl Store for Packed {
    fn put(&mut self, _: &str, text: &[u8]) -> io::Result<String> {
        let name = format!("{:04}.jsonl", self.count / LINES + 1);
        let line = self.count % LINES;
        if line == 0 {
            if let Some(mut file) = self.open.take() {
                file.flush()?;
            }
            self.open = Some(BufWriter::new(File::create(self.root.join(&name))?));
        }
        self.count += 1;
        if let Some(file) = &mut self.open {
            let text: Vec<u8> = text.iter().copied().filter(|byte| *byte != b'\n').collect();
            file.write_all(&text)?;
            file.write_all(b"\n")?;
        }
        Ok(format!("{name}#{}", line + 1))
    }

    fn put_foreign(&mut self, name: &str, bytes: &[u8]) -> io::Result<String> {
        fs::write(self.root.join(name), bytes)?;
        Ok(name.to_owned())
    }
}
