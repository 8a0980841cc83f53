//! Keeping the draft, and telling how that stands.

mod keeper;

use std::rc::Rc;

use yew::prelude::*;

use super::button::button;
use super::message::{Tone, message};
use crate::words::{self, saving as sentences};

pub use keeper::{Keeper, Saving, use_keeper};

/// So many places are changed until a backup file is advised.
const MANY: u32 = 200;

#[derive(Properties)]
pub struct SavingNoteProps {
    pub keeper: Rc<Keeper>,
    /// Takes the draft from another tab.
    pub ontake: Callback<()>,
    /// Only what needs the person is told.
    #[prop_or_default]
    pub brief: bool,
}

impl PartialEq for SavingNoteProps {
    fn eq(&self, other: &SavingNoteProps) -> bool {
        Rc::ptr_eq(&self.keeper, &other.keeper) && self.ontake == other.ontake
    }
}

/// Says where saving stands. Drawn anew by itself, so that saving costs the form nothing.
#[component]
pub fn SavingNote(props: &SavingNoteProps) -> Html {
    let update = use_force_update();
    let refused = use_state(|| None::<String>);
    {
        let keeper = Rc::clone(&props.keeper);
        use_effect_with((), move |()| {
            keeper
                .told
                .replace(Callback::from(move |()| update.force_update()));
            move || drop(keeper.told.take())
        });
    }
    let onbackup = {
        let (keeper, refused) = (Rc::clone(&props.keeper), refused.setter());
        Callback::from(move |_: MouseEvent| refused.set(keeper.back_up().err()))
    };
    let onkeep = {
        let keeper = Rc::clone(&props.keeper);
        Callback::from(move |_: MouseEvent| keeper.keep())
    };
    let ontake = props.ontake.reform(|_: MouseEvent| ());
    let backup = || button("second", sentences::GET_BACKUP, true, onbackup.clone());
    let take = || button("second", sentences::TAKE, true, ontake.clone());
    let keep = || button("second", sentences::KEEP_IT, true, onkeep.clone());
    let saving = props.keeper.saving();
    let quiet = |text: String| html! { if !props.brief { <p class="saved" role="status">{ text }</p> } };
    let acts = |sentence: &str, acts: Html| html! { <><p>{ sentence.to_owned() }</p><p class="acts">{ acts }</p></> };
    let advised = !props.brief
        && props.keeper.changes() >= MANY
        && matches!(saving, Saving::Pending | Saving::Saved(_));
    html! {
        <>
            if props.keeper.unread() > 0 { { message(Tone::Care, html! { { sentences::unread(props.keeper.unread()) } }) } }
            { match saving {
                Saving::Unchanged => quiet(words::NOT_CHANGED.to_owned()),
                Saving::Pending => quiet(words::SAVING.to_owned()),
                Saving::Saved(time) => quiet(words::saved(&time)),
                Saving::Failed => message(Tone::Problem, acts(sentences::NOT_STORED, backup())),
                Saving::Others => message(Tone::Note, acts(sentences::OTHERS, take())),
                Saving::Taken => message(Tone::Care, acts(sentences::TAKEN, take())),
                Saving::Deleted => message(Tone::Care, acts(sentences::DELETED, html! { <>{ keep() }{ backup() }</> })),
            } }
            if advised { <p class="saved advice" role="status">{ sentences::BACKUP_ADVISED }</p> }
            if let Some(text) = &*refused { { message(Tone::Problem, html! { { text } }) } }
        </>
    }
}
