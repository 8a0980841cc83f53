//! The keys of this person: make one, keep it, enrol it.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::enrolment_sheet::EnrolmentSheet;
use crate::components::heading::Heading;
use crate::components::key_list::{Ask, KeyList};
use crate::components::key_loader::KeyLoader;
use crate::components::key_maker::KeyMaker;
use crate::components::message::{Tone, message};
use crate::components::new_key::NewKey;
use crate::effects::keyring::{self, KeptKey};
use crate::effects::{files, focus, paint};
use crate::routes::{Route, link};
use crate::words::{keys as words, roster};

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq)]
struct Ring {
    keys: Vec<KeptKey>,
    /// The key just made, where it is kept, and whether it is.
    made: Option<(KeptKey, String, bool)>,
    /// The key whose enrolment sheet stands ready for the printer.
    sheet: Option<KeptKey>,
    /// Something to tell about the last action: a fault, or what was done.
    told: Option<(bool, String)>,
}

/// What happens.
enum Turn {
    Listed(Vec<KeptKey>),
    Made(KeptKey, String, bool),
    Done,
    Sheet(KeptKey),
    Told(bool, String),
}

impl Reducible for Ring {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut next = (*self).clone();
        match turn {
            Turn::Listed(keys) => next.keys = keys,
            Turn::Made(key, told, kept) => (next.made, next.told) = (Some((key, told, kept)), None),
            Turn::Done => next.made = None,
            Turn::Sheet(key) => next.sheet = Some(key),
            Turn::Told(good, text) => next.told = Some((good, text)),
        }
        next.into()
    }
}

type Ringing = UseReducerDispatcher<Ring>;

/// The page.
#[component]
pub fn KeysPage() -> Html {
    let ring = use_reducer_eq(Ring::default);
    let dispatcher = ring.dispatcher();
    {
        let dispatcher = dispatcher.clone();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move { list(&dispatcher).await })
        });
    }
    let onmade = on(&dispatcher, made);
    let onloaded = on(&dispatcher, loaded);
    let ask = on(&dispatcher, asked);
    let new_key = ring.made.as_ref().map(|(key, told, kept)| {
        let does = |ask: fn(KeptKey) -> Ask| {
            let key = key.clone();
            on(&dispatcher, asked).reform(move |()| ask(key.clone()))
        };
        let ondone = {
            let dispatcher = dispatcher.clone();
            Callback::from(move |()| dispatcher.dispatch(Turn::Done))
        };
        html! {
            <NewKey of={key.clone()} told={told.clone()} kept={*kept} {ondone}
                onsheet={does(Ask::Sheet)} oncard={does(Ask::Card)} ondownload={does(Ask::Download)} />
        }
    });
    html! {
        <>
            <div class="page narrow keys-page no-print">
                <Heading text={words::TITLE} />
                <p>{ words::WHAT_FOR }</p>
                <p>{ words::WHERE_KEPT }</p>
                if let Some((good, text)) = &ring.told {
                    { message(if *good { Tone::Good } else { Tone::Problem }, html! { { text.clone() } }) }
                }
                { new_key.unwrap_or_else(|| html! { <KeyMaker {onmade} /> }) }
                <KeyList keys={ring.keys.clone()} {ask} />
                <KeyLoader {onloaded} />
                <p class="elsewhere">{ link(&Route::Roster, "", roster::TO_ROSTER) }</p>
            </div>
            if let Some(key) = &ring.sheet { <EnrolmentSheet of={key.clone()} /> }
        </>
    }
}

/// A callback that runs a task of the page.
fn on<T: 'static, F: Future<Output = ()> + 'static>(
    dispatcher: &Ringing,
    task: fn(Ringing, T) -> F,
) -> Callback<T> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |input| wasm_bindgen_futures::spawn_local(task(dispatcher.clone(), input)))
}

async fn list(ring: &Ringing) {
    ring.dispatch(match keyring::all().await {
        Ok(keys) => Turn::Listed(keys),
        Err(text) => Turn::Told(false, text),
    });
}

/// A new key goes to the disk first: the browser's store can be cleared any day.
async fn made(ring: Ringing, key: KeptKey) {
    let name = words::file_name(&key.holder);
    let saved = files::save(&name, &key.pem);
    let kept = keyring::keep(&key).await;
    let (text, good) = match (saved, kept) {
        (Ok(()), Ok(())) => (words::kept_and_saved(&name), true),
        (Err(text), _) | (Ok(()), Err(text)) => (text, false),
    };
    ring.dispatch(Turn::Made(key, text, good));
    list(&ring).await;
    focus::go_to_id("key-made");
}

async fn loaded(ring: Ringing, key: KeptKey) {
    ring.dispatch(match keyring::keep(&key).await {
        Ok(()) => Turn::Told(true, words::kept(&key.holder)),
        Err(text) => Turn::Told(false, text),
    });
    list(&ring).await;
}

async fn asked(ring: Ringing, ask: Ask) {
    match ask {
        Ask::Download(key) => match files::save(&words::file_name(&key.holder), &key.pem) {
            Ok(()) => {
                keyring::note_backup(&key.kid).await;
                list(&ring).await;
            }
            Err(text) => ring.dispatch(Turn::Told(false, text)),
        },
        Ask::Card(key) => {
            let saved = key
                .card()
                .and_then(|card| files::save(&roster::card_name(&key.holder), &card));
            if let Err(text) = saved {
                ring.dispatch(Turn::Told(false, text));
            }
        }
        Ask::Sheet(key) => {
            ring.dispatch(Turn::Sheet(key));
            paint::settled().await;
            paint::print();
        }
        Ask::Delete(key) => {
            if let Err(text) = keyring::delete(&key.kid).await {
                ring.dispatch(Turn::Told(false, text));
            }
            list(&ring).await;
        }
    }
}
