//! The routes, all behind `#`.
//!
//! A hand-written enum: a routing library costs a tenth of what the first form may weigh (`crates/README.md`).

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::effects::focus;

/// Where the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What is due, and the drafts of this computer.
    Home,
    /// Fill in a form: the newest draft of the year, or a new one.
    Form { pack: String, form: String },
    /// Fill in one draft.
    Draft {
        pack: String,
        form: String,
        draft: String,
    },
    /// Check the answers of one draft and sign it.
    Check {
        pack: String,
        form: String,
        draft: String,
    },
    /// Fill in a form in Excel.
    Workbook { pack: String, form: String },
    /// What a notice asks for and what becomes of each sentence.
    Notice { pack: String },
    /// Open and verify a file.
    Open,
    /// Receive a folder of files.
    Office,
    /// Keys of this person.
    Keys,
    /// Keep the roster of public keys.
    Roster,
    /// How to use the page.
    Help,
    /// Anything else.
    NotFound,
}

impl Route {
    /// The route of an address's fragment, `#/form/taian-2024/agreement-county`.
    pub fn read(fragment: &str) -> Route {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            [""] => Route::Home,
            ["open"] => Route::Open,
            ["office"] => Route::Office,
            ["keys"] => Route::Keys,
            ["roster"] => Route::Roster,
            ["help"] => Route::Help,
            ["notice", pack] => Route::Notice {
                pack: pack.to_owned(),
            },
            ["form", pack, form] => Route::Form {
                pack: pack.to_owned(),
                form: form.to_owned(),
            },
            ["sheet", pack, form] => Route::Workbook {
                pack: pack.to_owned(),
                form: form.to_owned(),
            },
            ["form", pack, form, draft] => Route::Draft {
                pack: pack.to_owned(),
                form: form.to_owned(),
                draft: draft.to_owned(),
            },
            ["check", pack, form, draft] => Route::Check {
                pack: pack.to_owned(),
                form: form.to_owned(),
                draft: draft.to_owned(),
            },
            _ => Route::NotFound,
        }
    }

    /// Where the page is.
    pub fn here() -> Route {
        Route::read(&window().location().hash().unwrap_or_default())
    }

    /// The form it shows, `<pack>/<form>`.
    pub fn form(&self) -> Option<String> {
        match self {
            Route::Form { pack, form }
            | Route::Workbook { pack, form }
            | Route::Draft { pack, form, .. }
            | Route::Check { pack, form, .. } => Some(format!("{pack}/{form}")),
            _ => None,
        }
    }

    /// The fragment of the address.
    pub fn address(&self) -> String {
        match self {
            Route::Home | Route::NotFound => "#/".to_owned(),
            Route::Open => "#/open".to_owned(),
            Route::Office => "#/office".to_owned(),
            Route::Keys => "#/keys".to_owned(),
            Route::Roster => "#/roster".to_owned(),
            Route::Help => "#/help".to_owned(),
            Route::Notice { pack } => format!("#/notice/{pack}"),
            Route::Form { pack, form } => format!("#/form/{pack}/{form}"),
            Route::Workbook { pack, form } => format!("#/sheet/{pack}/{form}"),
            Route::Draft { pack, form, draft } => format!("#/form/{pack}/{form}/{draft}"),
            Route::Check { pack, form, draft } => format!("#/check/{pack}/{form}/{draft}"),
        }
    }

    /// The route of a draft of the form `<pack>/<form>`.
    pub fn draft(form: &str, draft: &str) -> Option<Route> {
        let (pack, form) = form.split_once('/')?;
        Some(Route::Draft {
            pack: pack.to_owned(),
            form: form.to_owned(),
            draft: draft.to_owned(),
        })
    }

    /// The route of the workbook of the form `<pack>/<form>`.
    pub fn workbook(form: &str) -> Option<Route> {
        let (pack, form) = form.split_once('/')?;
        Some(Route::Workbook {
            pack: pack.to_owned(),
            form: form.to_owned(),
        })
    }

    /// Goes there.
    pub fn go(&self) {
        // A browser refuses an address only when it cannot be one; ours always can.
        let _ = window().location().set_hash(&self.address());
    }
}

/// Where the page is, as long as the component stands.
#[hook]
pub fn use_route() -> Route {
    let route = use_state_eq(Route::here);
    let setter = route.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            focus::depart();
            setter.set(Route::here());
        });
        move || drop(listener)
    });
    (*route).clone()
}

/// A link to a route.
pub fn link(to: &Route, class: &'static str, text: &'static str) -> Html {
    html! { <a href={to.address()} {class}>{ text }</a> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_back() {
        let (pack, form, draft) = (
            "taian-2024".to_owned(),
            "agreement-county".to_owned(),
            "3f0d".to_owned(),
        );
        for route in [
            Route::Home,
            Route::Open,
            Route::Keys,
            Route::Roster,
            Route::Help,
            Route::Notice { pack: pack.clone() },
            Route::Form {
                pack: pack.clone(),
                form: form.clone(),
            },
            Route::Workbook {
                pack: pack.clone(),
                form: form.clone(),
            },
            Route::Draft {
                pack: pack.clone(),
                form: form.clone(),
                draft: draft.clone(),
            },
            Route::Check { pack, form, draft },
        ] {
            assert_eq!(Route::read(&route.address()), route);
        }
    }

    #[test]
    fn other_addresses_lead_nowhere() {
        for fragment in ["#/nowhere", "#/form", "#/form/a", "#/form/a/b/c/d", "#/open/x"] {
            assert_eq!(Route::read(fragment), Route::NotFound, "{fragment}");
        }
        assert_eq!(Route::read(""), Route::Home);
    }
}
