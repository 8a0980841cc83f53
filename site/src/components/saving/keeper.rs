//! Keeps an open draft: what is done to it is in its journal a moment later.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bangfu_api::model::Value;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::Reflect;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::effects::drafts::{self, Draft};
use crate::effects::journal::{Batch, Refusal};
use crate::effects::open_draft::{Hold, Stand};
use crate::effects::{clock, files, lock, store};
use crate::sheet::{Act, SheetHandle};

/// Milliseconds in which what was done is gathered into one batch.
const GATHERED: u32 = 200;
/// Milliseconds without a change until it is told that all is saved, so that the line is calm while somebody types.
const CALM: u32 = 300;
/// Milliseconds until a browser that did not store is asked again.
const AGAIN: u32 = 5_000;

/// Where saving stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet.
    Unchanged,
    /// A change waits to be written.
    Pending,
    /// Written at this time of day.
    Saved(String),
    /// The browser does not store.
    Failed,
    /// Another tab writes the draft.
    Others,
    /// Another tab has taken the draft from this one.
    Taken,
    /// Another tab has deleted the draft.
    Deleted,
}

/// Keeps one draft.
pub struct Keeper {
    hold: Rc<Hold>,
    sheet: RefCell<SheetHandle>,
    saving: RefCell<Saving>,
    /// Hears when saving stands elsewhere.
    pub told: RefCell<Callback<()>>,
    gathering: RefCell<Option<Timeout>>,
    again: RefCell<Option<Timeout>>,
    calm: RefCell<Option<Timeout>>,
    /// Writes that are on their way.
    writing: Cell<u32>,
    has_written: Cell<bool>,
    /// The place that was changed last.
    place: RefCell<String>,
}

/// The keeper of an open draft. It begins with the component, and writes the draft whole when that goes.
#[hook]
pub fn use_keeper(sheet: &SheetHandle, hold: &Rc<Hold>) -> Rc<Keeper> {
    let keeper = use_memo((), |()| Keeper::of(sheet.clone(), Rc::clone(hold)));
    keeper.sheet.replace(sheet.clone());
    {
        let keeper = Rc::clone(&keeper);
        use_effect_with(sheet.revision, move |revision| {
            if *revision > 0 {
                keeper.gather();
            }
        });
    }
    {
        let keeper = Rc::clone(&keeper);
        use_effect_with((), move |()| {
            let listeners = keeper.listen();
            keeper.watch_lock();
            move || {
                drop(listeners);
                keeper.leave();
            }
        });
    }
    keeper
}

impl Keeper {
    fn of(sheet: SheetHandle, hold: Rc<Hold>) -> Keeper {
        let saving = match hold.stand {
            Stand::Ours => Saving::Unchanged,
            Stand::NotStored => Saving::Failed,
            Stand::Others => Saving::Others,
        };
        Keeper {
            hold,
            sheet: RefCell::new(sheet),
            saving: RefCell::new(saving),
            told: RefCell::default(),
            gathering: RefCell::default(),
            again: RefCell::default(),
            calm: RefCell::default(),
            writing: Cell::default(),
            has_written: Cell::default(),
            place: RefCell::default(),
        }
    }

    /// Where saving stands.
    pub fn saving(&self) -> Saving {
        self.saving.borrow().clone()
    }

    /// Edits of the journal that could not be read.
    pub fn unread(&self) -> usize {
        self.hold.unread
    }

    /// Places changed since the last backup file.
    pub fn changes(&self) -> u32 {
        self.hold.changes.get()
    }

    /// The draft as of now.
    pub fn draft(&self) -> Draft {
        Draft {
            changes: self.changes(),
            ..self.sheet.borrow().draft()
        }
    }

    /// Offers the draft as a file.
    pub fn back_up(self: &Rc<Self>) -> Result<(), String> {
        let draft = self.draft();
        let name = files::name_of(&draft.title, &draft.year.to_string(), &draft.filer);
        files::save(&name, &draft.text)?;
        if self.hold.changes.replace(0) > 0 {
            self.write(true);
        }
        Ok(())
    }

