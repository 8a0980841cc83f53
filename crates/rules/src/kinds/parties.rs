//! `parties`: the document's parties are exactly the form's signers, with the names and codes of the answers.
//!
//! Passes 帮扶单位 and 受援单位 as answered; fails a list from which one was struck, so that fewer would sign.
//!
//! Arguments: none.

use bangfu_model::Reader;

use crate::answers::At;
use crate::binder::{Binder, Bound};
use crate::check::{Check, Read, Scope, View};
use crate::outcome::{Finding, Outcome};

struct Signer {
    role: String,
    name: usize,
    uscc: usize,
}

struct Parties(Vec<Signer>);

pub(super) fn bind(binder: &mut Binder, _: &mut Reader) -> Result<Bound, String> {
    let mut signers = Vec::new();
    for signer in &binder.form.signers {
        signers.push(Signer {
            name: binder.field(&signer.name)?,
            uscc: binder.field(&signer.uscc)?,
            role: signer.role.clone(),
        });
    }
    Ok(vec![(Scope::Form, Box::new(Parties(signers)))])
}

impl Check for Parties {
    fn reads(&self) -> Vec<Read> {
        let fields = self
            .0
            .iter()
            .flat_map(|signer| [Read::Field(signer.name), Read::Field(signer.uscc)]);
        std::iter::once(Read::Filing).chain(fields).collect()
    }

    fn check(&self, view: &View) -> Outcome {
        let parties = &view.filing.parties;
        let same = parties.len() == self.0.len()
            && self.0.iter().zip(parties).all(|(signer, party)| {
                let answer = |field: usize| view.field(field).text().unwrap_or_default();
                party.role == signer.role
                    && party.name == answer(signer.name)
                    && party.uscc == answer(signer.uscc)
            });
        Outcome::unless((!same).then(|| Finding::failed(At::Whole, "parties", Vec::new())))
    }
}
