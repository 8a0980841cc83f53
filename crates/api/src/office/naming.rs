//! Forms and cells by the names people know.

use bangfu_model::Path;

use super::Reception;

impl Reception<'_> {
    /// A form by title and subtitle; empty where it is not known.
    pub fn form_name(&self, form: &str) -> String {
        self.form(form)
            .map(|bound| format!("{}（{}）", bound.form.title, bound.form.subtitle))
            .unwrap_or_default()
    }

    /// A cell of a form in words: its field, or its table and row.
    pub fn place(&self, form: &str, path: &str) -> String {
        let Some(bound) = self.form(form) else {
            return String::new();
        };
        let (fields, tables) = (&bound.form.fields, &bound.form.tables);
        let field = |id: &str| {
            let field = fields.iter().find(|field| field.id == id);
            field.map(|field| field.label.clone())
        };
        let table = |id: &str| {
            let table = tables.iter().find(|table| table.id == id);
            table.map(|table| table.label.clone())
        };
        match Path::parse(path) {
            Some(Path::Field(id)) => field(&id).or_else(|| table(&id)).unwrap_or_default(),
            Some(Path::Row(id, row) | Path::Cell(id, row, _)) => {
                format!("{}第 {} 行", table(&id).unwrap_or_default(), row + 1)
            }
            Some(Path::Whole) | None => String::new(),
        }
    }
}
