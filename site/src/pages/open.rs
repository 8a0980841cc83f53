//! Open a file somebody handed over: the verdict in words, then the file.

mod incoming;
pub mod judging;
mod state;
pub mod together;
mod view;

use gloo::file::File;
use yew::prelude::*;

use crate::components::difference_list::difference_list;
use crate::components::drop_zone::DropZone;
use crate::components::heading::Heading;
use crate::components::message::{Tone, message};
use crate::components::roster_panel::RosterPanel;
use crate::components::sign_panel::Signed;
use crate::components::workbook_links::WorkbookLinks;
use crate::effects::rosters::{self, Candidate};
use crate::effects::{focus, paint};
use crate::words::open as words;
use incoming::Opened;
use state::{Desk, Turn};
use together::{Apart, together};
use view::OpenedView;

type Desking = UseReducerDispatcher<Desk>;

/// The page.
#[component]
pub fn OpenPage() -> Html {
    let desk = use_reducer_eq(Desk::default);
    let dispatcher = desk.dispatcher();
    {
        let dispatcher = dispatcher.clone();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                if let Some(pinned) = rosters::newest().await {
                    dispatcher.dispatch(Turn::Roster(pinned));
                }
            });
        });
    }
    let task = |run: fn(Desking, Vec<File>)| {
        let dispatcher = dispatcher.clone();
        Callback::from(move |files| run(dispatcher.clone(), files))
    };
    let onfiles = task(|desk, files| wasm_bindgen_futures::spawn_local(open_all(desk, files)));
    let onroster = task(|desk, files| wasm_bindgen_futures::spawn_local(look_at_roster(desk, files)));
    let onuse = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |candidate| {
            wasm_bindgen_futures::spawn_local(rely_on(dispatcher.clone(), candidate))
        })
    };
    let ondecline = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |()| dispatcher.dispatch(Turn::Declined))
    };
    let onsigned = {
        let (dispatcher, name) = (
            dispatcher.clone(),
            desk.opened.as_ref().map(|opened| opened.name.clone()),
        );
        Callback::from(move |signed: Signed| {
            let opened = Opened::of(
                name.as_deref().unwrap_or_default(),
                signed.text.clone().into_bytes(),
            );
            if let Ok(opened) = opened {
                dispatcher.dispatch(Turn::Signed(opened, signed));
            }
        })
    };
    let panel = html! {
        <RosterPanel current={desk.roster.clone()} candidate={desk.candidate.clone()} told={desk.roster_told.clone()}
            onfiles={onroster} {onuse} {ondecline} />
    };
    // A file dropped beside the marked place would otherwise take the page away.
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div class="page open-page" {ondragover} {ondrop}>
            <div class="no-print"><Heading text={words::TITLE} /></div>
            <p class="no-print">{ words::INTRO }</p>
            <DropZone id="open-file" label={words::CHOOSE_FILE} hint={words::FILE_HINT} {onfiles} />
            if let Some(fault) = &desk.fault { { apart(fault) } }
            if let Some(opened) = &desk.opened {
                <OpenedView key={desk.serial} opened={opened.clone()} roster={desk.roster.clone()} signed={desk.signed.clone()} {onsigned}>
                    { panel }
                </OpenedView>
            } else {
                { panel }
                <WorkbookLinks />
            }
        </div>
    }
}

/// Why files could not be opened, and where two copies differ.
fn apart(fault: &Apart) -> Html {
    html! {
        <>
            { message(Tone::Problem, html! { { &fault.text } }) }
            if !fault.differences.is_empty() {
                { difference_list(&fault.differences, words::ONE_COPY, words::OTHER_COPY) }
            }
        </>
    }
}

/// Opens what was chosen or dropped. What cannot be opened leaves the page as it is.
async fn open_all(desk: Desking, files: Vec<File>) {
    let mut read = Vec::new();
    for file in &files {
        match Opened::read(file).await {
            Ok(opened) => read.push(opened),
            Err(text) => {
                let text = words::not_opened(&file.name(), &text);
                return desk.dispatch(Turn::Refused(text.into()));
            }
        }
    }
    match together(read).await {
        Ok(brought) => {
            if let Some(opened) = brought.opened {
                desk.dispatch(Turn::Opened(opened));
                show("opened").await;
            }
            if let Some(roster) = brought.roster {
                candidate(&desk, &roster.text, |text| Turn::Refused(text.into())).await;
            }
        }
        Err(fault) => desk.dispatch(Turn::Refused(fault)),
    }
}

async fn look_at_roster(desk: Desking, files: Vec<File>) {
    let Some(file) = files.first() else { return };
    let refused = |text| Turn::RosterTold(false, text);
    match Opened::read(file).await {
        Ok(opened) => candidate(&desk, &opened.text, refused).await,
        Err(text) => desk.dispatch(refused(text)),
    }
}

async fn candidate(desk: &Desking, text: &str, refused: impl Fn(String) -> Turn) {
    match rosters::examine(text, &rosters::all().await) {
        Ok(candidate) => {
            desk.dispatch(Turn::Candidate(candidate));
            show("roster-question").await;
        }
        Err(text) => desk.dispatch(refused(text)),
    }
}

async fn rely_on(desk: Desking, candidate: Candidate) {
    let kept = rosters::keep(&candidate.pinned).await;
    desk.dispatch(Turn::Roster(candidate.pinned));
    desk.dispatch(match kept {
        Ok(()) => Turn::RosterTold(true, words::ROSTER_KEPT.to_owned()),
        Err(text) => Turn::RosterTold(false, text),
    });
}

async fn show(id: &str) {
    paint::settled().await;
    focus::go_to_id(id);
}
