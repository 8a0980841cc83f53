//! The workbook of the form, out: blank, or with a draft of this computer.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::message::{Tone, message};
use crate::effects::drafts::{self, Draft};
use crate::effects::open_draft::read_draft;
use crate::effects::{files, packs, workbooks};
use crate::settings::{Settings, SettingsHandle};
use crate::words::workbook as words;

#[derive(Properties, PartialEq)]
pub struct TemplatePanelProps {
    pub pack: String,
    /// `<pack>/<form>`
    pub form: String,
    pub title: AttrValue,
}

/// Where the work is.
#[derive(Clone, PartialEq)]
enum Stage {
    Asking,
    Making,
    Refused(String),
}

/// The panel.
#[component]
pub fn TemplatePanel(props: &TemplatePanelProps) -> Html {
    let settings = use_context::<SettingsHandle>();
    let year = settings
        .map_or_else(Settings::load, |handle| (*handle).clone())
        .year;
    let drafts = use_state(Vec::<Draft>::new);
    let chosen = use_state(|| None::<usize>);
    let stage = use_state(|| Stage::Asking);
    {
        let (drafts, chosen) = (drafts.setter(), chosen.setter());
        use_effect_with(props.form.clone(), move |form| {
            let form = form.clone();
            chosen.set(None);
            wasm_bindgen_futures::spawn_local(async move {
                let mut own = drafts::all().await;
                own.retain(|draft| draft.form == form);
                drafts.set(own);
            });
        });
    }
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            chosen.set(select.and_then(|select| select.value().parse().ok()));
        })
    };
    let onclick = {
        let draft = chosen.and_then(|at| drafts.get(at).cloned());
        let (pack, form, title) = (props.pack.clone(), props.form.clone(), props.title.clone());
        let stage = stage.setter();
        Callback::from(move |_: MouseEvent| {
            let (pack, form, title) = (pack.clone(), form.clone(), title.clone());
            let (draft, stage) = (draft.clone(), stage.clone());
            stage.set(Stage::Making);
            wasm_bindgen_futures::spawn_local(async move {
                let year = draft.as_ref().map_or(year, |draft| draft.year);
                let made = make(&pack, &form, draft.map(|draft| draft.id)).await;
                let saved = made.and_then(|bytes| files::save_bytes(&words::file_name(&title, year), &bytes));
                stage.set(saved.map_or_else(Stage::Refused, |()| Stage::Asking));
            });
        })
    };
    let making = *stage == Stage::Making;
    html! {
        <section class="card">
            <h2>{ words::DOWNLOAD }</h2>
            <p>{ words::DOWNLOAD_HINT }</p>
            if !drafts.is_empty() {
                <label class="filter">{ words::WITH }
                    <select onchange={onchoose}>
                        <option value="" selected={chosen.is_none()}>{ words::WITH_NOTHING }</option>
                        { for drafts.iter().enumerate().map(|(at, draft)| html! {
                            <option value={at.to_string()} selected={*chosen == Some(at)}>{ words::draft(&draft.filer, draft.year, &draft.saved) }</option>
                        }) }
                    </select>
                </label>
            }
            <p class="acts">
                <button type="button" class="primary" disabled={making} {onclick}>{ words::DOWNLOAD }</button>
                <span role="status" class="quiet">{ if making { words::MAKING } else { "" } }</span>
            </p>
            if let Stage::Refused(text) = &*stage { { message(Tone::Problem, html! { { text } }) } }
        </section>
    }
}

async fn make(pack: &str, form: &str, draft: Option<String>) -> Result<Vec<u8>, String> {
    let (_, packs) = packs::texts(pack).await?;
    let filing = match draft {
        Some(id) => Some(read_draft(form, &id).await?),
        None => None,
    };
    workbooks::template(&packs, form, filing.as_deref()).await
}
