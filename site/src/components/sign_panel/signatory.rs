//! Who must sign a filing, and who has.

use bangfu_api::Library;
use bangfu_api::rules::Filing;
use bangfu_api::seal::{File, Role, words};

/// A party of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// As what it signs.
    pub role: Role,
    /// The role's word on this form; the general one where the form is not known.
    pub title: String,
    /// The body's name as the filing has it.
    pub name: String,
    /// Its 统一社会信用代码.
    pub uscc: String,
    /// Whether the file holds its statement; whether that holds, only verification says.
    pub signed: bool,
}

impl Signatory {
    /// `受援单位 示例县人民医院（虚构）`
    pub fn shown(&self) -> String {
        format!("{} {}", self.title, self.name).trim_end().to_owned()
    }
}

/// The parties of a filing, in its order.
pub fn signatories(library: Option<&Library>, file: &File) -> Vec<Signatory> {
    let Some(filing) = Filing::read(file.document()) else {
        return Vec::new();
    };
    let form = library.and_then(|library| library.form(&filing.form.id));
    let title = |role: Role| {
        let signer =
            form.and_then(|(_, form)| form.form.signers.iter().find(|signer| signer.role == role.name()));
        signer.map_or_else(|| words::role(role).to_owned(), |signer| signer.title.clone())
    };
    let parties = filing.parties.into_iter();
    parties
        .filter_map(|party| {
            let role = Role::of(&party.role)?;
            Some(Signatory {
                role,
                title: title(role),
                signed: file
                    .entries()
                    .iter()
                    .any(|entry| entry.claim("role") == party.role),
                name: party.name,
                uscc: party.uscc,
            })
        })
        .collect()
}
