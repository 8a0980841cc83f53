//! The paper of a file: what the browser prints while the file is open.

use std::rc::Rc;

use bangfu_api::seal::File;
use bangfu_api::{Library, open};
use bangfu_paper::{Printed, printed};
use yew::prelude::*;

use crate::effects::{clock, paint, printing};
use crate::words;

#[derive(Properties)]
pub struct PaperProps {
    /// The pack of the filing.
    pub library: Rc<Library>,
    /// The file.
    pub text: AttrValue,
    /// Whether a button offers it; the browser's own command prints it either way.
    #[prop_or_default]
    pub offered: bool,
}

impl PartialEq for PaperProps {
    fn eq(&self, other: &PaperProps) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && (&self.text, self.offered) == (&other.text, other.offered)
    }
}

/// On the screen, a button at most.
#[component]
pub fn Paper(props: &PaperProps) -> Html {
    let library = Rc::clone(&props.library);
    use_effect_with(props.text.clone(), move |text| {
        let text = text.clone();
        let kept = printing::on_paper(move || set(&library, &text));
        move || drop(kept)
    });
    let print = Callback::from(|_: MouseEvent| paint::print());
    html! {
        if props.offered {
            <p class="acts no-print"><button type="button" class="second" onclick={print}>{ words::PRINT }</button></p>
        }
    }
}

/// The paper; nothing of a file that cannot be read, which the page says instead.
fn set(library: &Library, text: &str) -> Option<Printed> {
    let session = open(library, text.as_bytes(), clock::today()).ok()?;
    let file = File::read(text.as_bytes()).ok()?;
    Some(printed(&session, &file))
}
