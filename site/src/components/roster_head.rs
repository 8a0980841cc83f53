//! Which roster is in work, what to know of it, and how to leave it.

use yew::prelude::*;

use super::message::{Tone, message, quiet_message};
use super::phone_code::PhoneCode;
use crate::keeping::lines::{issuer, revision};
use crate::keeping::{Doubt, Work};
use crate::words::roster as words;

#[derive(Properties, PartialEq)]
pub struct RosterHeadProps {
    pub work: Work,
    pub onsave: Callback<()>,
    pub onundo: Callback<()>,
    pub ongiveup: Callback<()>,
}

/// The head.
#[component]
pub fn RosterHead(props: &RosterHeadProps) -> Html {
    let leaving = use_state(|| false);
    let set = |to: bool| {
        let leaving = leaving.setter();
        Callback::from(move |_: MouseEvent| leaving.set(to))
    };
    let click = |act: &Callback<()>| act.reform(|_: MouseEvent| ());
    let document = &props.work.document;
    html! {
        <section class="roster-head">
            <h2 id="roster-work" tabindex="-1">
                { words::heading(issuer(document).0, revision(document)) }<span class="quiet">{ "　" }{ words::UNSIGNED }</span>
            </h2>
            if let Some(doubt) = &props.work.doubt { { doubted(doubt) } }
            if *leaving {
                <div class="question" role="alertdialog" aria-label={words::GIVE_UP}>
                    <p>{ words::REALLY_GIVE_UP }</p>
                    <p class="acts">
                        <button type="button" class="danger" onclick={click(&props.ongiveup)}>{ words::GIVE_UP }</button>
                        <button type="button" class="second" onclick={set(false)}>{ words::KEEP_WORKING }</button>
                    </p>
                </div>
            } else {
                <p class="acts">
                    <button type="button" class="second" onclick={click(&props.onsave)}>{ words::SAVE_DRAFT }</button>
                    <button type="button" class="link" onclick={set(true)}>{ words::GIVE_UP }</button>
                    if let Some((_, what)) = props.work.steps.last() {
                        <button type="button" class="link" onclick={click(&props.onundo)}>{ words::undo(what) }</button>
                    }
                </p>
            }
        </section>
    }
}

fn doubted(doubt: &Doubt) -> Html {
    match doubt {
        Doubt::UnknownRoot(code) => quiet_message(
            Tone::Care,
            html! { <><p>{ words::COMPARE_ROOT }</p><PhoneCode code={code.clone()} large=true /></> },
        ),
        Doubt::Differs => message(Tone::Problem, html! { { words::DIFFERS } }),
        Doubt::Unsigned => message(Tone::Care, html! { { words::NEVER_SIGNED } }),
    }
}
