//! Copies that became one file, which is still to be saved.

use bangfu_api::seal::File;
use yew::prelude::*;

use super::message::{Tone, message};
use super::sign_panel::file_name;
use crate::effects::files;
use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct MergedNoteProps {
    /// How many copies there were.
    pub copies: usize,
    /// The merged file.
    pub text: AttrValue,
}

/// What was done, and a button that saves it.
#[component]
pub fn MergedNote(props: &MergedNoteProps) -> Html {
    let fault = use_state(|| None::<String>);
    let Ok(file) = File::read(props.text.as_bytes()) else {
        return html! {};
    };
    let save = {
        let (fault, name, text) = (fault.setter(), file_name(&file), props.text.clone());
        Callback::from(move |_: MouseEvent| fault.set(files::save(&name, &text).err()))
    };
    let told = html! {
        <>
            <p class="headline">{ words::merged(props.copies, file.entries().len()) }</p>
            <p>{ words::MERGED_HINT }</p>
            <p class="acts"><button type="button" class="second" onclick={save}>{ words::SAVE_MERGED }</button></p>
        </>
    };
    html! {
        <div class="no-print">
            { message(Tone::Good, told) }
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text } }) } }
        </div>
    }
}
