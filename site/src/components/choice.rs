//! Choosing among words: one by radio buttons or a list, several by boxes to tick.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::words;

/// Words to choose from, and what is chosen.
pub struct Choice {
    pub id: AttrValue,
    pub options: Vec<AttrValue>,
    /// Indices of what is chosen.
    pub chosen: Vec<u16>,
    pub label: Option<AttrValue>,
    pub described_by: Option<AttrValue>,
    pub invalid: bool,
    /// The indices now chosen.
    pub onchoose: Callback<Vec<u16>>,
    pub onleave: Callback<()>,
}

/// A list to choose one from.
pub fn select_box(props: &Choice) -> Html {
    let onchange = {
        let (onchoose, onleave) = (props.onchoose.clone(), props.onleave.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                onchoose.emit(u16::try_from(select.selected_index() - 1).into_iter().collect());
                onleave.emit(());
            }
        })
    };
    let onblur = props.onleave.reform(|_: FocusEvent| ());
    let chosen = props.chosen.first().map(|at| usize::from(*at));
    // Once somebody has chosen, a browser no longer looks at what the options say of themselves.
    let index = chosen.map_or(0, |at| at + 1);
    html! {
        <select id={props.id.clone()} ~selectedIndex={index} {onchange} {onblur} aria-label={props.label.clone()} aria-describedby={props.described_by.clone()}
            aria-invalid={props.invalid.then_some("true")}>
            <option value="" selected={chosen.is_none()}>{ words::CHOOSE_ONE }</option>
            { for props.options.iter().enumerate().map(|(at, option)| html! {
                <option value={option.clone()} selected={chosen == Some(at)}>{ option }</option>
            }) }
        </select>
    }
}

/// Every option in sight: radio buttons for one choice, boxes to tick for several.
pub fn options(props: &Choice, single: bool) -> Html {
    let kind = if single { "radio" } else { "checkbox" };
    let onblur = props.onleave.reform(|_: FocusEvent| ());
    let option = |(at, text): (usize, &AttrValue)| {
        let index = u16::try_from(at).unwrap_or(u16::MAX);
        let (onchoose, before) = (props.onchoose.clone(), props.chosen.clone());
        let onchange = move |event: Event| {
            let ticked = event
                .target_dyn_into::<HtmlInputElement>()
                .is_some_and(|input| input.checked());
            let mut now: Vec<u16> = if single { Vec::new() } else { before.clone() };
            now.retain(|known| *known != index);
            if ticked {
                now.push(index);
            }
            onchoose.emit(now);
        };
        // The first option carries the field's own id, so that links to the field reach it.
        let id = if at == 0 {
            props.id.to_string()
        } else {
            format!("{}-{at}", props.id)
        };
        html! {
            <label class="option">
                <input type={kind} name={props.id.clone()} {id} checked={props.chosen.contains(&index)} {onchange} onblur={onblur.clone()} />
                <span>{ text }</span>
            </label>
        }
    };
    html! { <div class="options">{ for props.options.iter().enumerate().map(option) }</div> }
}
