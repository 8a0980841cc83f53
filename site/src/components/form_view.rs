//! A form as data for its components: sections, fields, tables, wrapped so that they are compared by identity.

use std::rc::Rc;

use bangfu_api::field_is_required;
use bangfu_api::model::{Grade, Path};
use bangfu_api::pack::{Field, Table};
use bangfu_api::rules::{Citation, ReportFinding};
use yew::prelude::*;

use super::contents::Progress;
use super::finding::Told;
use super::problems::settled;
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
    /// Its sections.
    pub sections: Vec<SectionView>,
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
            FormView {
                notice: bound.notice.clone().into(),
                title: format!("{}（{}）", form.title, form.subtitle).into(),
                intro: form.intro.clone().into(),
                sections: sections.collect(),
            }
        })
    }

    /// How far each section is.
    pub fn progress(&self, sheet: &Sheet) -> Vec<Progress> {
        let visible: Vec<&ReportFinding> = sheet.visible().filter(|finding| !settled(finding)).collect();
        let keeps_back = |finding: &&ReportFinding| {
            finding.blocks() || finding.grade == Grade::InPrinciple && !settled(finding)
        };
        let open: Vec<&ReportFinding> = sheet.report.findings.iter().filter(keeps_back).collect();
        let count = |section: &SectionView, findings: &[&ReportFinding]| {
            findings
                .iter()
                .filter(|finding| section.holds(&finding.path))
                .count()
        };
        let progress = |section: &SectionView| {
            let filled = section.items.iter().filter(|item| item.is_filled(sheet)).count();
            Progress {
                target: section.target.clone(),
                title: section.title.clone(),
                filled,
                asked: section.items.len(),
                findings: count(section, &visible),
                done: (filled > 0 || section.items.is_empty()) && count(section, &open) == 0,
            }
        };
        self.sections.iter().map(progress).collect()
    }
}

impl SectionView {
    fn holds(&self, path: &Path) -> bool {
        self.items.iter().any(|item| path.head() == Some(item.id()))
    }
}

impl Item {
    /// Id of the field or table.
    pub fn id(&self) -> &str {
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

/// Visible findings with the reasons given, at tables as a whole and by row.
#[derive(Default)]
pub struct TableFindings {
    /// At the table.
    pub whole: Vec<Told>,
    /// In rows, with the row.
    pub rows: Vec<(usize, Told)>,
}

impl TableFindings {
    /// Those of one table.
    pub fn of(sheet: &Sheet, table: &str) -> TableFindings {
        let mut found = TableFindings::default();
        for finding in sheet
            .visible()
            .filter(|finding| finding.path.head() == Some(table))
        {
            let told = (finding.clone(), AttrValue::from(sheet.reason(finding)));
            match &finding.path {
                Path::Row(_, at) | Path::Cell(_, at, _) => found.rows.push((*at, told)),
                _ => found.whole.push(told),
            }
        }
        found
    }
}

/// Element id of a section's heading.
pub fn section_id(section: &str) -> String {
    format!("section-{section}")
}
