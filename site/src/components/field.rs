//! One question: label, hint, box, unit, findings.

use std::rc::Rc;

use bangfu_api::model::{State, Value};
use bangfu_api::pack::{Field, FieldType};
use yew::prelude::*;

use super::choice::{Choice, options, select_box};
use super::finding::finding_box;
use super::text_box::TextBox;
use crate::effects::focus;
use crate::sheet::{Act, Told};
use crate::words;

/// Options in sight at most; more fold into a list.
const IN_SIGHT: usize = 5;

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    pub field: Rc<Field>,
    pub required: bool,
    /// The answer in words.
    pub value: AttrValue,
    /// Indices of what is chosen, for choices.
    pub chosen: Vec<u16>,
    /// Findings at this field.
    pub findings: Vec<Told>,
    pub notice: AttrValue,
    pub act: Callback<Act>,
}

/// One question.
#[component]
pub fn FieldBox(props: &FieldProps) -> Html {
    let field = &props.field;
    let path = format!("/{}", field.id);
    let id = AttrValue::from(focus::id_of(&path));
    let hint_id = format!("{id}-hint");
    let told_id = format!("{id}-told");
    let described_by = Some(AttrValue::from(format!("{hint_id} {told_id}")));
    let invalid = props
        .findings
        .iter()
        .any(|(finding, _)| finding.state == State::Failed && finding.blocks());
    let onleave = {
        let path = path.clone();
        props.act.reform(move |()| Act::Leave(path.clone()))
    };
    let choice = || Choice {
        id: id.clone(),
        options: field
            .options
            .iter()
            .map(|option| AttrValue::from(option.clone()))
            .collect(),
        chosen: props.chosen.clone(),
        label: None,
        described_by: described_by.clone(),
        invalid,
        onchoose: choose(&props.act, path.clone(), field),
        onleave: onleave.clone(),
    };
    let in_sight = field.kind == FieldType::Choices
        || field.kind == FieldType::Choice && field.options.len() <= IN_SIGHT;
    let boxed = match field.kind {
        FieldType::Choice | FieldType::Choices if in_sight => {
            options(&choice(), field.kind == FieldType::Choice)
        }
        FieldType::Choice | FieldType::Choices => select_box(&choice()),
        kind => html! {
            <TextBox id={id.clone()} value={props.value.clone()} described_by={described_by.clone()} {invalid} lines={kind == FieldType::Paragraph}
                width={width(field)} input_mode={input_mode(kind)} placeholder={placeholder(kind)}
                onenter={props.act.reform({ let path = path.clone(); move |text| Act::Enter { path: path.clone(), text } })} onleave={onleave.clone()} />
        },
    };
    // 必填 stands beside the hint, so that the label alone is the field's name.
    let hint = html! {
        <p class="hint" id={hint_id.clone()}>
            if props.required { <span class="required">{ words::REQUIRED }</span> }
            { field.hint.as_deref().unwrap_or_default() }
        </p>
    };
    let unit = field
        .unit
        .as_ref()
        .map(|unit| html! { <span class="unit">{ unit }</span> });
    let told = html! {
        <div id={told_id}>
            { for props.findings.iter().map(|told| finding_box(told, &props.notice, &props.act)) }
        </div>
    };
    let class = classes!("field", (!props.findings.is_empty()).then_some("told"));
    if in_sight {
        html! { <fieldset {class} aria-describedby={hint_id}><legend>{ &field.label }</legend>{ hint }{ boxed }{ told }</fieldset> }
    } else {
        html! { <div {class}><label for={id}>{ &field.label }</label>{ hint }<div class="boxed">{ boxed }{ unit }</div>{ told }</div> }
    }
}

/// What choosing does: the words of the options, as a filing writes them.
pub fn choose(act: &Callback<Act>, path: String, field: &Rc<Field>) -> Callback<Vec<u16>> {
    let field = Rc::clone(field);
    act.reform(move |chosen: Vec<u16>| {
        let mut words = chosen
            .iter()
            .filter_map(|at| field.options.get(usize::from(*at)))
            .map(|word| Value::from(word.as_str()));
        let value = match field.kind {
            FieldType::Choices => Value::List(words.collect()),
            _ => words.next().unwrap_or(Value::Null),
        };
        Act::Choose {
            path: path.clone(),
            value,
        }
    })
}

/// Width of a box in 汉字: the field's own, else what its type needs.
pub fn width(field: &Field) -> Option<u8> {
    field.width.or(match field.kind {
        FieldType::Integer | FieldType::Decimal => Some(5),
        FieldType::Year => Some(4),
        FieldType::Date => Some(7),
        FieldType::Uscc => Some(12),
        FieldType::Choice => longest(&field.options),
        FieldType::Text | FieldType::Paragraph | FieldType::Choices => None,
    })
}

/// The longest option, with room for the arrow of a list.
fn longest(options: &[String]) -> Option<u8> {
    let characters = options.iter().map(|option| option.chars().count()).max()?;
    u8::try_from(characters + 2).ok()
}

/// The keyboard a phone should show.
pub fn input_mode(kind: FieldType) -> Option<AttrValue> {
    match kind {
        FieldType::Integer | FieldType::Year => Some("numeric".into()),
        FieldType::Decimal => Some("decimal".into()),
        _ => None,
    }
}

/// What a date looks like.
pub fn placeholder(kind: FieldType) -> Option<AttrValue> {
    (kind == FieldType::Date).then(|| words::DATE_SHAPE.into())
}
