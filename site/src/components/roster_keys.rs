//! The keys of a roster in work.

use std::rc::Rc;

use bangfu_api::model::Value;
use bangfu_api::seal::Status;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::phone_code::PhoneCode;
use super::roster_revoke::RosterRevoke;
use crate::effects::clock;
use crate::keeping::lines::{Line, lines};
use crate::words::roster as words;

/// A changed roster, and what was done.
pub type Changed = (Value, String);

#[derive(Properties, PartialEq)]
pub struct RosterKeysProps {
    pub document: Rc<Value>,
    pub onchanged: Callback<Changed>,
}

/// The list.
#[component]
pub fn RosterKeys(props: &RosterKeysProps) -> Html {
    let lines = lines(&props.document);
    html! {
        <section class="card">
            <h2>{ words::keys(lines.len()) }</h2>
            <ul class="roster-keys">
                { for lines.into_iter().map(|line| html! {
                    <RosterLine key={line.kid.to_string()} document={props.document.clone()} of={line.clone()} onchanged={props.onchanged.clone()} />
                }) }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RosterLineProps {
    document: Rc<Value>,
    of: Line,
    onchanged: Callback<Changed>,
}

/// A key, and the form that gives it up.
#[component]
fn RosterLine(props: &RosterLineProps) -> Html {
    let open = use_state(|| false);
    let line = &props.of;
    let (status, in_use) = words::status(line, clock::today());
    let set = |to: bool| {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| open.set(to))
    };
    let onchanged = {
        let (open, onchanged) = (open.setter(), props.onchanged.clone());
        Callback::from(move |changed| {
            open.set(false);
            onchanged.emit(changed);
        })
    };
    let onleave = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let (tone, sign) = if in_use {
        ("passed", Sign::Tick)
    } else {
        ("unchecked", Sign::Ring)
    };
    html! {
        <li>
            <div class="whose">
                <p class="title">{ &line.body }</p>
                <p>{ &line.holder }<span class="quiet">{ "　" }{ words::roles(&line.roles) }</span></p>
            </div>
            <div class="until">
                <p class={classes!("state", tone)}>{ icon(sign) }{ status }</p>
                <p class="quiet">{ words::span(line.from, line.to) }</p>
            </div>
            <div class="code"><span class="hidden">{ words::CODE }</span><PhoneCode code={line.code.clone()} /></div>
            <p class="act">
                if line.status == Status::Active && !*open {
                    <button type="button" class="link" aria-label={words::revoke_whose(line)} onclick={set(true)}>{ words::REVOKE }</button>
                }
            </p>
            if let Some(text) = words::revoked_since(line) { <p class="why">{ text }</p> }
            if *open {
                <RosterRevoke document={props.document.clone()} of={line.clone()} {onchanged} {onleave} />
            }
        </li>
    }
}
