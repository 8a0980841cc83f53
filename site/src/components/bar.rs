//! The bar on top: place, year, and where to go.

use std::ops::RangeInclusive;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::effects::clock;
use crate::effects::packs::{self, Entry};
use crate::routes::{Route, link};
use crate::settings::{Choose, SettingsHandle};
use crate::words;

/// The bar.
#[component]
pub fn Bar() -> Html {
    let settings = use_context::<SettingsHandle>();
    let entries = use_state(Vec::<Entry>::new);
    let open = use_state(|| false);
    {
        let setter = entries.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                // Without the list the chosen place still works; its page says what is missing.
                setter.set(packs::index().await.unwrap_or_default());
            });
        });
    }
    let Some(settings) = settings else { return html! {} };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(false))
    };
    let chosen = entries.iter().find(|entry| entry.id == settings.pack);
    let years = offered(clock::today().year(), chosen.and_then(|entry| entry.years));
    html! {
        <header class="bar">
            <div class="bar-in">
                { link(&Route::Home, "product", words::PRODUCT) }
                <div class="chosen">
                    <select aria-label={words::PLACE} onchange={choose(&settings, Choose::Pack)}>
                        { for entries.iter().map(|entry| html! {
                            <option value={entry.id.clone()} selected={entry.id == settings.pack}>{ &entry.place }</option>
                        }) }
                    </select>
                    <select aria-label={words::YEAR} onchange={choose(&settings, |year| Choose::Year(year.parse().unwrap_or_else(|_| clock::today().year())))}>
                        { for years.map(|year| html! {
                            <option value={year.to_string()} selected={year == settings.year}>{ words::year(year) }</option>
                        }) }
                    </select>
                </div>
                <button type="button" class="menu-button" aria-expanded={open.to_string()} aria-controls="menu" onclick={toggle}>{ words::MENU }</button>
                <nav id="menu" class={classes!("menu", open.then_some("open"))} onclick={close}>
                    { link(&Route::Open, "", words::OPEN_FILE) }
                    { link(&Route::Office, "", words::RECEIVE) }
                    { link(&Route::Keys, "", words::KEYS) }
                    { link(&Route::Help, "", words::HELP) }
                </nav>
            </div>
        </header>
    }
}

/// The years that can be chosen: those around this one, and back to the notice's first.
fn offered(now: i32, notice: Option<(i32, i32)>) -> RangeInclusive<i32> {
    let (from, to) = notice.unwrap_or((now, now));
    from.min(now - 2)..=to.max(now + 1)
}

fn choose(settings: &SettingsHandle, act: impl Fn(String) -> Choose + 'static) -> Callback<Event> {
    let settings = settings.clone();
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            settings.dispatch(act(select.value()));
        }
    })
}
