//! The frame around every page.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::bar::Bar;
use crate::pages::{check::CheckPage, fill::FillPage, help::HelpPage, home::HomePage, keys::KeysPage, not_found::NotFoundPage, open::OpenPage};
use crate::routes::Route;
use crate::settings::Settings;
use crate::words;

/// The whole application.
#[component]
pub fn App() -> Html {
    let settings = use_reducer_eq(Settings::load);
    {
        let settings = settings.clone();
        use_effect_with((*settings).clone(), |settings| settings.keep());
    }
    html! {
        <ContextProvider<crate::settings::SettingsHandle> context={settings}>
            <HashRouter>
                <a class="skip" href="#main" onclick={skip}>{ words::SKIP }</a>
                <Bar />
                <main id="main" tabindex="-1"><Switch<Route> render={page} /></main>
                <footer class="foot"><p>{ words::STAYS_HERE }</p><p>{ words::VERSION }</p></footer>
            </HashRouter>
        </ContextProvider<crate::settings::SettingsHandle>>
    }
}

/// The address belongs to the router, so the link moves the focus itself.
fn skip(event: MouseEvent) {
    event.prevent_default();
    crate::effects::focus::go_to_id("main");
}

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <HomePage /> },
        Route::Form { pack, form } => html! { <FillPage {pack} {form} draft={None::<String>} /> },
        Route::Draft { pack, form, draft } => html! { <FillPage {pack} {form} draft={Some(draft)} /> },
        Route::Check { pack, form, draft } => html! { <CheckPage {pack} {form} {draft} /> },
        Route::Open => html! { <OpenPage /> },
        Route::Keys => html! { <KeysPage /> },
        Route::Help => html! { <HelpPage /> },
        Route::NotFound => html! { <NotFoundPage /> },
    }
}
