//! Unlocking a key and signing with it, in one go, so that the key is gone before anything is shown.

use bangfu_api::canon::phone_code;
use bangfu_api::rules::Filing;
use bangfu_api::seal::{File, Statement};
use bangfu_api::{Library, sign};

use super::signatory::{Signatory, signatories};
use crate::effects::locking::{self, Refused};
use crate::effects::{clock, drafts, files};

/// A file that was just signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The file.
    pub text: String,
    /// What it is called.
    pub file_name: String,
    /// The 核对码 of its document.
    pub check_code: String,
    /// Whether the statement was a refusal.
    pub refused: bool,
    /// Who has not signed yet, as titles and names.
    pub missing: Vec<String>,
    /// `<notice>/<form>`
    pub form: String,
    /// The year it is filed for.
    pub year: i32,
}

/// What a person asks to sign.
#[derive(Debug, Clone)]
pub struct Order {
    /// As whom.
    pub party: Signatory,
    /// The person's name.
    pub signer: String,
    /// The encrypted key file.
    pub pem: String,
    /// Why not, for a refusal.
    pub refusal: Option<String>,
}

/// Signs the file. Takes about half a second.
///
/// # Errors
/// What is wrong with the key, the passphrase or the filing; nothing was signed then.
pub async fn carry_out(
    library: &Library,
    text: &str,
    order: Order,
    passphrase: &str,
) -> Result<Signed, Refused> {
    let refused = order.refusal.is_some();
    let statement = Statement {
        role: order.party.role,
        org: order.party.uscc,
        signer: order.signer,
        time: clock::now(),
        refusal: order.refusal,
    };
    let key = locking::unlock(&order.pem, passphrase).await?;
    let text =
        sign(library, text.as_bytes(), &key, &statement, clock::today()).map_err(|problem| problem.text)?;
    drop(key);
    let file = File::read(text.as_bytes()).map_err(|breach| breach.to_string())?;
    let parties = signatories(Some(library), &file);
    let filing = Filing::read(file.document());
    Ok(Signed {
        file_name: file_name(&file),
        check_code: phone_code(file.digest().bytes()),
        refused,
        missing: parties
            .iter()
            .filter(|party| !party.signed)
            .map(Signatory::shown)
            .collect(),
        year: filing.as_ref().map(drafts::year_of).unwrap_or_default(),
        form: filing.map(|filing| filing.form.id).unwrap_or_default(),
        text,
    })
}

/// `<title>-<year>-<filer>.bangfu.json`
pub fn file_name(file: &File) -> String {
    let filing = Filing::read(file.document());
    let (title, year, filer) = filing.map_or_else(Default::default, |filing| {
        let year = filing.period.from.get(..4).unwrap_or_default().to_owned();
        (
            filing.title,
            year,
            filing
                .parties
                .into_iter()
                .next()
                .map(|party| party.name)
                .unwrap_or_default(),
        )
    });
    files::name_of(&title, &year, &filer)
}
