//! The receiving office: a folder of files becomes a queue, totals, and what has to be seen to.

mod begin;
mod cells;
mod checks;
mod drafting;
mod exporting;
mod pictures;
mod queue;
mod reading;
mod receipts;
mod reminder;
mod results;
mod totals;

use yew::prelude::*;

use crate::components::heading::Heading;
use crate::components::message::{Tone, message};
use crate::counter::message::Summary;
use crate::effects::folder::Named;
use crate::effects::style;
use crate::words::office as words;
use begin::BeginPanel;
use reading::Reading;
use results::Results;

const STYLE: &str = include_str!("../../styles/office.css");

/// Where the work is.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Nothing was handed in yet.
    Begin,
    /// Files are read.
    Reading(Batch),
    /// Everything is put together.
    Done(Box<Summary>, String),
}

/// What was handed in.
#[derive(Clone)]
pub struct Batch {
    /// The files.
    pub files: std::rc::Rc<Vec<Named>>,
    /// The office's own list.
    pub list: Option<std::rc::Rc<Vec<Vec<String>>>>,
    /// What is said of it above the results.
    pub about: String,
}

impl PartialEq for Batch {
    fn eq(&self, other: &Batch) -> bool {
        std::rc::Rc::ptr_eq(&self.files, &other.files)
    }
}

/// The page.
#[component]
pub fn OfficePage() -> Html {
    use_effect_with((), |()| style::take_up(STYLE));
    let stage = use_state(|| Stage::Begin);
    let told = use_state(|| None::<String>);
    let set = |make: fn(Batch) -> Stage| {
        let (stage, told) = (stage.setter(), told.setter());
        Callback::from(move |batch| {
            told.set(None);
            stage.set(make(batch));
        })
    };
    let onproblem = {
        let (stage, told) = (stage.setter(), told.setter());
        Callback::from(move |text: String| {
            told.set(Some(text));
            stage.set(Stage::Begin);
        })
    };
    let ondone = {
        let stage = stage.setter();
        Callback::from(move |(summary, about): (Summary, String)| {
            stage.set(Stage::Done(Box::new(summary), about));
        })
    };
    let onagain = {
        let stage = stage.setter();
        Callback::from(move |()| stage.set(Stage::Begin))
    };
    // A file dropped beside the marked place would otherwise take the page away.
    let stay = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div class="page office-page" ondragover={stay.clone()} ondrop={stay}>
            <Heading text={words::TITLE} />
            if let Some(text) = &*told { { message(Tone::Problem, html! { { text } }) } }
            { match &*stage {
                Stage::Begin => html! { <BeginPanel onbatch={set(Stage::Reading)} onproblem={onproblem.clone()} /> },
                Stage::Reading(batch) => html! { <Reading batch={batch.clone()} {ondone} {onproblem} /> },
                Stage::Done(summary, about) => html! { <Results summary={(**summary).clone()} about={about.clone()} {onagain} /> },
            } }
        </div>
    }
}
