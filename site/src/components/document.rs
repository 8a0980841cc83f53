//! A filing as it will be read: every section with its answers, in the order of the paper.

use std::rc::Rc;

use bangfu_api::Session;
use bangfu_api::rules::Row;
use yew::prelude::*;

use super::answer_table::AnswerTable;
use super::wording::wording;
use crate::words;

/// A section as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Id of the section.
    pub id: AttrValue,
    /// `三、年度分解任务`
    pub title: AttrValue,
    /// Paragraphs printed on the paper here.
    pub wording: Vec<AttrValue>,
    /// Answers and tables in order.
    pub entries: Vec<Entry>,
}

/// An answer, or a table of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A question and its answer with the unit; empty where nothing was answered.
    Answer { label: AttrValue, text: AttrValue },
    /// A table: its heading, the columns' heads, the rows.
    Table {
        label: AttrValue,
        heads: Vec<AttrValue>,
        rows: Rc<Vec<Vec<AttrValue>>>,
    },
}

/// What a filing says, from the session that read it.
pub fn parts(session: &Session) -> Vec<Part> {
    let inner = session.inner();
    let form = &inner.form().form;
    let answers = inner.answers();
    let entry = |id: &String| {
        if let Some(at) = form.fields.iter().position(|field| field.id == *id) {
            let field = &form.fields[at];
            let mut text = answers.field(at).shown(field);
            if let Some(unit) = field.unit.as_deref().filter(|_| !text.is_empty()) {
                text = format!("{text} {unit}");
            }
            return Some(Entry::Answer {
                label: field.label.clone().into(),
                text: text.into(),
            });
        }
        let at = form.tables.iter().position(|table| table.id == *id)?;
        let table = &form.tables[at];
        let rows = answers.table(at).iter().filter(|row| !row.is_blank());
        let cells = |row: &Row| {
            let cells = row.cells.iter().zip(&table.columns);
            cells.map(|(cell, column)| cell.shown(column).into()).collect()
        };
        Some(Entry::Table {
            label: table.label.clone().into(),
            heads: table
                .columns
                .iter()
                .map(|column| column.label.clone().into())
                .collect(),
            rows: Rc::new(rows.map(cells).collect()),
        })
    };
    let sections = form.sections.iter().enumerate();
    sections
        .map(|(at, section)| Part {
            id: section.id.clone().into(),
            title: words::section_title(at, &section.title).into(),
            wording: section.wording.iter().cloned().map(AttrValue::from).collect(),
            entries: section.items.iter().filter_map(entry).collect(),
        })
        .collect()
}

#[derive(Properties, PartialEq)]
pub struct DocumentProps {
    pub parts: Vec<Part>,
    /// Asked to edit the section with this id; without it nothing can be edited.
    #[prop_or_default]
    pub edit: Option<Callback<AttrValue>>,
}

/// The document.
#[component]
pub fn Document(props: &DocumentProps) -> Html {
    html! { <div class="document">{ for props.parts.iter().map(|part| section(part, props.edit.as_ref())) }</div> }
}

fn section(part: &Part, edit: Option<&Callback<AttrValue>>) -> Html {
    let edit = edit.map(|edit| {
        let (edit, id) = (edit.clone(), part.id.clone());
        let label = format!("{}{}", words::EDIT, part.title);
        let onclick = move |_: MouseEvent| edit.emit(id.clone());
        html! { <button type="button" class="link no-print" aria-label={label} {onclick}>{ words::EDIT }</button> }
    });
    html! {
        <section class="part">
            <div class="part-head"><h2>{ &part.title }</h2>{ edit }</div>
            { wording(&part.wording) }
            { for runs(&part.entries).into_iter().map(drawn) }
        </section>
    }
}

/// Neighbouring answers share one list.
fn runs(entries: &[Entry]) -> Vec<&[Entry]> {
    entries
        .chunk_by(|one, other| matches!((one, other), (Entry::Answer { .. }, Entry::Answer { .. })))
        .collect()
}

fn drawn(run: &[Entry]) -> Html {
    match run {
        [Entry::Table { label, heads, rows }] => html! {
            <AnswerTable label={label.clone()} heads={heads.clone()} rows={Rc::clone(rows)} />
        },
        answers => html! { <dl class="answers">{ for answers.iter().map(answer) }</dl> },
    }
}

fn answer(entry: &Entry) -> Html {
    match entry {
        Entry::Answer { label, text } if text.is_empty() => {
            html! { <div><dt>{ label }</dt><dd class="quiet">{ words::NOT_ANSWERED }</dd></div> }
        }
        Entry::Answer { label, text } => html! { <div><dt>{ label }</dt><dd>{ text }</dd></div> },
        Entry::Table { .. } => html! {},
    }
}
