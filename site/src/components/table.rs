//! A repeating table: a spreadsheet where people expect one.

use std::rc::Rc;

use bangfu_api::pack::Table;
use bangfu_api::rules::{At, RowId};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::finding::finding_box;
use super::rows_in_view::{Drawn, Part, use_rows_in_view};
use super::shown_rows::ShownRows;
use super::table_grid::Grid;
use super::table_row::{TableRow, offers_id};
use super::table_selection::Selection;
use super::table_tools::{keep_focus, tools};
use super::{table_clipboard, table_keys, table_mouse};
use crate::effects::focus;
use crate::sheet::{Act, Sheet, Told};
use crate::words;

#[derive(Properties, PartialEq)]
pub struct TableProps {
    pub table: Rc<Table>,
    /// Its place in the form.
    pub at: usize,
    pub sheet: Sheet,
    pub notice: AttrValue,
    pub act: Callback<Act>,
}

/// Which rows are shown.
#[derive(Clone, PartialEq)]
enum Filter {
    All,
    /// Those with findings, as they come and go.
    Told,
    /// Those that had findings: while somebody is in the table, a row that is mended stays.
    Kept(Rc<[RowId]>),
}

/// A repeating table.
#[component]
pub fn TableBox(props: &TableProps) -> Html {
    let (table, sheet, at) = (&props.table, &props.sheet, props.at);
    let path = format!("/{}", table.id);
    let body = use_node_ref();
    let node = use_node_ref();
    let filter = use_state(|| Filter::All);
    let selection = use_state(|| None::<Selection>);
    let dragging = use_mut_ref(|| false);
    let show_all = {
        let filter = filter.setter();
        use_callback((), move |(), ()| filter.set(Filter::All))
    };
    let told = sheet.told_rows(at);
    let shown = shown_rows(sheet, at, &filter, &told);
    let heights: Vec<_> = told
        .iter()
        .filter_map(|(row, count)| Some((shown.nth(*row)?, *count)))
        .collect();
    let drawn = use_rows_in_view(&body, &path, &shown, &heights, &show_all);
    let grid = Grid {
        table: Rc::clone(table),
        at,
        sheet: sheet.clone(),
        shown,
        selection,
        dragging,
        act: props.act.clone(),
        show_all,
    };
    let onfocusout = {
        let (node, path, act, filter) = (node.clone(), path.clone(), props.act.clone(), filter.clone());
        Callback::from(move |event: FocusEvent| {
            if has_left(&node, &event) {
                act.emit(Act::Leave(path.clone()));
                if *filter != Filter::All {
                    filter.set(Filter::Told);
                }
            }
        })
    };
    let keep = {
        let (sheet, filter) = (sheet.clone(), filter.clone());
        move || filter.set(Filter::Kept(sheet.names_of_told(at).into()))
    };
    let onfocusin = {
        let (grid, filter, keep, onfocus) =
            (grid.clone(), filter.clone(), keep.clone(), drawn.onfocus.clone());
        Callback::from(move |event: FocusEvent| {
            if let Some(spot) = grid.spot_of(&event) {
                onfocus.emit(spot.row);
                let corner = |selection: Selection| spot == selection.anchor || spot == selection.head;
                if !grid.selected().is_some_and(corner) {
                    grid.select(Selection::one(spot));
                }
            }
            if *filter == Filter::Told {
                keep();
            }
        })
    };
    let onfilter = {
        let filter = filter.clone();
        Callback::from(move |_: MouseEvent| match *filter {
            Filter::All => keep(),
            _ => filter.set(Filter::All),
        })
    };
    let add = {
        let grid = grid.clone();
        Callback::from(move |_: MouseEvent| grid.insert_at(grid.shown.total(), 1, 0))
    };
    let rows = grid.shown.total();
    html! {
        <div ref={node} class="table-field" id={focus::id_of(&path)} tabindex="-1" role="group" aria-label={table.label.clone()} {onfocusout}>
            <h3>{ &table.label }</h3>
            <p class="hint">{ words::table_hint(table.hint.as_deref()) }</p>
            { for sheet.told_at(&At::Table(at)).iter().map(|told| finding_box(told, &props.notice, &props.act)) }
            if rows == 0 {
                <p class="quiet">{ words::NO_ROWS }</p>
            } else {
                { tools(&grid, told.len(), *filter != Filter::All, onfilter) }
                { table_of(props, &grid, &drawn, body, onfocusin) }
                if grid.shown.len() == 0 { <p class="quiet">{ words::NONE_TOLD }</p> }
            }
            { for table.columns.iter().filter(|column| !column.options.is_empty()).map(|column| html! {
                <datalist id={offers_id(&table.id, &column.id)}>{ for column.options.iter().map(|option| html! { <option value={option.clone()} /> }) }</datalist>
            }) }
            <p onmousedown={keep_focus()}><button type="button" class="second" onclick={add}>{ words::add_row(&table.row) }</button></p>
        </div>
    }
}

