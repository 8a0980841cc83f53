//! Keep a roster: begin one or open one, take keys in, give keys up, sign.

use bangfu_api::seal::{Kind, bare};
use gloo::file::File;
use yew::prelude::*;

use crate::components::drop_zone::DropZone;
use crate::components::heading::Heading;
use crate::components::message::{Tone, message};
use crate::components::roster_begin::RosterBegin;
use crate::components::roster_done::RosterDone;
use crate::components::roster_enrol::RosterEnrol;
use crate::components::roster_head::RosterHead;
use crate::components::roster_keys::RosterKeys;
use crate::components::roster_sign::RosterSign;
use crate::effects::{files, focus, paint, roster_draft, rosters};
use crate::keeping::lines::{lines, revision};
use crate::keeping::signing::Signed;
use crate::keeping::{Act, Keeping, Work, opening};
use crate::words::{open, roster as words};

type Desk = UseReducerDispatcher<Keeping>;

/// The page.
#[component]
pub fn RosterPage() -> Html {
    let keeping = use_reducer_eq(Keeping::default);
    let desk = keeping.dispatcher();
    use_draft(&keeping);
    let stage = match (&keeping.work, &keeping.signed) {
        (Some(work), _) => in_work(work, &desk),
        (None, Some(signed)) => done(signed, &keeping, &desk),
        (None, None) => begin(&desk),
    };
    // A file dropped beside the marked place would otherwise take the page away.
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div class="page narrow roster-page" {ondragover} {ondrop}>
            <Heading text={words::TITLE} />
            <p>{ words::INTRO }</p>
            if let Some((good, text)) = &keeping.told {
                { message(if *good { Tone::Good } else { Tone::Problem }, html! { { text } }) }
            }
            { stage }
        </div>
    }
}

/// Nothing lies on the table yet.
fn begin(desk: &Desk) -> Html {
    let onbegun = {
        let desk = desk.clone();
        Callback::from(move |document| take_up(&desk, Work::of(document, None)))
    };
    html! {
        <>
            <section>
                <h2>{ words::OPEN }</h2>
                <DropZone id="roster-file" label={words::CHOOSE} hint={words::OPEN_HINT} onfiles={task(desk, opened)} />
            </section>
            <RosterBegin {onbegun} />
        </>
    }
}

/// The next revision is in work.
fn in_work(work: &Work, desk: &Desk) -> Html {
    let act = |act: fn() -> Act| {
        let desk = desk.clone();
        Callback::from(move |()| desk.dispatch(act()))
    };
    let onchanged = {
        let desk = desk.clone();
        Callback::from(move |(document, what)| desk.dispatch(Act::Changed(document, what)))
    };
    let onsave = {
        let (desk, document) = (desk.clone(), work.document.clone());
        Callback::from(move |()| {
            let name = words::draft_name(revision(&document));
            save(&desk, &name, &bare(&document, Kind::Roster));
        })
    };
    // Once a key was taken in, the panel starts afresh for the next card.
    let count = lines(&work.document).len();
    html! {
        <>
            <RosterHead work={work.clone()} {onsave} onundo={act(|| Act::Undone)} ongiveup={act(|| Act::GivenUp)} />
            <RosterKeys document={work.document.clone()} onchanged={onchanged.clone()} />
            <RosterEnrol key={count} document={work.document.clone()} {onchanged} />
            <RosterSign document={work.document.clone()} onsigned={task(desk, signed)} />
        </>
    }
}

/// A revision was signed just now.
fn done(signed: &Signed, keeping: &Keeping, desk: &Desk) -> Html {
    let onsave = {
        let (desk, signed) = (desk.clone(), signed.clone());
        Callback::from(move |()| save(&desk, &signed.file_name, &signed.text))
    };
    let onuse = task(desk, take_into_use).reform({
        let candidate = keeping.candidate.clone();
        move |()| candidate.clone()
    });
    let ongoon = task(desk, go_on).reform({
        let text = signed.text.clone();
        move |()| text.clone()
    });
    let in_use = keeping
        .in_use
        .as_ref()
        .is_some_and(|pinned| pinned.text == signed.text);
    let differs = keeping
        .candidate
        .as_ref()
        .is_some_and(|candidate| candidate.standing == rosters::Standing::Differs);
    html! { <RosterDone signed={signed.clone()} {in_use} {differs} {onsave} {onuse} {ongoon} /> }
}

/// The work is kept on this computer after every change, and taken up again when the page is opened.
#[hook]
fn use_draft(keeping: &UseReducerHandle<Keeping>) {
    let desk = keeping.dispatcher();
    use_effect_with((), {
        let desk = desk.clone();
        move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                if let Some(work) = roster_draft::last().await {
                    desk.dispatch(Act::Taken(work));
                    desk.dispatch(Act::Told(true, words::TAKEN_UP.to_owned()));
                }
            });
        }
    });
    let had = use_mut_ref(|| false);
    use_effect_with(keeping.work.clone(), move |work| {
        let work = work.clone();
        let left = std::mem::replace(&mut *had.borrow_mut(), work.is_some()) && work.is_none();
        wasm_bindgen_futures::spawn_local(async move {
            match work {
                Some(work) => {
                    if let Err(text) = roster_draft::keep(&work).await {
                        desk.dispatch(Act::Told(false, text));
                    }
                }
                None if left => roster_draft::forget().await,
                None => {}
            }
        });
    });
}

/// A callback that runs a task of the page.
fn task<T: 'static, F: Future<Output = ()> + 'static>(desk: &Desk, run: fn(Desk, T) -> F) -> Callback<T> {
    let desk = desk.clone();
    Callback::from(move |input| wasm_bindgen_futures::spawn_local(run(desk.clone(), input)))
}

fn take_up(desk: &Desk, work: Work) {
    desk.dispatch(Act::Taken(work));
    wasm_bindgen_futures::spawn_local(show("roster-work"));
}

async fn opened(desk: Desk, files: Vec<File>) {
    let Some(file) = files.first() else { return };
    let work = match files::read(file).await {
        Ok(bytes) => opening::roster(&bytes, &rosters::all().await),
        Err(text) => Err(text),
    };
    match work {
        Ok(work) => take_up(&desk, work),
        Err(text) => desk.dispatch(Act::Told(false, open::not_opened(&file.name(), &text))),
    }
}

async fn go_on(desk: Desk, text: String) {
    match opening::roster(text.as_bytes(), &rosters::all().await) {
        Ok(work) => take_up(&desk, work),
        Err(text) => desk.dispatch(Act::Told(false, text)),
    }
}

async fn signed(desk: Desk, signed: Signed) {
    save(&desk, &signed.file_name, &signed.text);
    let candidate = rosters::examine(&signed.text, &rosters::all().await).ok();
    desk.dispatch(Act::Signed(signed, candidate));
    show("roster-signed").await;
}

/// The root is this person's own, so there is nothing to compare once more.
async fn take_into_use(desk: Desk, candidate: Option<rosters::Candidate>) {
    let Some(candidate) = candidate else { return };
    if let Err(text) = rosters::keep(&candidate.pinned).await {
        desk.dispatch(Act::Told(false, text));
    }
    desk.dispatch(Act::InUse(candidate.pinned));
}

fn save(desk: &Desk, name: &str, text: &str) {
    if let Err(text) = files::save(name, text) {
        desk.dispatch(Act::Told(false, text));
    }
}

async fn show(id: &str) {
    paint::settled().await;
    focus::go_to_id(id);
}
