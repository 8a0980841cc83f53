//! The frame around every page, for both modules of the site.
//!
//! The site is two WebAssembly modules, so that filling in a form does not wait for what signing and verifying need:
//! [`start_form`] draws home and the forms, [`start_desk`] everything that opens, checks, signs, keeps keys, or reads and writes workbooks. Each
//! knows all routes; a route of the other module is handed over by loading the page anew.

use yew::prelude::*;

use crate::components::bar::Bar;
use crate::components::elsewhere::Elsewhere;
use crate::effects::{before, leaving, style};
use crate::pages::check::CheckPage;
use crate::pages::fill::FillPage;
use crate::pages::help::HelpPage;
use crate::pages::home::HomePage;
use crate::pages::keys::KeysPage;
use crate::pages::not_found::not_found;
use crate::pages::notice::NoticePage;
use crate::pages::office::OfficePage;
use crate::pages::open::OpenPage;
use crate::pages::roster::RosterPage;
use crate::pages::workbook::WorkbookPage;
use crate::routes::{Route, use_route};
use crate::settings::{Settings, SettingsHandle};
use crate::words;

/// What the desk's pages look like beyond the frame and the form; the form's module does without.
const DESK_STYLE: &str = include_str!("../styles/desk.css");

/// Draws the module for home and the forms.
pub fn start_form() {
    start::<FormApp>();
}

/// Draws the module for checking, signing, opening, receiving, keys, rosters, workbooks and help.
pub fn start_desk() {
    style::take_up(DESK_STYLE);
    start::<DeskApp>();
}

fn start<App: BaseComponent<Properties = ()>>() {
    leaving::offer_to_settle();
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        before::keep();
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}

#[component]
fn FormApp() -> Html {
    frame(
        use_settings(),
        match use_route() {
            Route::Home => html! { <HomePage /> },
            Route::Form { pack, form } => html! { <FillPage {pack} {form} draft={None::<String>} /> },
            Route::Draft { pack, form, draft } => html! { <FillPage {pack} {form} draft={Some(draft)} /> },
            Route::Check { .. }
            | Route::Workbook { .. }
            | Route::Notice { .. }
            | Route::Open
            | Route::Office
            | Route::Keys
            | Route::Roster
            | Route::Help => html! { <Elsewhere /> },
            Route::NotFound => not_found(),
        },
    )
}

#[component]
fn DeskApp() -> Html {
    frame(
        use_settings(),
        match use_route() {
            Route::Check { pack, form, draft } => html! { <CheckPage {pack} {form} {draft} /> },
            Route::Workbook { pack, form } => html! { <WorkbookPage {pack} {form} /> },
            Route::Notice { pack } => html! { <NoticePage {pack} /> },
            Route::Open => html! { <OpenPage /> },
            Route::Office => html! { <OfficePage /> },
            Route::Keys => html! { <KeysPage /> },
            Route::Roster => html! { <RosterPage /> },
            Route::Help => html! { <HelpPage /> },
            Route::Home | Route::Form { .. } | Route::Draft { .. } | Route::NotFound => {
                html! { <Elsewhere /> }
            }
        },
    )
}

/// Place and year, kept as they are chosen.
#[hook]
fn use_settings() -> SettingsHandle {
    let settings = use_reducer_eq(Settings::load);
    use_effect_with((*settings).clone(), |settings| settings.keep());
    settings
}

/// Bar, page and footer.
fn frame(settings: SettingsHandle, page: Html) -> Html {
    html! {
        <ContextProvider<SettingsHandle> context={settings}>
            <a class="skip" href="#main" onclick={skip}>{ words::SKIP }</a>
            <Bar />
            <main id="main" tabindex="-1">{ page }</main>
            <footer class="foot"><p>{ words::STAYS_HERE }</p><p>{ words::VERSION }</p></footer>
        </ContextProvider<SettingsHandle>>
    }
}

/// The address is the route's, so the link moves the focus itself.
fn skip(event: MouseEvent) {
    event.prevent_default();
    crate::effects::focus::go_to_id("main");
}
