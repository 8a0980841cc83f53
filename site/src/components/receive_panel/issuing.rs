//! Unlocking the office's key and signing a receipt with it, in one go.

use bangfu_api::model::Instant;
use bangfu_api::rules::Filing;
use bangfu_api::seal::{Arrival, Body, Clock, File, Outcome, Role, Statement};
use bangfu_api::{Evidence, Library, Receipt, Receiving, receive, sign};

use crate::effects::locking::{self, Refused};
use crate::effects::rosters::Pinned;
use crate::effects::{clock, files, random};
use crate::words::receive as words;

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// What became of the filing.
    pub outcome: Outcome,
    /// The office's number.
    pub receipt_no: String,
    /// When it was received.
    pub received_at: Instant,
    /// From when on it is late.
    pub deadline: Option<Instant>,
    /// The encrypted key file.
    pub pem: String,
}

/// A receipt that was made, or found.
#[derive(Debug, Clone, PartialEq)]
pub struct Issued {
    /// The signed receipt.
    pub text: String,
    /// What it is called.
    pub file_name: String,
    /// The same filing had it already.
    pub again: bool,
}

/// Signs the receipt. Takes about half a second.
///
/// # Errors
/// What is wrong with the key, the passphrase, the roster or the filing; nothing was signed then.
pub async fn issue(
    library: &Library,
    filing: &str,
    roster: &Pinned,
    order: &Order,
    passphrase: &str,
    earlier: &[String],
) -> Result<Issued, Refused> {
    let key = locking::unlock(&order.pem, passphrase).await?;
    let kid = key.public().kid().to_string();
    let known = roster.roster().ok_or_else(|| words::NO_ROSTER.to_owned())?;
    let keeper = known
        .key(&kid)
        .ok_or_else(|| words::KEY_NOT_IN_ROSTER.to_owned())?;
    if !keeper.roles.contains(&Role::Office) {
        return Err(words::NOT_AN_OFFICE_KEY.to_owned().into());
    }
    let office = Body {
        name: keeper.org_name.clone(),
        uscc: keeper.org_uscc.clone(),
    };
    let earlier: Vec<&[u8]> = earlier.iter().map(String::as_bytes).collect();
    let arrival = Arrival {
        id: random::uuid()?,
        receipt_no: order.receipt_no.clone(),
        received_at: order.received_at,
        deadline: order.deadline,
        office: office.clone(),
    };
    let receiving = Receiving {
        evidence: Evidence {
            roster: Some(roster.text.as_bytes()),
            root: Some(&roster.root),
            clock: Clock::Now(clock::now()),
            highest_roster_revision: Some(roster.highest),
            ..Evidence::default()
        },
        arrival: &arrival,
        outcome: order.outcome,
        today: clock::today(),
        earlier: &earlier,
    };
    let (text, again) =
        match receive(library, filing.as_bytes(), &receiving).map_err(|problem| problem.text)? {
            Receipt::Again(text) => (text, true),
            Receipt::New(document) => {
                let statement = Statement {
                    role: Role::Office,
                    org: office.uscc,
                    signer: keeper.holder.clone(),
                    time: clock::now(),
                    refusal: None,
                };
                let signed = sign(library, document.as_bytes(), &key, &statement, clock::today());
                (signed.map_err(|problem| problem.text)?, false)
            }
        };
    Ok(Issued {
        file_name: file_name(filing, &order.receipt_no),
        text,
        again,
    })
}

/// `备案回执-<number>-<filer>.bangfu.json`
fn file_name(filing: &str, receipt_no: &str) -> String {
    let filing = File::read(filing.as_bytes()).ok();
    let filing = filing.and_then(|file| Filing::read(file.document()));
    let filer = filing.and_then(|filing| filing.parties.into_iter().next());
    let filer = filer.map(|party| party.name).unwrap_or_default();
    files::name_of(words::RECEIPT, receipt_no, &filer)
}
