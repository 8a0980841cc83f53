//! One row of a table that is filled in. It is drawn again only when its own cells or findings change.

use std::ops::Range;
use std::rc::Rc;

use bangfu_api::pack::{FieldType, Table};
use yew::prelude::*;

use super::choice::{Choice, select_box};
use super::field::{choose, input_mode, placeholder, width};
use super::finding::finding_box;
use super::text_box::{TextBox, width_class};
use crate::effects::focus;
use crate::sheet::{Act, Told};
use crate::words;

#[derive(Properties, PartialEq)]
pub struct TableRowProps {
    pub table: Rc<Table>,
    /// Place of the row, from 0.
    pub at: usize,
    /// Every cell in words.
    pub cells: Vec<AttrValue>,
    /// Findings in this row.
    pub findings: Vec<Told>,
    /// The columns that are selected in it.
    pub selected: Option<Range<usize>>,
    pub notice: AttrValue,
    pub act: Callback<Act>,
}

/// One row, and its findings under it.
#[component]
pub fn TableRow(props: &TableRowProps) -> Html {
    let (table, at) = (&props.table, props.at);
    let span = (table.columns.len() + 2).to_string();
    // The head is the first row; findings belong to the row above them.
    let index = (at + 2).to_string();
    html! {
        <>
            <tr role="row" class={classes!((!props.findings.is_empty()).then_some("told"))} id={focus::id_of(&format!("/{}/{at}", table.id))} tabindex="-1" aria-rowindex={index.clone()}>
                <th role="rowheader" scope="row" class="number" aria-colindex="1">{ at + 1 }</th>
                { for (0..table.columns.len()).map(|column| cell(props, column)) }
                <td role="gridcell" class="row-actions" aria-colindex={span.clone()}><button type="button" class="link" tabindex="-1" aria-label={words::remove_row(at)}>{ words::REMOVE }</button></td>
            </tr>
            if !props.findings.is_empty() {
                <tr role="row" class="row-findings" aria-rowindex={index}><td role="gridcell" colspan={span} aria-colindex="1">
                    { for props.findings.iter().map(|told| finding_box(told, &props.notice, &props.act)) }
                </td></tr>
            }
        </>
    }
}

fn cell(props: &TableRowProps, column: usize) -> Html {
    let (table, at) = (&props.table, props.at);
    let field = Rc::new(table.columns[column].clone());
    let path = format!("/{}/{at}/{}", table.id, field.id);
    let id = AttrValue::from(focus::id_of(&path));
    let invalid = props
        .findings
        .iter()
        .any(|(finding, _)| finding.path.to_string() == path);
    let label = Some(AttrValue::from(words::cell_label(&table.label, at, &field.label)));
    let value = props.cells.get(column).cloned().unwrap_or_default();
    let onleave = {
        let path = path.clone();
        props.act.reform(move |()| Act::Leave(path.clone()))
    };
    let boxed = if field.kind == FieldType::Choice {
        let options: Vec<AttrValue> = field
            .options
            .iter()
            .map(|option| AttrValue::from(option.clone()))
            .collect();
        let chosen = options
            .iter()
            .position(|option| *option == value)
            .and_then(|at| u16::try_from(at).ok())
            .into_iter()
            .collect::<Vec<_>>();
        select_box(&Choice {
            id,
            options,
            chosen,
            label,
            described_by: None,
            invalid,
            onchoose: choose(&props.act, path, &field),
            onleave,
        })
    } else {
        let offers = (!field.options.is_empty()).then(|| AttrValue::from(offers_id(&table.id, &field.id)));
        html! {
            <TextBox {id} {value} {label} {invalid} {offers} input_mode={input_mode(field.kind)} placeholder={placeholder(field.kind)}
                onenter={props.act.reform(move |text| Act::Enter { path: path.clone(), text })} {onleave} />
        }
    };
    // The first stays in sight beside the others.
    let most = if column == 0 { 12 } else { u8::MAX };
    let class = width_class(width(&field).unwrap_or(10).min(most));
    let selected = props
        .selected
        .as_ref()
        .is_some_and(|columns| columns.contains(&column));
    let class = classes!(class, selected.then_some("selected"));
    // The number is the first column.
    let index = (column + 2).to_string();
    html! { <td role="gridcell" data-label={field.label.clone()} {class} aria-colindex={index} aria-selected={selected.to_string()}>{ boxed }</td> }
}

/// The id of the list of words offered in a column.
pub fn offers_id(table: &str, column: &str) -> String {
    format!("offers-{table}-{column}")
}
