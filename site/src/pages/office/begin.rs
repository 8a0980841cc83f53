//! Before a folder is read: which notice and year, which roster, when it came, whose list.

use std::rc::Rc;

use bangfu_api::model::Instant;
use web_sys::{HtmlInputElement, wasm_bindgen::JsCast};
use yew::prelude::*;

use super::Batch;
use crate::components::drop_zone::FilePicker;
use crate::components::message::{Tone, quiet_message};
use crate::components::text_box::TextBox;
use crate::counter::message::Begin;
use crate::effects::folder::{self, Named};
use crate::effects::packs::{self, Loaded, use_overview};
use crate::effects::rosters::{self, Pinned};
use crate::effects::{clock, counter, focus, list};
use crate::routes::{Route, link};
use crate::settings::{Settings, SettingsHandle};
use crate::words::office as words;

#[derive(Properties, PartialEq)]
pub struct BeginPanelProps {
    pub onbatch: Callback<Batch>,
    pub onproblem: Callback<String>,
}

/// The office's own list: its name, and its rows.
type List = (String, Rc<Vec<Vec<String>>>);

/// The panel.
#[component]
pub fn BeginPanel(props: &BeginPanelProps) -> Html {
    let settings = use_context::<SettingsHandle>();
    let settings = settings.map_or_else(Settings::load, |handle| (*handle).clone());
    let overview = use_overview(&settings.pack);
    let roster = use_state(|| Loaded::<Option<(Pinned, String)>>::Waiting);
    let list = use_state(|| None::<List>);
    let at = use_state(|| words::moment(clock::now()));
    {
        let roster = roster.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                // A roster of thousands of keys is not read anew whenever the page is drawn.
                let with_facts = |pinned: Pinned| {
                    let facts = pinned.facts();
                    (pinned, facts)
                };
                roster.set(Loaded::Ready(rosters::newest().await.map(with_facts)));
            });
        });
    }
    let Loaded::Ready(roster) = &*roster else {
        return html! { <p class="loading">{ crate::words::LOADING }</p> };
    };
    let Some((roster, facts)) = roster else {
        return html! {
            <>
                <p>{ words::INTRO }</p>
                { quiet_message(Tone::Care, html! { <><p>{ words::NO_ROSTER }</p><p>{ link(&Route::Open, "button", words::TO_OPEN) }</p></> }) }
            </>
        };
    };
    let place = match &overview {
        Loaded::Ready(overview) => overview.notice.place.name.clone(),
        _ => String::new(),
    };
    let onfiles = {
        let (settings, roster, list, at) = (settings.clone(), roster.clone(), list.clone(), at.clone());
        let (onbatch, onproblem, place) = (props.onbatch.clone(), props.onproblem.clone(), place.clone());
        Callback::from(move |named: Vec<Named>| {
            if named.is_empty() {
                return onproblem.emit(words::NOTHING.to_owned());
            }
            let at = moment(&at).unwrap_or_else(clock::now);
            let batch = Batch {
                about: words::received(&place, settings.year, named.len(), at),
                files: Rc::new(named),
                list: list.as_ref().map(|(_, rows)| Rc::clone(rows)),
            };
            let (settings, roster) = (settings.clone(), roster.clone());
            let (onbatch, onproblem) = (onbatch.clone(), onproblem.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match begin(&settings, roster, at).await {
                    Ok(()) => onbatch.emit(batch),
                    Err(text) => onproblem.emit(text),
                }
            });
        })
    };
    let onlist = {
        let (list, onproblem) = (list.setter(), props.onproblem.clone());
        Callback::from(move |chosen: Vec<gloo::file::File>| {
            let (list, onproblem) = (list.clone(), onproblem.clone());
            let Some(file) = chosen.into_iter().next() else {
                return;
            };
            wasm_bindgen_futures::spawn_local(async move {
                match list::rows(&file).await {
                    Ok(rows) => list.set(Some((file.name(), Rc::new(rows)))),
                    Err(text) => onproblem.emit(text),
                }
            });
        })
    };
    let drop_list = {
        let list = list.setter();
        Callback::from(move |_: MouseEvent| list.set(None))
    };
    let onat = {
        let at = at.setter();
        Callback::from(move |text: String| at.set(text))
    };
    html! {
        <>
            <p>{ words::INTRO }</p>
            <FolderZone {onfiles} />
            <section class="office-settings">
                <p class="quiet">{ facts }</p>
                <div class="field">
                    <label for="office-at">{ words::AT }</label>
                    <p class="hint" id="office-at-hint">{ words::AT_HINT }</p>
                    <TextBox id="office-at" value={AttrValue::from((*at).clone())} width={10} described_by="office-at-hint" onenter={onat} />
                </div>
                <div class="field">
                    <p class="label">{ words::LIST }</p>
                    <p class="hint">{ words::LIST_HINT }</p>
                    if let Some((name, rows)) = &*list {
                        <p>{ format!("{name}（{} 行）", rows.len().saturating_sub(1)) }{ " " }<button type="button" class="link" onclick={drop_list}>{ words::LIST_DROP }</button></p>
                    } else {
                        <FilePicker id="office-list" label={words::LIST_CHOOSE} accept=".xlsx,.csv" onfiles={onlist} />
                    }
                </div>
            </section>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FolderZoneProps {
    onfiles: Callback<Vec<Named>>,
}

/// Where a folder is dropped or chosen.
#[component]
fn FolderZone(props: &FolderZoneProps) -> Html {
    let over = use_state(|| false);
    let folder_input = use_node_ref();
    use_effect_with(folder_input.clone(), |input| {
        // Yew knows no such attribute.
        if let Some(input) = input.cast::<HtmlInputElement>() {
            let _ = input.set_attribute("webkitdirectory", "");
        }
    });
    let hover = |to: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(to);
        })
    };
    let ondrop = {
        let (over, onfiles) = (over.clone(), props.onfiles.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let entries = event.data_transfer().map(|data| folder::dropped(&data));
            let onfiles = onfiles.clone();
            wasm_bindgen_futures::spawn_local(async move {
                onfiles.emit(folder::files(entries.unwrap_or_default()).await);
            });
        })
    };
    let onchange = props.onfiles.reform(|event: Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let list = input.as_ref().and_then(HtmlInputElement::files);
        let files = list.map(|list| {
            (0..list.length())
                .filter_map(|at| list.item(at))
                .map(gloo::file::File::from)
                .collect()
        });
        if let Some(input) = input {
            input.set_value("");
        }
        folder::named(files.unwrap_or_default())
    });
    html! {
        <div class={classes!("drop-zone", over.then_some("over"))} ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            <p>{ words::DROP }</p>
            <p class="acts">
                <span class="picker">
                    <input type="file" id="office-folder" ref={folder_input} multiple=true onchange={onchange.clone()} />
                    <label for="office-folder" class="button">{ words::FOLDER }</label>
                </span>
                <span class="picker">
                    <input type="file" id="office-files" multiple=true onchange={onchange} />
                    <label for="office-files" class="button second">{ words::FILES }</label>
                </span>
            </p>
        </div>
    }
}

/// Hands the worker what it works by.
async fn begin(settings: &Settings, roster: Pinned, at: Instant) -> Result<(), String> {
    let (overview, packs) = packs::texts(&settings.pack).await?;
    let begin = Begin {
        packs,
        overview,
        roster: roster.text,
        root: roster.root,
        highest: roster.highest,
        year: settings.year,
        at,
    };
    counter::begin(&begin).await?;
    focus::go_to_id("main");
    Ok(())
}

/// `2026-12-10 09:30`, or without a time.
fn moment(text: &str) -> Option<Instant> {
    let text = text.trim();
    let (day, time) = text.split_once(' ').unwrap_or((text, "23:59"));
    Instant::parse(&format!("{day}T{}:00+08:00", time.trim()))
}
