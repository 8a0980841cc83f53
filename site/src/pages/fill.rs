//! Filling in a form.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::editor::Editor;
use crate::components::trouble::trouble;
use crate::components::waiting::Waiting;
use crate::effects::open_draft::{Wanted, open_draft};
use crate::effects::packs::Loaded;
use crate::settings::{Settings, SettingsHandle};
use crate::sheet::Sheet;
use crate::words;

#[derive(Properties, PartialEq)]
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
    let opened = use_state(|| Loaded::Waiting);
    {
        let setter = opened.setter();
        let wanted = match props.draft.as_deref() {
            None => Wanted::Newest(year),
            Some(words::NEW_DRAFT) => Wanted::Blank(year),
            Some(draft) => Wanted::Draft(draft.to_owned()),
        };
        use_effect_with(
            (props.pack.clone(), props.form.clone(), wanted),
            move |(pack, form, wanted)| {
                let (pack, form, wanted) = (pack.clone(), form.clone(), wanted.clone());
                setter.set(Loaded::Waiting);
                wasm_bindgen_futures::spawn_local(async move {
                    setter.set(match open_draft(&pack, &form, &wanted).await {
                        Ok(opened) => Loaded::Ready(Rc::new(Sheet::new(opened.session, false))),
                        Err(text) => Loaded::Failed(text),
                    });
                });
            },
        );
    }
    match &*opened {
        Loaded::Waiting => html! { <Waiting /> },
        Loaded::Failed(text) => trouble(text),
        Loaded::Ready(sheet) => {
            html! { <Editor key={sheet.look(|session| session.inner().filing().id.clone())} sheet={Rc::clone(sheet)} /> }
        }
    }
}
