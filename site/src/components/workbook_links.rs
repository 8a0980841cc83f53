//! Where the forms of the chosen place can be filled in in Excel.

use yew::prelude::*;

use crate::effects::packs::{Loaded, use_overview};
use crate::routes::Route;
use crate::settings::{Settings, SettingsHandle};
use crate::words::workbook as words;

/// The links, a form each.
#[component]
pub fn WorkbookLinks() -> Html {
    let settings = use_context::<SettingsHandle>();
    let pack = settings
        .map_or_else(Settings::load, |handle| (*handle).clone())
        .pack;
    let Loaded::Ready(overview) = use_overview(&pack) else {
        return html! {};
    };
    let line = |form: &bangfu_api::pack::FormTitle| {
        let route = Route::Workbook {
            pack: pack.clone(),
            form: form.id.clone(),
        };
        html! { <li><a href={route.address()}>{ format!("{}（{}）", form.title, form.subtitle) }</a></li> }
    };
    html! {
        <section>
            <h2>{ words::TITLE }</h2>
            <p>{ words::LINKS_HINT }</p>
            <ul class="plain">{ for overview.forms.iter().map(line) }</ul>
        </section>
    }
}
