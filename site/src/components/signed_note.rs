//! What a person is told after signing.

use bangfu_api::{DutyInfo, duties};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::message::{Tone, message};
use super::phone_code::PhoneCode;
use super::sign_panel::Signed;
use crate::effects::packs::{Loaded, use_overview};
use crate::effects::{clock, files, paint};
use crate::words::sign as words;

#[derive(Properties, PartialEq)]
pub struct SignedNoteProps {
    pub signed: Signed,
}

/// That it is done, the file's name and its code; then what to do next, with whom, and by when.
#[component]
pub fn SignedNote(props: &SignedNoteProps) -> Html {
    let fault = use_state(|| None::<String>);
    let signed = &props.signed;
    let due = use_duties(&signed.form, signed.year);
    let save = {
        let (fault, name, text) = (fault.clone(), signed.file_name.clone(), signed.text.clone());
        Callback::from(move |_: MouseEvent| fault.set(files::save(&name, &text).err()))
    };
    let print = Callback::from(|_: MouseEvent| paint::print());
    let (class, sign, done) = if signed.refused {
        ("in-principle", Sign::Alert, words::REFUSED)
    } else {
        ("passed", Sign::Tick, words::SIGNED)
    };
    html! {
        <section class="card signed no-print">
            <div class={classes!("done", class)}>
                <h2 id="signed" tabindex="-1">{ icon(sign) }{ done }</h2>
                <p class="file-name">{ &signed.file_name }</p>
                <p class="code-label">{ words::CODE }</p>
                <PhoneCode code={signed.check_code.clone()} />
            </div>
            <p class="hint">{ words::CODE_HINT }</p>
            <h3>{ words::NEXT }</h3>
            <ol class="steps">
                <li>{ words::NEXT_SAVED }</li>
                if signed.refused {
                    <li>{ words::NEXT_REFUSED }</li>
                } else {
                    <li>{ words::next_hand_over(&signed.missing) }</li>
                    if !due.is_empty() {
                        <li>{ words::NEXT_FILE }<ul class="told">{ for due.iter().map(|text| html! { <li>{ text }</li> }) }</ul></li>
                    }
                    <li>{ words::NEXT_PAPER }</li>
                }
            </ol>
            if let Some(text) = &*fault { { message(Tone::Problem, html! { { text.clone() } }) } }
            <p class="acts">
                <button type="button" class="primary" onclick={print}>{ words::PRINT }</button>
                <button type="button" class="second" onclick={save}>{ words::SAVE_AGAIN }</button>
            </p>
        </section>
    }
}

/// By when a form is filed in a year, and to whom, in sentences; none where the notice asks for no filing.
#[hook]
fn use_duties(form: &str, year: i32) -> Vec<String> {
    let notice = form.split_once('/').map_or(form, |(notice, _)| notice);
    let Loaded::Ready(overview) = use_overview(notice) else {
        return Vec::new();
    };
    let today = clock::today();
    let told = |duty: &DutyInfo| words::filed_by(duty, duty.due.map(|due| due.days_since(today)));
    let due = duties([&*overview], year);
    let of_form = due.iter().filter(|duty| duty.form.as_deref() == Some(form));
    of_form.map(told).collect()
}
