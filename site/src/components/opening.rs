//! Opening a filing, for the pages that fill in and check one.

use std::rc::Rc;

use bangfu_api::Library;
use yew::prelude::*;

use crate::effects::open_draft::{Hold, OpenedDraft, Stand, Wanted, open_draft};
use crate::effects::packs::Loaded;
use crate::sheet::Sheet;

/// A filing that is open.
pub struct Opened {
    /// The pack it is checked with.
    pub library: Rc<Library>,
    /// Its state as opened.
    pub sheet: Sheet,
    /// Its place in the store.
    pub hold: Rc<Hold>,
}

impl Opened {
    fn of(opened: OpenedDraft, asked: bool) -> Rc<Opened> {
        let frozen = opened.hold.stand == Stand::Others;
        Rc::new(Opened {
            library: opened.library,
            sheet: Sheet::new(opened.session, asked, frozen),
            hold: Rc::new(opened.hold),
        })
    }

    /// What tells this opening of the draft from others.
    pub fn name(&self) -> String {
        self.hold.journal.name().to_owned()
    }
}

/// Opens a filing, anew where another is wanted; and what takes the one that is open from another tab. `asked` where
/// everything is to be told.
#[hook]
pub fn use_opened(pack: &str, form: &str, wanted: Wanted, asked: bool) -> (Loaded<Rc<Opened>>, Callback<()>) {
    let opened = use_state(|| Loaded::<Rc<Opened>>::Waiting);
    let open = {
        let (pack, form, setter) = (pack.to_owned(), form.to_owned(), opened.setter());
        Callback::from(move |(wanted, take): (Wanted, bool)| {
            let (pack, form, setter) = (pack.clone(), form.clone(), setter.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let opened = open_draft(&pack, &form, &wanted, take).await;
                setter.set(opened.map(|opened| Opened::of(opened, asked)).into());
            });
        })
    };
    {
        let (open, setter) = (open.clone(), opened.setter());
        let place = (pack.to_owned(), form.to_owned(), wanted);
        use_effect_with(place, move |(_, _, wanted)| {
            setter.set(Loaded::Waiting);
            open.emit((wanted.clone(), false));
        });
    }
    let opened = (*opened).clone();
    let take = match &opened {
        Loaded::Ready(opened) => {
            let id = opened.sheet.look(|session| session.inner().filing().id.clone());
            open.reform(move |()| (Wanted::Draft(id.clone()), true))
        }
        _ => Callback::noop(),
    };
    (opened, take)
}
