//! How a command ends: its exit status, and the line that says why.

use std::fmt;
use std::process::ExitCode;

use bangfu_api::Problem;
use bangfu_api::seal::KeyBreach;

/// How a command ended. The worst of several files is the command's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All good.
    Good,
    /// Read and judged, but something blocks or a signature does not hold.
    Blocked,
    /// Could not be read or used.
    Unusable,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// What a command answers: how it ended, or why it stopped.
pub type Ending = Result<Status, Failure>;

/// Why something stopped. Shown, it is one line: file, place, what is wrong and what to do, rule name.
#[derive(Debug, Clone)]
pub struct Failure {
    status: Status,
    file: Option<String>,
    place: Option<String>,
    text: String,
    code: Option<String>,
}

impl Failure {
    /// Something that cannot be used.
    pub fn new(text: impl Into<String>) -> Failure {
        Failure {
            status: Status::Unusable,
            file: None,
            place: None,
            text: text.into(),
            code: None,
        }
    }

    /// The file it speaks of.
    pub fn of(self, file: impl Into<String>) -> Failure {
        Failure {
            file: Some(file.into()),
            ..self
        }
    }

    /// The place in the file, a pointer.
    pub fn at(self, place: Option<String>) -> Failure {
        Failure {
            place: place.filter(|place| !place.is_empty()),
            ..self
        }
    }

    /// The file was read and judged; something in it blocks.
    pub fn blocking(self) -> Failure {
        Failure {
            status: Status::Blocked,
            ..self
        }
    }

    /// The exit status it leads to.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Code and sentence, for machine output.
    pub fn problem(&self) -> Problem {
        Problem::new(self.code.as_deref().unwrap_or("file"), &self.text)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Failure {
        Failure {
            code: Some(problem.code),
            ..Failure::new(problem.text)
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.file.as_deref(), self.place.as_deref()];
        for part in parts.into_iter().flatten() {
            write!(f, "{}：", one_line(part))?;
        }
        f.write_str(&one_line(&self.text))?;
        match &self.code {
            Some(code) => write!(f, "（{code}）"),
            None => Ok(()),
        }
    }
}

impl From<KeyBreach> for Failure {
    fn from(breach: KeyBreach) -> Failure {
        Failure::from(Problem::new(breach.0.name(), breach.to_string()))
    }
}

/// The text without line breaks and other characters that would move the cursor of a terminal.
pub fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => ' ',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line() {
        let problem = Problem::new("not-json", "内容残缺");
        let failure = Failure::from(problem)
            .of("甲\n乙\u{1b}[31m.json")
            .at(Some("/answers/x".to_owned()));
        assert_eq!(
            failure.to_string(),
            "甲 乙\u{fffd}[31m.json：/answers/x：内容残缺（not-json）"
        );
    }
}
