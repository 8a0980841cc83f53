//! A repeating table: rows that are added, removed, pasted, walked through with the keyboard.

use std::rc::Rc;

use bangfu_api::pack::Table;
use bangfu_api::rules::At;
use yew::prelude::*;

use super::finding::finding_box;
use super::rows_in_view::{Drawn, Part, use_rows_in_view};
use super::table_keys::{has_left, paste, row_of, walk};
use super::table_row::{TableRow, offers_id};
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

/// A repeating table.
#[component]
pub fn TableBox(props: &TableProps) -> Html {
    let (table, sheet) = (&props.table, &props.sheet);
    let path = format!("/{}", table.id);
    let rows = sheet.look(|session| session.inner().answers().table(props.at).len());
    let body = use_node_ref();
    let drawn = use_rows_in_view(&body, &path, rows, &sheet.told_rows(props.at));
    let add = {
        let id = table.id.clone();
        props.act.reform(move |_: MouseEvent| Act::InsertRow {
            table: id.clone(),
            at: rows,
        })
    };
    let onkeydown = {
        let (table, act) = (Rc::clone(table), props.act.clone());
        Callback::from(move |event: KeyboardEvent| walk(&event, &table, rows, &act))
    };
    let onpaste = {
        let (table, act) = (Rc::clone(table), props.act.clone());
        Callback::from(move |event: Event| paste(&event, &table, &act))
    };
    let node = use_node_ref();
    let onfocusout = {
        let (node, path, act) = (node.clone(), path.clone(), props.act.clone());
        Callback::from(move |event: FocusEvent| {
            if has_left(&node, &event) {
                act.emit(Act::Leave(path.clone()));
            }
        })
    };
    let onfocusin = {
        let (table, onfocus) = (Rc::clone(table), drawn.onfocus.clone());
        Callback::from(move |event: FocusEvent| {
            row_of(&table, &event).iter().for_each(|row| onfocus.emit(*row))
        })
    };
    let heads = table.columns.iter().map(|column| {
        let hint = column
            .hint
            .as_ref()
            .map(|hint| html! { <span class="hint">{ hint }</span> });
        html! { <th scope="col">{ &column.label }{ hint }</th> }
    });
    let offers = table.columns.iter().filter(|column| !column.options.is_empty()).map(|column| html! {
        <datalist id={offers_id(&table.id, &column.id)}>{ for column.options.iter().map(|option| html! { <option value={option.clone()} /> }) }</datalist>
    });
    html! {
        <div ref={node} class="table-field" id={focus::id_of(&path)} tabindex="-1" role="group" aria-label={table.label.clone()} {onfocusout}>
            <h3>{ &table.label }</h3>
            <p class="hint">{ words::table_hint(table.hint.as_deref()) }</p>
            { for sheet.told_at(&At::Table(props.at)).iter().map(|told| finding_box(told, &props.notice, &props.act)) }
            if rows == 0 {
                <p class="quiet">{ words::NO_ROWS }</p>
            } else {
                <div class={classes!("scroll", drawn.long.then_some("long"))}>
                    <table class="grid" aria-rowcount={(rows + 1).to_string()} {onkeydown} {onpaste} {onfocusin}>
                        <thead><tr aria-rowindex="1"><th scope="col" class="number">{ words::NUMBER }</th>{ for heads }<th scope="col">{ words::ACTIONS }</th></tr></thead>
                        <tbody ref={body}>{ body_of(props, &drawn) }</tbody>
                    </table>
                </div>
            }
            { for offers }
            <p><button type="button" class="second" onclick={add}>{ words::add_row(&table.row) }</button></p>
        </div>
    }
}

/// The rows that are drawn, and room for the others.
fn body_of(props: &TableProps, drawn: &Drawn) -> Html {
    let told = props.sheet.told_in_rows(props.at, |row| drawn.has(row));
    let row = |at: usize| {
        let (name, cells) = props.sheet.row(props.at, at);
        let here = told.iter().filter(|(row, _)| *row == at);
        let findings: Vec<Told> = here.map(|(_, told)| told.clone()).collect();
        html! {
            <TableRow key={name} table={Rc::clone(&props.table)} {at} {cells} {findings}
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
