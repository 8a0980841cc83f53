//! What is chosen once and remembered: the place and the year.

use std::rc::Rc;

use gloo::storage::{LocalStorage, Storage};
use yew::prelude::*;

use crate::effects::clock;

const KEY: &str = "bangfu-settings";

/// Place and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Id of the pack of the place.
    pub pack: String,
    /// The year of the filings.
    pub year: i32,
}

/// A choice of the person.
pub enum Choose {
    /// Another place.
    Pack(String),
    /// Another year.
    Year(i32),
}

/// The settings, for every component below the frame.
pub type SettingsHandle = UseReducerHandle<Settings>;

impl Settings {
    /// What was chosen last; else the first place and this year.
    pub fn load() -> Settings {
        let kept = LocalStorage::raw()
            .get_item(KEY)
            .ok()
            .flatten()
            .unwrap_or_default();
        let (pack, year) = kept.split_once(' ').unwrap_or(("taian-2024", ""));
        Settings {
            pack: pack.to_owned(),
            year: year.parse().unwrap_or_else(|_| clock::today().year()),
        }
    }

    /// Remembers the choice. A browser that keeps nothing asks again next time; nothing else is lost.
    pub fn keep(&self) {
        let _ = LocalStorage::raw().set_item(KEY, &format!("{} {}", self.pack, self.year));
    }
}

impl Reducible for Settings {
    type Action = Choose;

    fn reduce(self: Rc<Self>, action: Choose) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Choose::Pack(pack) => next.pack = pack,
            Choose::Year(year) => next.year = year,
        }
        next.into()
    }
}