/// The rows that are shown of those there are.
fn shown_rows(sheet: &Sheet, at: usize, filter: &Filter, told: &[(usize, usize)]) -> ShownRows {
    sheet.look(|session| {
        let rows = session.inner().answers().table(at);
        let only = match filter {
            Filter::All => return ShownRows::all(rows.len()),
            Filter::Told => told.iter().map(|(row, _)| *row).collect(),
            Filter::Kept(names) => {
                let mut kept: Vec<usize> = names.iter().filter_map(|name| rows.position(*name)).collect();
                kept.sort_unstable();
                kept
            }
        };
        ShownRows::only(rows.len(), only)
    })
}

/// The table itself.
fn table_of(
    props: &TableProps,
    grid: &Grid,
    drawn: &Drawn,
    body: NodeRef,
    onfocusin: Callback<FocusEvent>,
) -> Html {
    let table = &grid.table;
    let on = |act: fn(&Grid, &Event)| {
        let grid = grid.clone();
        Callback::from(move |event: Event| act(&grid, &event))
    };
    let onkeydown = {
        let grid = grid.clone();
        Callback::from(move |event: KeyboardEvent| table_keys::press(&grid, &event))
    };
    let on_mouse = |act: fn(&Grid, &MouseEvent)| {
        let grid = grid.clone();
        Callback::from(move |event: MouseEvent| act(&grid, &event))
    };
    let oninput = {
        let grid = grid.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(spot) = grid.spot_of(&event) {
                grid.select(Selection::one(spot));
            }
        })
    };
    // Marked text would be dragged away; drawing over cells selects them.
    let ondragstart = Callback::from(|event: DragEvent| event.prevent_default());
    let heads = table.columns.iter().enumerate().map(|(at, column)| {
        let hint = column
            .hint
            .as_ref()
            .map(|hint| html! { <span class="hint">{ hint }</span> });
        html! { <th role="columnheader" scope="col" aria-colindex={(at + 2).to_string()}>{ &column.label }{ hint }</th> }
    });
    let columns = (table.columns.len() + 2).to_string();
    html! {
        <div class={classes!("scroll", drawn.long.then_some("long"))}>
            <table role="grid" class="grid" aria-label={table.label.clone()} aria-multiselectable="true"
                aria-rowcount={(grid.shown.total() + 1).to_string()} aria-colcount={columns.clone()}
                {onkeydown} {onfocusin} {oninput} {ondragstart} onclick={on_mouse(|grid, event| grid.click(event))}
                onmousedown={on_mouse(table_mouse::press)} onmouseover={on_mouse(table_mouse::draw_over)}
                oncopy={on(|grid, event| { table_clipboard::copy(grid, event); })} oncut={on(table_clipboard::cut)} onpaste={on(table_clipboard::paste)}>
                <thead role="rowgroup"><tr role="row" aria-rowindex="1">
                    <th role="columnheader" scope="col" class="number" aria-colindex="1">{ words::NUMBER }</th>
                    { for heads }
                    <th role="columnheader" scope="col" aria-colindex={columns}>{ words::ACTIONS }</th>
                </tr></thead>
                <tbody role="rowgroup" ref={body}>{ body_of(props, grid, drawn) }</tbody>
            </table>
        </div>
    }
}

/// The rows that are drawn, and room for the others.
fn body_of(props: &TableProps, grid: &Grid, drawn: &Drawn) -> Html {
    let is_drawn = |row| grid.shown.nth(row).is_some_and(|nth| drawn.has(nth));
    let told = props.sheet.told_in_rows(props.at, is_drawn);
    let selection = grid.selected();
    let row = |nth: usize| {
        let at = grid.shown.row(nth);
        let (name, cells) = props.sheet.row(props.at, at);
        let here = told.iter().filter(|(row, _)| *row == at);
        let findings: Vec<Told> = here.map(|(_, told)| told.clone()).collect();
        let selected = selection.and_then(|selection| selection.in_row(at));
        html! {
            <TableRow key={name} table={Rc::clone(&props.table)} {at} {cells} {findings} {selected}
                notice={props.notice.clone()} act={props.act.clone()} />
        }
    };
    let mut parts: Vec<Html> = Vec::new();
    let mut gaps = 0;
    for part in &drawn.parts {
        match part {
            Part::Rows(rows) => parts.extend(rows.clone().map(row)),
            Part::Gap(height) => {
                parts.push(gap(gaps, *height));
                gaps += 1;
            }
        }
    }
    parts.into_iter().collect()
}

/// Room for rows that are not drawn. An attribute says how much: the page's content security policy allows no styles on
/// elements, and one that is set later comes when the browser has already scrolled elsewhere.
fn gap(at: usize, height: u32) -> Html {
    html! { <tr key={format!("gap-{at}")} class="gap" aria-hidden="true"><td height={height.to_string()}></td></tr> }
}

/// Whether the focus goes to a place outside the element.
fn has_left(node: &NodeRef, event: &FocusEvent) -> bool {
    let next = event
        .related_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    !node
        .cast::<Element>()
        .is_some_and(|inside| inside.contains(next.as_ref().map(AsRef::as_ref)))
}
