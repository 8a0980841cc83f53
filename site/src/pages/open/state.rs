//! What lies on the table of the open page.

use std::rc::Rc;

use yew::Reducible;

use super::incoming::Opened;
use super::together::Apart;
use crate::components::sign_panel::Signed;
use crate::effects::rosters::{Candidate, Pinned};

/// The one owner of the page's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// Counts the files that were opened, so that each is drawn afresh.
    pub serial: u32,
    /// The open file.
    pub opened: Option<Opened>,
    /// Why the last files could not be opened; the one before stays open.
    pub fault: Option<Apart>,
    /// The roster in use.
    pub roster: Option<Pinned>,
    /// A roster that waits for a person to compare its code.
    pub candidate: Option<Candidate>,
    /// What there is to tell about rosters: well done, or a fault.
    pub roster_told: Option<(bool, String)>,
    /// What was signed here just now.
    pub signed: Option<Signed>,
}

/// What happens.
pub enum Turn {
    /// A file was opened.
    Opened(Opened),
    /// Files could not be opened, or do not go together.
    Refused(Apart),
    /// The open file was signed here.
    Signed(Opened, Signed),
    /// A roster waits to be compared.
    Candidate(Candidate),
    /// A roster is in use from now on.
    Roster(Pinned),
    /// The roster that waited is not used.
    Declined,
    /// Something about rosters.
    RosterTold(bool, String),
}

impl Reducible for Desk {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut next = (*self).clone();
        match turn {
            Turn::Opened(opened) => {
                next.serial += 1;
                (next.opened, next.fault, next.signed) = (Some(opened), None, None);
                (next.candidate, next.roster_told) = (None, None);
            }
            Turn::Refused(fault) => next.fault = Some(fault),
            Turn::Signed(opened, signed) => (next.opened, next.signed) = (Some(opened), Some(signed)),
            Turn::Candidate(candidate) => {
                (next.candidate, next.fault, next.roster_told) = (Some(candidate), None, None);
            }
            Turn::Roster(pinned) => (next.roster, next.candidate) = (Some(pinned), None),
            Turn::Declined => next.candidate = None,
            Turn::RosterTold(good, text) => next.roster_told = Some((good, text)),
        }
        next.into()
    }
}
