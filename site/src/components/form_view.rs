//! A form as data for its components: sections, fields, tables, wrapped so that they are compared by identity.

use std::rc::Rc;

use bangfu_api::field_is_required;
use bangfu_api::model::Grade;
use bangfu_api::pack::{Field, Table};
use bangfu_api::rules::{At, Citation, Mark};
use yew::prelude::*;

use super::contents::Progress;
use crate::routes::Route;
use crate::sheet::Sheet;
use crate::words;

/// A form, prepared once.
pub struct FormView {
    /// 文号 of the notice.
    pub notice: AttrValue,
    /// `对口帮扶责任书（城市三级医院 → 县级医院）`
    pub title: AttrValue,
    /// What the paper is for.
    pub intro: AttrValue,
    /// Where it can be filled in in Excel.
    pub workbook: Option<Route>,
    /// Its sections.
    pub sections: Vec<SectionView>,
    /// The section each field is in.
    of_field: Vec<Option<usize>>,
    /// The section each table is in.
    of_table: Vec<Option<usize>>,
}

/// A section.
pub struct SectionView {
    /// Element id of its heading.
    pub target: AttrValue,
    /// `三、年度分解任务`
    pub title: AttrValue,
    /// What the notice asks for here.
    pub intro: Option<AttrValue>,
    /// Paragraphs printed on the paper here.
    pub wording: Vec<AttrValue>,
    /// The clause behind it.
    pub sources: Vec<Citation>,
    /// Questions and tables in order.
    pub items: Vec<Item>,
}

/// A question or a table, with its place in the form.
pub enum Item {
    /// A field and whether an answer is a plain duty.
    Field {
        at: usize,
        field: Rc<Field>,
        required: bool,
    },
    /// A table.
    Table { at: usize, table: Rc<Table> },
}

impl FormView {
    /// Prepares the form of a sheet.
    pub fn of(sheet: &Sheet) -> FormView {
        sheet.look(|session| {
            let bound = session.inner().form();
            let form = &bound.form;
            let item = |id: &String| {
                let field = form
                    .fields
                    .iter()
                    .position(|field| field.id == *id)
                    .map(|at| Item::Field {
                        at,
                        field: Rc::new(form.fields[at].clone()),
                        required: field_is_required(form, id),
                    });
                let table = || form.tables.iter().position(|table| table.id == *id);
                field.or_else(|| {
                    table().map(|at| Item::Table {
                        at,
                        table: Rc::new(form.tables[at].clone()),
                    })
                })
            };
            let sections = form.sections.iter().enumerate().map(|(at, section)| SectionView {
                target: section_id(&section.id).into(),
                title: words::section_title(at, &section.title).into(),
                intro: section.intro.clone().map(AttrValue::from),
                wording: section.wording.iter().cloned().map(AttrValue::from).collect(),
                sources: bound.cited(&section.sources),
                items: section.items.iter().filter_map(item).collect(),
            });
            let section_of = |id: &String| {
                form.sections
                    .iter()
                    .position(|section| section.items.contains(id))
            };
            FormView {
                of_field: form.fields.iter().map(|field| section_of(&field.id)).collect(),
                of_table: form.tables.iter().map(|table| section_of(&table.id)).collect(),
                notice: bound.notice.clone().into(),
                title: format!("{}（{}）", form.title, form.subtitle).into(),
                intro: form.intro.clone().into(),
                workbook: Route::workbook(&session.inner().filing().form.id),
                sections: sections.collect(),
            }
        })
    }

    /// How far each section is.
    pub fn progress(&self, sheet: &Sheet) -> Vec<Progress> {
        let mut shown = vec![0; self.sections.len()];
        for mark in sheet.shown().filter(|mark| !mark.is_settled()) {
            self.section_of(&mark.at).iter().for_each(|at| shown[*at] += 1);
        }
        let mut held_back = vec![false; self.sections.len()];
        let keeps_back =
            |mark: &&Mark| mark.blocks() || mark.grade == Grade::InPrinciple && !mark.is_settled();
        for mark in sheet.marks.iter().filter(keeps_back) {
            self.section_of(&mark.at)
                .iter()
                .for_each(|at| held_back[*at] = true);
        }
        let progress = |(at, section): (usize, &SectionView)| {
            let filled = section.items.iter().filter(|item| item.is_filled(sheet)).count();
            Progress {
                target: section.target.clone(),
                title: section.title.clone(),
                filled,
                asked: section.items.len(),
                findings: shown[at],
                done: (filled > 0 || section.items.is_empty()) && !held_back[at],
            }
        };
        self.sections.iter().enumerate().map(progress).collect()
    }

    /// The section a place is in.
    fn section_of(&self, place: &At) -> Option<usize> {
        match place {
            At::Whole => None,
            At::Field(field) => self.of_field[*field],
            At::Table(table) | At::Row(table, _) | At::Cell(table, ..) => self.of_table[*table],
            At::Unknown(name) => {
                let holds = |section: &SectionView| section.items.iter().any(|item| item.id() == name);
                self.sections.iter().position(holds)
            }
        }
    }
}

impl Item {
    /// Id of the field or table.
    fn id(&self) -> &str {
        match self {
            Item::Field { field, .. } => &field.id,
            Item::Table { table, .. } => &table.id,
        }
    }

    fn is_filled(&self, sheet: &Sheet) -> bool {
        sheet.look(|session| match self {
            Item::Field { at, .. } => !session.inner().answers().field(*at).is_empty(),
            Item::Table { at, .. } => session
                .inner()
                .answers()
                .table(*at)
                .iter()
                .any(|row| !row.is_blank()),
        })
    }
}

/// Element id of a section's heading.
pub fn section_id(section: &str) -> String {
    format!("section-{section}")
}
