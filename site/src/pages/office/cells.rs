//! The cells of a total, and one cell with all that stands behind it.

use bangfu_api::office::TotalInfo;
use yew::prelude::*;

use super::totals::target;
use crate::components::icon::{Sign, icon};
use crate::components::message::{Tone, message};
use crate::counter::message::{CellRow, CellView, Cells};
use crate::effects::{counter, focus};
use crate::words::office as words;

/// Cells shown at a time.
const SHOWN: usize = 50;

#[derive(Properties, PartialEq)]
pub struct CellsViewProps {
    /// Place of the total.
    pub at: usize,
    /// 文号 of the notice.
    pub notice: AttrValue,
    pub total: TotalInfo,
    pub onback: Callback<()>,
}

/// The cells of a total.
#[component]
pub fn CellsView(props: &CellsViewProps) -> Html {
    let from = use_state(|| 0_usize);
    let cells = use_state(|| None::<Result<Cells, String>>);
    let open = use_state(|| None::<Result<CellView, String>>);
    {
        let cells = cells.setter();
        use_effect_with((props.at, *from), move |(at, from)| {
            let (at, from) = (*at, *from);
            focus::go_to_id("office-total");
            wasm_bindgen_futures::spawn_local(async move {
                cells.set(Some(counter::cells(at, from, SHOWN).await));
            });
        });
    }
    let back = props.onback.reform(|_: MouseEvent| ());
    let look = {
        let open = open.setter();
        Callback::from(move |row: CellRow| {
            let open = open.clone();
            wasm_bindgen_futures::spawn_local(async move {
                open.set(Some(counter::cell(&row.file, &row.path).await));
            });
        })
    };
    let close = {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| open.set(None))
    };
    let turn = |by: isize| {
        let from = from.clone();
        Callback::from(move |_: MouseEvent| from.set(from.saturating_add_signed(by)))
    };
    let total = &props.total;
    html! {
        <section class="cells">
            <p class="no-print"><button type="button" class="link" onclick={back}>{ words::BACK_TO_TOTALS }</button></p>
            <h2 id="office-total" tabindex="-1">{ &total.title }{ "：" }{ words::figure(total.sum.value, total.sum.persons, &total.unit) }</h2>
            { target(&props.notice, total) }
            if total.is_red() {
                { message(Tone::Problem, html! { <><p>{ words::broken(total.sum.broken) }</p><ul>{ for total.sum.broken_files.iter().map(|file| html! { <li>{ file }</li> }) }</ul></> }) }
            }
            { match (&*open, &*cells) {
                (Some(Ok(view)), _) => cell_view(view, close),
                (Some(Err(text)), _) => html! { <>{ message(Tone::Problem, html! { { text } }) }<p><button type="button" class="link" onclick={close}>{ words::BACK_TO_CELLS }</button></p></> },
                (None, None) => html! { <p class="loading">{ crate::words::LOADING }</p> },
                (None, Some(Err(text))) => message(Tone::Problem, html! { { text } }),
                (None, Some(Ok(cells))) => cell_list(cells, *from, &look, turn),
            } }
        </section>
    }
}

fn cell_list(
    cells: &Cells,
    from: usize,
    look: &Callback<CellRow>,
    turn: impl Fn(isize) -> Callback<MouseEvent>,
) -> Html {
    let to = from + cells.rows.len();
    let step = SHOWN as isize;
    html! {
        <>
            <p class="quiet">{ words::shown(from, to, cells.all) }</p>
            <div class="scroll">
                <table class="queue">
                    <thead><tr><th scope="col">{ words::UNIT }</th><th scope="col">{ words::PLACE }</th><th scope="col">{ words::VALUE }</th><th scope="col">{ words::FILE }</th></tr></thead>
                    <tbody>{ for cells.rows.iter().map(|row| {
                        let given = row.clone();
                        let onclick = look.reform(move |_: MouseEvent| given.clone());
                        html! {
                            <tr>
                                <th scope="row" data-label={words::UNIT}>{ &row.unit }if !row.partner.is_empty() { <span class="partner">{ "→ " }{ &row.partner }</span> }</th>
                                <td data-label={words::PLACE}><button type="button" class="link" {onclick}>{ &row.place }</button></td>
                                <td data-label={words::VALUE} class="number">{ row.value }</td>
                                <td data-label={words::FILE} class="quiet file">{ &row.file }</td>
                            </tr>
                        }
                    }) }</tbody>
                </table>
            </div>
            if cells.all > SHOWN {
                <p class="acts no-print">
                    <button type="button" class="second" disabled={from == 0} onclick={turn(-step)}>{ words::PREVIOUS }</button>
                    <button type="button" class="second" disabled={to >= cells.all} onclick={turn(step)}>{ words::NEXT }</button>
                </p>
            }
        </>
    }
}

fn cell_view(view: &CellView, close: Callback<MouseEvent>) -> Html {
    let (tone, sign) = if view.holds {
        ("passed", Sign::Tick)
    } else {
        ("must", Sign::Cross)
    };
    html! {
        <article class="cell-view">
            <p class="no-print"><button type="button" class="link" onclick={close}>{ words::BACK_TO_CELLS }</button></p>
            <h3>{ &view.heading }</h3>
            <p class={classes!("standing", tone)}>{ icon(sign) }{ &view.verdict }</p>
            <h4>{ &view.place }</h4>
            <dl class="answers">{ for view.answers.iter().map(|(question, answer, itself)| html! {
                <div class={classes!(itself.then_some("itself"))}><dt>{ question }</dt><dd>{ answer }</dd></div>
            }) }</dl>
            <h4>{ words::SIGNATURES }</h4>
            <ul class="plain">{ for view.signatures.iter().map(|(role, signer, time)| html! {
                <li>{ role }{ "　" }{ signer }{ "　" }<span class="quiet">{ bangfu_api::model::Instant::parse(time).map(words::moment).unwrap_or_default() }</span></li>
            }) }</ul>
            <p class="code-label">{ words::CODE }</p>
            <p class="codes">{ &view.code }</p>
            <p class="quiet file">{ &view.file }</p>
        </article>
    }
}
