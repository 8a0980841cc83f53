//! The routes, all behind `#`.

use yew_router::Routable;

/// Where the page is.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// What is due, and the drafts of this computer.
    #[at("/")]
    Home,
    /// Fill in a form: the newest draft of the year, or a new one.
    #[at("/form/:pack/:form")]
    Form { pack: String, form: String },
    /// Fill in one draft.
    #[at("/form/:pack/:form/:draft")]
    Draft {
        pack: String,
        form: String,
        draft: String,
    },
    /// Check the answers of one draft and sign it.
    #[at("/check/:pack/:form/:draft")]
    Check {
        pack: String,
        form: String,
        draft: String,
    },
    /// Open and verify a file.
    #[at("/open")]
    Open,
    /// Keys of this person.
    #[at("/keys")]
    Keys,
    /// How to use the page.
    #[at("/help")]
    Help,
    /// Anything else.
    #[not_found]
    #[at("/404")]
    NotFound,
}
