//! Receipts for the lines of a queue.

use bangfu_model::Instant;
use bangfu_office::{Line, Standing};
use bangfu_seal::{Arrival, Body, Key, Outcome, Role, Roster, Statement};

use crate::{Evidence, Library, Problem, Receipt, Receiving, merge, receive, sign};

/// Who issues receipts, and with what.
pub struct Counter<'a> {
    /// The key of the office.
    pub key: &'a Key,
    /// The office.
    pub office: Body,
    /// Who signs.
    pub signer: String,
    /// What files are judged against; the roster is needed.
    pub evidence: Evidence<'a>,
    /// The time of the receipts.
    pub at: Instant,
}

/// The body and the person a roster names for a key.
///
/// # Errors
/// `unknown-key`, `role-not-allowed`.
pub fn keeper(roster: &Roster, kid: &str) -> Result<(Body, String), Problem> {
    let unknown = || Problem::new("unknown-key", "名册里没有这把密钥，不能用它出具回执");
    let key = roster.key(kid).ok_or_else(unknown)?;
    let body = Body {
        name: key.org_name.clone(),
        uscc: key.org_uscc.clone(),
    };
    Ok((body, key.holder.clone()))
}

/// What an office says of a line: good ones are confirmed, what cannot be put on record is sent back, the rest has arrived.
pub fn outcome(line: &Line) -> Outcome {
    match line.standing {
        standing if standing.counts() => Outcome::Valid,
        Standing::Faulty | Standing::Returned => Outcome::Returned,
        _ => Outcome::Arrived,
    }
}

/// The signed receipt for a line: `copies` are its files, `earlier` the receipts there are for it. `None` where there is one
/// that says the same already. `id` is a new UUID, `receipt_no` the number it gets unless it has one.
///
/// # Errors
/// As [`receive`] and [`sign`]; `copies` where the files do not go together.
pub fn issue(
    library: &Library,
    line: &Line,
    copies: &[&[u8]],
    earlier: &[&[u8]],
    counter: &Counter,
    id: String,
    receipt_no: String,
) -> Result<Option<String>, Problem> {
    let together = match copies {
        [only] => only.to_vec(),
        copies => {
            let merged = merge(library, copies);
            let file = merged.file.ok_or_else(|| Problem::new("copies", merged.text));
            file?.into_bytes()
        }
    };
    let arrival = Arrival {
        id,
        receipt_no,
        received_at: counter.at,
        deadline: line.deadline,
        office: counter.office.clone(),
    };
    let receiving = Receiving {
        evidence: counter.evidence,
        arrival: &arrival,
        outcome: outcome(line),
        today: counter.at.date(),
        earlier,
    };
    let Receipt::New(document) = receive(library, &together, &receiving)? else {
        return Ok(None);
    };
    let statement = Statement {
        role: Role::Office,
        org: counter.office.uscc.clone(),
        signer: counter.signer.clone(),
        time: counter.at,
        refusal: None,
    };
    sign(
        library,
        document.as_bytes(),
        counter.key,
        &statement,
        counter.at.date(),
    )
    .map(Some)
}
