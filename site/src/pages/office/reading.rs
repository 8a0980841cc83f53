//! While files are read: how far, and a way to stop.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::Batch;
use crate::counter::message::{Progress, Summary};
use crate::effects::counter;
use crate::words::office as words;

/// Files handed to the worker at a time: enough to be quick, few enough to show progress and to stop soon.
const SHARE: usize = 48;

#[derive(Properties, PartialEq)]
pub struct ReadingProps {
    pub batch: Batch,
    pub ondone: Callback<(Summary, String)>,
    pub onproblem: Callback<String>,
}

/// Reads the files, share by share.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let progress = use_state(Progress::default);
    let stopped = use_mut_ref(|| Rc::new(Cell::new(false)));
    {
        let (progress, stopped) = (progress.setter(), Rc::clone(&stopped.borrow()));
        let (ondone, onproblem) = (props.ondone.clone(), props.onproblem.clone());
        use_effect_with(props.batch.clone(), move |batch| {
            let batch = batch.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let read = read(&batch, &stopped, |now| progress.set(now)).await;
                match read {
                    Ok(summary) => ondone.emit((summary, batch.about)),
                    Err(text) => onproblem.emit(text),
                }
            });
        });
    }
    let stop = {
        let stopped = Rc::clone(&stopped.borrow());
        Callback::from(move |_: MouseEvent| stopped.set(true))
    };
    let all = props.batch.files.len();
    html! {
        <section class="reading" aria-live="polite">
            <p class="waiting">{ words::progress(progress.read, all, progress.unusable) }</p>
            <progress max={all.to_string()} value={progress.read.to_string()} aria-label={words::READING}></progress>
            <p><button type="button" class="second" onclick={stop}>{ words::CANCEL }</button></p>
        </section>
    }
}

async fn read(batch: &Batch, stopped: &Cell<bool>, told: impl Fn(Progress)) -> Result<Summary, String> {
    for share in batch.files.chunks(SHARE) {
        if stopped.get() {
            break;
        }
        told(counter::add(share).await?);
    }
    counter::finish(batch.list.as_deref().map(Vec::as_slice)).await
}
