//! Merging copies that were signed apart.

use bangfu_canon::Digest;
use bangfu_seal::{Envelope, SealRule};
use serde::Serialize;

use crate::difference::{AnswerChange, answer_changes};
use crate::{Library, Problem};

/// What came of merging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Whether the copies became one file.
    pub merged: bool,
    /// The rule that forbids it.
    pub rule: Option<String>,
    /// It in a sentence; empty when there is nothing to say.
    pub text: String,
    /// The copies that do not go together, from 0: two, or one that does not hold by itself.
    pub copies: Vec<usize>,
    /// Where their documents differ.
    pub differences: Vec<AnswerChange>,
    /// The roles that have signed, in the order of the merged file.
    pub roles: Vec<String>,
    /// The digests of the signatures in that order; with `role-twice` the two that speak for one role.
    pub signatures: Vec<Digest>,
    /// Whether every copy could be read.
    #[serde(skip)]
    pub readable: bool,
    /// The merged file in written form.
    #[serde(skip)]
    pub file: Option<String>,
}

/// One file with the signatures of all copies. Nothing is verified: the file that comes of it is judged like any other.
pub fn merge(library: &Library, copies: &[&[u8]]) -> Merged {
    let mut read = Vec::new();
    for (at, bytes) in copies.iter().enumerate() {
        match Envelope::read(bytes) {
            Ok(envelope) => read.push(envelope),
            Err(breach) => {
                let unreadable = Merged::forbidden(Problem::from(breach), &[at]);
                return Merged {
                    readable: false,
                    ..unreadable
                };
            }
        }
    }
    let Some((first, others)) = read.split_first() else {
        return Merged::forbidden(Problem::new("no-copies", "没有给出要合并的文件"), &[]);
    };
    match bangfu_seal::merge(first, others) {
        Ok(file) => Merged {
            merged: true,
            rule: None,
            text: String::new(),
            copies: Vec::new(),
            differences: Vec::new(),
            roles: file
                .entries()
                .iter()
                .map(|entry| entry.claim("role").to_owned())
                .collect(),
            signatures: file.entries().iter().map(|entry| entry.digest()).collect(),
            readable: true,
            file: Some(file.written()),
        },
        Err(breach) => {
            let (one, other) = breach.copies;
            let mut forbidden = Merged::forbidden(
                Problem::new(breach.rule.name(), breach.to_string()),
                &[one, other],
            );
            if breach.rule == SealRule::DocumentDigest {
                forbidden.differences = answer_changes(library, read[one].document(), read[other].document());
            }
            if let Some((role, digests)) = breach.twice {
                forbidden.roles = vec![role];
                forbidden.signatures = digests.to_vec();
            }
            forbidden
        }
    }
}

impl Merged {
    fn forbidden(problem: Problem, copies: &[usize]) -> Merged {
        let mut copies = copies.to_vec();
        copies.dedup();
        Merged {
            merged: false,
            rule: Some(problem.code),
            text: problem.text,
            copies,
            differences: Vec::new(),
            roles: Vec::new(),
            signatures: Vec::new(),
            readable: true,
            file: None,
        }
    }
}
