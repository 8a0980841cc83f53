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

    fn id(&self) -> String {
        self.sheet.look(|session| session.inner().filing().id.clone())
    }

    /// What tells this opening of the draft from others.
    pub fn name(&self) -> &str {
        self.hold.journal.name()
    }
}

/// Opens a filing, anew where another is wanted; and what takes the one that is open from another tab. `asked` where
/// everything is to be told.
#[hook]
pub fn use_opened(pack: &str, form: &str, wanted: Wanted, asked: bool) -> (Loaded<Rc<Opened>>, Callback<()>) {
    let opened = use_state(|| Loaded::<Rc<Opened>>::Waiting);
    let open = {
        let setter = opened.setter();
        let place = (pack.to_owned(), form.to_owned());
        use_callback(place, move |(wanted, take): (Wanted, bool), (pack, form)| {
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
    let id = opened.ready().map(|opened| opened.id());
    let take = use_callback((open, id), |(), (open, id)| {
        if let Some(id) = id {
            open.emit((Wanted::Draft(id.clone()), true));
        }
    });
    ((*opened).clone(), take)
}
