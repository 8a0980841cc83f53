//! A filled-in workbook, in: what it holds, what has to be told of it, and how to go on.

use std::rc::Rc;

use bangfu_api::seal::File;
use yew::prelude::*;

use super::found::{findings, notes};
use crate::components::continue_draft::ContinueDraft;
use crate::components::drop_zone::DropZone;
use crate::components::message::{Tone, message};
use crate::effects::{focus, packs, paint, workbooks};
use crate::settings::{Settings, SettingsHandle};
use crate::words::workbook as words;
use crate::workbook::message::Reading;

#[derive(Properties, PartialEq)]
pub struct ReadPanelProps {
    pub pack: String,
    /// `<pack>/<form>`
    pub form: String,
}

/// Where the work is.
#[derive(Clone, PartialEq)]
enum Stage {
    Asking,
    Reading,
    Refused(String),
    Read(Rc<Read>),
}

/// What was read.
#[derive(Clone, PartialEq)]
struct Read {
    /// Name of the workbook.
    name: String,
    reading: Reading,
    file: Rc<File>,
}

/// The panel.
#[component]
pub fn ReadPanel(props: &ReadPanelProps) -> Html {
    let settings = use_context::<SettingsHandle>();
    let year = settings
        .map_or_else(Settings::load, |handle| (*handle).clone())
        .year;
    let stage = use_state(|| Stage::Asking);
    let onfiles = {
        let (pack, form, stage) = (props.pack.clone(), props.form.clone(), stage.setter());
        Callback::from(move |chosen: Vec<gloo::file::File>| {
            let (pack, form, stage) = (pack.clone(), form.clone(), stage.clone());
            if chosen.len() > 1 {
                return stage.set(Stage::Refused(words::ONE_AT_A_TIME.to_owned()));
            }
            let Some(workbook) = chosen.into_iter().next() else {
                return;
            };
            stage.set(Stage::Reading);
            wasm_bindgen_futures::spawn_local(async move {
                let read = read(&pack, &form, &workbook, year).await;
                stage.set(read.map_or_else(Stage::Refused, |read| Stage::Read(Rc::new(read))));
                paint::settled().await;
                focus::go_to_id("workbook-read");
            });
        })
    };
    html! {
        <section class="card read-panel">
            <h2>{ words::READ }</h2>
            <DropZone id="workbook-file" label={words::CHOOSE} says={words::DROP} hint={words::READ_HINT} accept=".xlsx" multiple=false {onfiles} />
            { match &*stage {
                Stage::Asking => html! {},
                Stage::Reading => html! { <p class="waiting" role="status">{ words::READING }</p> },
                Stage::Refused(text) => message(Tone::Problem, html! { { text } }),
                Stage::Read(read) => outcome(read),
            } }
        </section>
    }
}

fn outcome(read: &Read) -> Html {
    let reading = &read.reading;
    html! {
        <div class="read">
            <h3 id="workbook-read" tabindex="-1">{ words::read_from(&read.name, reading.answered, &reading.rows) }</h3>
            <ContinueDraft file={Rc::clone(&read.file)} label={words::CONTINUE} />
            <h4>{ words::counted(words::NOTES, reading.notes.len()) }</h4>
            if reading.notes.is_empty() { { message(Tone::Good, html! { { words::NO_NOTES } }) } } else { { notes(&reading.notes) } }
            <h4>{ words::counted(words::FINDINGS, reading.findings.len()) }</h4>
            if reading.findings.is_empty() {
                { message(Tone::Good, html! { { words::NO_FINDINGS } }) }
            } else {
                <p class="quiet">{ words::FINDINGS_HINT }</p>
                { findings(&reading.notice, &reading.findings) }
            }
        </div>
    }
}

async fn read(pack: &str, form: &str, workbook: &gloo::file::File, year: i32) -> Result<Read, String> {
    let (_, packs) = packs::texts(pack).await?;
    let reading = workbooks::read(&packs, form, workbook, year).await?;
    let file = File::read(reading.filing.as_bytes()).map_err(|breach| breach.to_string())?;
    Ok(Read {
        name: workbook.name(),
        reading,
        file: Rc::new(file),
    })
}
