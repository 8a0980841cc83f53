//! Going on with a filing as a draft of this computer.

use std::rc::Rc;

use bangfu_api::rules::Filing;
use bangfu_api::seal::File;
use yew::prelude::*;

use super::message::{Tone, message};
use crate::effects::drafts::{self, Draft};
use crate::effects::journal::Kept;
use crate::routes::Route;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct ContinueDraftProps {
    /// The unsigned filing.
    pub file: Rc<File>,
    /// What the button says.
    pub label: AttrValue,
    /// The text of the signed revision it amends, which is kept beside it.
    #[prop_or_default]
    pub earlier: Option<AttrValue>,
}

/// What stands in the way of going on.
#[derive(Debug, Clone, PartialEq)]
enum Doubt {
    /// The file cannot become a draft.
    Broken,
    /// Another draft of the same filing lies here already.
    Have(Box<(Draft, String)>),
    /// The browser does not store; the draft lives in this tab alone.
    NotStored(String),
}

/// The button, and the question where there is a draft already.
#[component]
pub fn ContinueDraft(props: &ContinueDraftProps) -> Html {
    let doubt = use_state(|| None::<Doubt>);
    let go = Callback::from(|draft: Draft| Route::draft(&draft.form, &draft.id).iter().for_each(Route::go));
    let take = {
        let (doubt, go, earlier) = (doubt.setter(), go.clone(), props.earlier.clone());
        Callback::from(move |draft: Draft| {
            let (doubt, go, earlier) = (doubt.clone(), go.clone(), earlier.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match keep(&draft, earlier.as_deref()).await {
                    Ok(()) => go.emit(draft),
                    Err(text) => doubt.set(Some(Doubt::NotStored(text))),
                }
            });
        })
    };
    let onclick = {
        let (doubt, take, file) = (doubt.setter(), take.clone(), Rc::clone(&props.file));
        Callback::from(move |_: MouseEvent| {
            let Some(draft) = draft(&file) else {
                return doubt.set(Some(Doubt::Broken));
            };
            let (doubt, take) = (doubt.clone(), take.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match drafts::get(&draft.id)
                    .await
                    .filter(|known| stands_against(known, &draft))
                {
                    Some(known) => doubt.set(Some(Doubt::Have(Box::new((draft, known.draft.saved))))),
                    None => take.emit(draft),
                }
            });
        })
    };
    match &*doubt {
        None => {
            html! { <p class="acts"><button type="button" class="primary" {onclick}>{ &props.label }</button></p> }
        }
        Some(Doubt::Broken) => html! { { message(Tone::Problem, html! { { words::BROKEN_DRAFT } }) } },
        Some(Doubt::NotStored(text)) => html! { { message(Tone::Problem, html! { { text } }) } },
        Some(Doubt::Have(have)) => {
            let with = |callback: &Callback<Draft>| {
                let draft = have.0.clone();
                callback.reform(move |_: MouseEvent| draft.clone())
            };
            html! {
                <div class="question" role="alertdialog" aria-label={props.label.clone()}>
                    <p>{ words::have_draft(&have.1) }</p>
                    <p class="acts">
                        <button type="button" class="second" onclick={with(&go)}>{ words::USE_DRAFT }</button>
                        <button type="button" class="danger" onclick={with(&take)}>{ words::USE_FILE }</button>
                    </p>
                </div>
            }
        }
    }
}

async fn keep(draft: &Draft, earlier: Option<&str>) -> Result<(), String> {
    if let Some(earlier) = earlier {
        drafts::keep_earlier(&draft.id, earlier).await?;
    }
    drafts::remember(draft.clone());
    drafts::persist(&draft.id).await
}

/// Whether a draft here says something the new one does not follow from: the same revision with other content, or a
/// later one. The draft of an earlier revision has been signed, so nothing is lost with it.
fn stands_against(known: &Kept, new: &Draft) -> bool {
    let revision = |draft: &Draft| {
        let file = File::read(draft.text.as_bytes()).ok()?;
        file.document().get("revision")?.as_integer()
    };
    let differs = !known.batches.is_empty() || known.draft.text != new.text;
    differs && revision(&known.draft) >= revision(new)
}

/// The filing as a draft of now; none when it has no id that can stand in an address.
fn draft(file: &File) -> Option<Draft> {
    let filing = Filing::read(file.document())?;
    let fit = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    let (pack, form) = filing.form.id.split_once('/')?;
    if !fit(pack) || !fit(form) || !fit(&filing.id) || filing.id.len() != 36 {
        return None;
    }
    Some(Draft::of(&filing, file.written()))
}
