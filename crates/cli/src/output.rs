//! Standard output and standard error. A reader that closes the pipe ends the output, not the command.

use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use crate::ending::{Failure, Status};

/// Standard output. What goes wrong is kept for [`Output::finish`].
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    error: Option<io::Error>,
}

impl Output {
    /// Standard output of this process.
    pub fn new() -> Output {
        Output {
            out: BufWriter::new(io::stdout().lock()),
            error: None,
        }
    }

    /// Writes bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.error.is_none() {
            self.error = self.out.write_all(bytes).err();
        }
    }

    /// Writes text as it is.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Writes a line.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.text(text.as_ref());
        self.text("\n");
    }

    /// Writes a value as one line of JSON.
    pub fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(text) => self.line(text),
            Err(error) => self.error = Some(error.into()),
        }
    }

    /// Says a line beside the answer, on standard error, so that the answer stays one document.
    pub fn aside(&mut self, line: impl AsRef<str>) {
        if self.error.is_none() {
            self.error = self.out.flush().err();
        }
        let _ = writeln!(io::stderr(), "{}", line.as_ref());
    }

    /// Says on standard error why something stopped, behind what was written before.
    pub fn tell(&mut self, failure: &Failure) -> Status {
        if self.error.is_none() {
            self.error = self.out.flush().err();
        }
        to_stderr(failure)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When output was lost for another reason than a reader that had enough.
    pub fn finish(mut self) -> Result<(), Failure> {
        let error = self.error.take().or_else(|| self.out.flush().err());
        // Whatever is left in the buffer was refused already; dropping it must not try again.
        let _ = self.out.into_parts();
        match error {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::new("结果没有写完。请检查磁盘空间，或换一个地方保存"))
            }
            _ => Ok(()),
        }
    }
}

/// One line on standard error; a closed one is not our reader's concern.
pub fn to_stderr(failure: &Failure) -> Status {
    let _ = writeln!(io::stderr(), "{failure}");
    failure.status()
}
