//! A form as a plain page: everything it asks, with room to write. Any browser shows and prints it, without script.

use bangfu_api::pack::{Column, Field, FieldType, Form, Notice, Section, Status, Table};
use bangfu_api::{field_is_required, numeral};
use maud::{DOCTYPE, Markup, html};

use super::Style;

/// Styles and the icon from the site's own origin, and nothing else: the page runs no script.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// From a plain page to the site's folder.
const UP: &str = "../../";

/// Rows to write in.
const ROWS: usize = 6;

/// Columns at most that fit an upright page.
const UPRIGHT: usize = 5;

const PRODUCT: &str = "帮扶填报";
const BLANK: &str = "空白表";
const HOW: &str = "这是空白表，可以直接打印，手工填写。";
const FILL_IN: &str = "在线填写并核对";
const DRAFT: &str = "征求意见稿，尚未正式印发。";
const YEAR: &str = "　　　　年";
const REQUIRED: &str = "必填";
const OFFERED: &str = "如：";
const NUMBER: &str = "序号";
const DATE: &str = "年　月　日";
const DAY_BY_HAND: &str = "年　　月　　日";

/// The page of the form `<notice>/<form>`.
pub fn page(notice: &Notice, id: &str, form: &Form, styles: &[Style<'_>]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (form.title) "（" (form.subtitle) "）" (BLANK) }
                link rel="icon" href=(format!("{UP}assets/icon.svg"));
                @for style in styles {
                    link rel="stylesheet" href=(format!("{UP}{}", style.path)) integrity=(style.integrity);
                }
            }
            body class="blank" {
                header class="bar" {
                    div class="bar-in" {
                        a class="product" href=(format!("{UP}index.html")) { (PRODUCT) }
                        a href=(format!("{UP}index.html#/form/{id}")) { (FILL_IN) }
                    }
                }
                main id="main" {
                    p class="by-hand no-print" { (HOW) }
                    (paper(notice, form))
                }
            }
        }
    }
}

/// The form, with what only the paper needs: rows to write in, and where to stamp.
fn paper(notice: &Notice, form: &Form) -> Markup {
    html! {
        div class="editor" {
            div class="form-head" {
                h1 { (form.title) "（" (form.subtitle) "）" }
                p class="quiet" { (YEAR) " · 《" (notice.number) "》" }
                @if notice.status == Status::Draft { p class="quiet" { (DRAFT) } }
                p class="intro" { (form.intro) }
            }
            div class="sections" {
                @for (at, section) in form.sections.iter().enumerate() { (part(form, at, section)) }
                div class="stamps" {
                    @for signer in &form.signers {
                        div { p { (signer.title) "（盖章）：" } p class="day" { (DAY_BY_HAND) } }
                    }
                }
            }
        }
    }
}

fn part(form: &Form, at: usize, section: &Section) -> Markup {
    html! {
        section class="card" {
            h2 { (numeral(at + 1)) "、" (section.title) }
            @if let Some(intro) = &section.intro { p class="intro" { (intro) } }
            @if !section.wording.is_empty() {
                div class="wording" { @for paragraph in &section.wording { p { (paragraph) } } }
            }
            @for item in &section.items {
                @if let Some(field) = form.fields.iter().find(|field| field.id == *item) {
                    (question(field, field_is_required(form, item)))
                } @else if let Some(table) = form.tables.iter().find(|table| table.id == *item) {
                    (rows(table))
                }
            }
        }
    }
}

fn question(field: &Field, required: bool) -> Markup {
    let chosen = matches!(field.kind, FieldType::Choice | FieldType::Choices);
    html! {
        div class="field" {
            p class="label" { (field.label) }
            p class="hint" {
                @if required { span class="required" { (REQUIRED) } }
                (field.hint.as_deref().unwrap_or_default())
            }
            @if chosen {
                div class="options" {
                    @for option in &field.options { span class="option" { span class="box tick" {} (option) } }
                }
            } @else {
                @if !field.options.is_empty() { p class="hint" { (OFFERED) (field.options.join("、")) } }
                div class="boxed" {
                    span class=(room(field.kind)) {}
                    @if let Some(unit) = &field.unit { span class="unit" { (unit) } }
                }
            }
        }
    }
}

/// Room for handwriting, which is wider than print.
fn room(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Integer | FieldType::Decimal | FieldType::Year => "box w8",
        FieldType::Date => "box w12",
        FieldType::Paragraph => "box lines",
        _ => "box w24",
    }
}

fn rows(table: &Table) -> Markup {
    let class = if table.columns.len() > UPRIGHT {
        "table-field wide"
    } else {
        "table-field"
    };
    html! {
        div class=(class) {
            h3 { (table.label) }
            @if let Some(hint) = &table.hint { p class="hint" { (hint) } }
            div class="scroll" {
                table class="paper" {
                    thead { tr { th scope="col" { (NUMBER) } @for column in &table.columns { (head(column)) } } }
                    tbody {
                        @for row in 1..=ROWS {
                            tr { th scope="row" { (row) } @for _ in &table.columns { td {} } }
                        }
                    }
                }
            }
        }
    }
}

/// A column's question, and what is written in it.
fn head(column: &Column) -> Markup {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(column.unit.clone());
    notes.extend(column.hint.clone());
    if column.kind == FieldType::Date {
        notes.push(DATE.to_owned());
    }
    if !column.options.is_empty() {
        notes.push(column.options.join("、"));
    }
    html! {
        th scope="col" {
            (column.label)
            @if !notes.is_empty() { span class="hint" { (notes.join("；")) } }
        }
    }
}