    /// Keeps a draft that another tab has deleted.
    pub fn keep(self: &Rc<Self>) {
        self.hold.journal.renew();
        self.tell(Saving::Pending);
        self.sheet.borrow().dispatch(Act::Freeze(false));
        self.write(true);
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let right = lock::ask(&keeper.draft().id, true).await;
            keeper.hold.lock.replace(right.lock());
            keeper.watch_lock();
        });
    }

    fn tell(&self, saving: Saving) {
        self.saving.replace(saving);
        let told = self.told.borrow().clone();
        told.emit(());
    }

    /// Whether the draft is not written here.
    fn is_over(&self) -> bool {
        matches!(
            *self.saving.borrow(),
            Saving::Others | Saving::Taken | Saving::Deleted
        )
    }

    fn has_failed(&self) -> bool {
        *self.saving.borrow() == Saving::Failed
    }

    fn listen(self: &Rc<Self>) -> [EventListener; 3] {
        let (shown, hidden, unload) = (Rc::clone(self), Rc::clone(self), Rc::clone(self));
        let may_stop = EventListenerOptions::enable_prevent_default();
        [
            EventListener::new(&document(), "visibilitychange", move |_| {
                if document().hidden() {
                    shown.write(false);
                } else {
                    shown.look(false);
                }
            }),
            EventListener::new(&window(), "pagehide", move |_| hidden.write(false)),
            EventListener::new_with_options(&window(), "beforeunload", may_stop, move |event| {
                if unload.has_failed() && unload.sheet.borrow().revision > 0 {
                    event.prevent_default();
                    // Browsers before 2024 ask only where this is set; the words they say are their own.
                    let _ = Reflect::set(event, &"returnValue".into(), &true.into());
                }
            }),
        ]
    }

    /// Notices when another tab takes the draft, or deletes it.
    fn watch_lock(self: &Rc<Self>) {
        let lost = self.hold.lock.borrow().as_ref().map(lock::Lock::lost);
        if let Some(lost) = lost {
            let keeper = Rc::clone(self);
            spawn_local(async move {
                if lost.await {
                    // The tab that has taken it waits for this before it reads.
                    keeper.write(false);
                    keeper.look(true);
                }
            });
        }
    }

    /// Looks whether the draft is still ours; `lost` where its lock is not.
    fn look(self: &Rc<Self>, lost: bool) {
        let keeper = Rc::clone(self);
        spawn_local(async move {
            match keeper.hold.journal.standing().await {
                Err(Refusal::Deleted) => keeper.end(Saving::Deleted),
                Err(Refusal::Taken) => keeper.end(Saving::Taken),
                _ if lost => keeper.end(Saving::Taken),
                _ => {}
            }
        });
    }

    fn end(&self, saving: Saving) {
        if !self.is_over() {
            self.stop_timers();
            self.sheet.borrow().dispatch(Act::Freeze(true));
            self.tell(saving);
        }
    }

    fn stop_timers(&self) {
        for timer in [&self.gathering, &self.again, &self.calm] {
            timer.take();
        }
    }

    /// Something was changed.
    fn gather(self: &Rc<Self>) {
        if self.is_over() || self.gathering.borrow().is_some() {
            return;
        }
        self.calm.take();
        if matches!(*self.saving.borrow(), Saving::Unchanged | Saving::Saved(_)) {
            self.tell(Saving::Pending);
        }
        let keeper = Rc::clone(self);
        let timer = Timeout::new(GATHERED, move || keeper.write(false));
        self.gathering.replace(Some(timer));
    }

    /// Writes what was done since the last time, and what could not be written then; `all_the_same` where there is
    /// nothing of either.
    fn write(self: &Rc<Self>, all_the_same: bool) {
        self.gathering.take();
        let sheet = self.sheet.borrow().clone();
        if self.is_over() {
            return;
        }
        let edits = sheet.take_unsaved();
        let overdue = self.has_failed() && sheet.revision > 0;
        if edits.is_empty() && !overdue && !all_the_same {
            // An earlier write may have taken what this one was asked for.
            if *self.saving.borrow() == Saving::Pending {
                self.rest();
            }
            return;
        }
        self.stop_timers();
        if !self.has_written.replace(true) {
            store::ask_to_stay();
        }
        self.count(&edits);
        self.writing.set(self.writing.get() + 1);
        let whole = self.hold.journal.wants_whole();
        let whole = whole.then(|| (self.draft(), sheet.look(|session| session.beyond_text())));
        let batch = Batch {
            saved: clock::now().to_string(),
            filer: sheet.look(|session| drafts::filer_of(session.inner().filing())),
            changes: self.changes(),
            edits,
        };
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let journal = &keeper.hold.journal;
            let written = match whole {
                Some((draft, beyond)) => journal.write_whole(&draft, beyond).await,
                None => journal.append(&batch).await,
            };
            keeper.written(written);
        });
    }

    fn written(self: &Rc<Self>, written: Result<(), Refusal>) {
        self.writing.set(self.writing.get() - 1);
        match written {
            _ if self.is_over() => {}
            Ok(()) => self.rest(),
            Err(Refusal::Taken) => self.end(Saving::Taken),
            Err(Refusal::Deleted) => self.end(Saving::Deleted),
            Err(Refusal::Store) => {
                self.hold.journal.doubt();
                self.tell(Saving::Failed);
                let keeper = Rc::clone(self);
                let timer = Timeout::new(AGAIN, move || keeper.write(false));
                self.again.replace(Some(timer));
            }
        }
    }

    /// Tells in a moment that all is saved, unless something is still on its way.
    fn rest(self: &Rc<Self>) {
        let goes_on = self.writing.get() > 0 || self.gathering.borrow().is_some();
        if !goes_on && !self.hold.journal.is_in_doubt() {
            let time = clock::time_of_day(clock::now());
            let keeper = Rc::clone(self);
            let timer = Timeout::new(CALM, move || keeper.tell(Saving::Saved(time)));
            self.calm.replace(Some(timer));
        }
    }

    /// Counts the places that were changed; what is typed into one box is one.
    fn count(&self, edits: &[Value]) {
        let mut last = self.place.borrow_mut();
        for place in edits.iter().filter_map(|edit| edit.get("at")?.as_text()) {
            if place != *last {
                self.hold.changes.set(self.changes().saturating_add(1));
                place.clone_into(&mut last);
            }
        }
    }

    /// The component goes. The draft is in memory before the next page asks for it.
    fn leave(&self) {
        self.stop_timers();
        if !self.is_over() && self.sheet.borrow().revision > 0 {
            let draft = self.draft();
            let id = draft.id.clone();
            drafts::remember(draft);
            // Where the browser refuses, the draft stays in memory, and is told of when it is opened.
            spawn_local(async move { drop(drafts::persist(&id).await) });
        }
    }
}
