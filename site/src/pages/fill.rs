//! Filling in a form.

use yew::prelude::*;

use crate::components::editor::Editor;
use crate::components::opening::use_opened;
use crate::components::trouble::trouble;
use crate::components::waiting::use_waiting;
use crate::effects::open_draft::Wanted;
use crate::effects::packs::Loaded;
use crate::settings::{Settings, SettingsHandle};
use crate::words;

#[derive(Properties, Clone, PartialEq)]
pub struct FillProps {
    pub pack: String,
    pub form: String,
    /// Id of a draft, `new`, or none for the newest of the year.
    pub draft: Option<String>,
}

/// The page: opens the filing, then hands it to the editor.
#[component]
pub fn FillPage(props: &FillProps) -> Html {
    let settings = use_context::<SettingsHandle>();
    let year = settings
        .map_or_else(Settings::load, |handle| (*handle).clone())
        .year;
    let wanted = match props.draft.as_deref() {
        None => Wanted::Newest(year),
        Some(words::NEW_DRAFT) => Wanted::Blank(year),
        Some(draft) => Wanted::Draft(draft.to_owned()),
    };
    let (opened, ontake) = use_opened(&props.pack, &props.form, wanted, false);
    let waiting = use_waiting(props.clone());
    match opened {
        Loaded::Waiting => waiting,
        Loaded::Failed(text) => trouble(&text),
        Loaded::Ready(opened) => {
            let key = opened.name().to_owned();
            html! { <Editor {key} {opened} {ontake} {waiting} /> }
        }
    }
}
