//! One form, two versions: what a person who knew the old one must know of the new one.

use bangfu_pack::{Field, Form, Pack, RuleData, Table};
use serde::Serialize;

use super::words;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormChange {
    /// Pointer of the field, column or table, or id of the rule; empty for the form itself.
    pub place: String,
    /// A plain sentence without final stop, `“派驻人员数量”不再要求填写`.
    pub text: String,
}

/// What changed from one version of a form to another: the form itself, then fields, tables and rules. Only the first
/// form of each pack is looked at, as each is shipped with one.
pub fn form_changes(before: &Pack, after: &Pack) -> Vec<FormChange> {
    let mut changes = Changes(Vec::new());
    if let (Some(before_form), Some(after_form)) = (before.forms.first(), after.forms.first()) {
        changes.heads(before_form, after_form);
        changes.fields("", &before_form.fields, &after_form.fields);
        changes.tables(&before_form.tables, &after_form.tables);
        changes.rules((before, before_form), (after, after_form));
    }
    changes.0
}

struct Changes(Vec<FormChange>);

impl Changes {
    fn tell(&mut self, place: impl Into<String>, text: String) {
        self.0.push(FormChange {
            place: place.into(),
            text,
        });
    }

    fn heads(&mut self, before: &Form, after: &Form) {
        for (what, before, after) in [
            ("表样版本", &before.version, &after.version),
            ("表名", &before.title, &after.title),
            ("副标题", &before.subtitle, &after.subtitle),
            ("说明", &before.intro, &after.intro),
        ] {
            if before != after {
                self.tell("", words::replaced(what, before, after));
            }
        }
        if before.heading != after.heading {
            self.tell("", "印在纸上的标题变了".to_owned());
        }
        for section in &after.sections {
            let old = before.sections.iter().find(|other| other.id == section.id);
            if old.is_some_and(|old| old.wording != section.wording) {
                self.tell("", format!("“{}”印在纸上的文字变了", section.title));
            }
        }
        if before.signers != after.signers {
            let titles = |form: &Form| -> String {
                let titles: Vec<&str> = form.signers.iter().map(|signer| signer.title.as_str()).collect();
                titles.join("、")
            };
            self.tell("", words::replaced("签名单位", &titles(before), &titles(after)));
        }
    }

    fn fields(&mut self, table: &str, before: &[Field], after: &[Field]) {
        let place = |field: &Field| match table {
            "" => format!("/{}", field.id),
            table => format!("/{table}/*/{}", field.id),
        };
        for field in before {
            match after.iter().find(|other| other.id == field.id) {
                None => self.tell(place(field), words::removed("这一项", &field.label)),
                Some(other) => self.field(&place(field), field, other),
            }
        }
        for field in after.iter().filter(|field| !known(before, &field.id)) {
            self.tell(place(field), words::added("这一项", &field.label));
        }
    }

    fn field(&mut self, place: &str, before: &Field, after: &Field) {
        let label = &before.label;
        if before.label != after.label {
            self.tell(place, words::replaced("名称", &before.label, &after.label));
        }
        if before.kind != after.kind {
            self.tell(place, format!("“{label}”的填法变了，原来填的内容可能要重填"));
        }
        let gone = before
            .options
            .iter()
            .filter(|option| !after.options.contains(option));
        for option in gone {
            self.tell(place, format!("“{label}”不能再选“{option}”"));
        }
        let new = after
            .options
            .iter()
            .filter(|option| !before.options.contains(option));
        for option in new {
            self.tell(place, format!("“{label}”可以选“{option}”"));
        }
        if (before.least, before.most) != (after.least, after.most) {
            self.tell(place, format!("“{label}”能填的大小范围变了"));
        }
        if before.unit != after.unit {
            let unit = |field: &Field| field.unit.clone().unwrap_or_else(|| "无".to_owned());
            self.tell(
                place,
                words::replaced(&format!("“{label}”的单位"), &unit(before), &unit(after)),
            );
        }
    }

    fn tables(&mut self, before: &[Table], after: &[Table]) {
        let place = |table: &Table| format!("/{}", table.id);
        for table in before {
            match after.iter().find(|other| other.id == table.id) {
                None => self.tell(place(table), words::removed("这张表格", &table.label)),
                Some(other) => {
                    if table.label != other.label {
                        self.tell(place(table), words::replaced("名称", &table.label, &other.label));
                    }
                    self.fields(&table.id, &table.columns, &other.columns);
                }
            }
        }
        for table in after {
            if before.iter().all(|other| other.id != table.id) {
                self.tell(place(table), words::added("这张表格", &table.label));
            }
        }
    }

    fn rules(&mut self, before: (&Pack, &Form), after: (&Pack, &Form)) {
        for rule in &before.1.rules {
            match after.1.rules.iter().find(|other| other.id == rule.id) {
                None => self.tell(&rule.id, format!("不再核对{}", name(before.0, rule))),
                Some(other) => self.rule(&name(after.0, other), rule, other),
            }
        }
        for rule in &after.1.rules {
            if before.1.rules.iter().all(|other| other.id != rule.id) {
                self.tell(
                    &rule.id,
                    format!("增加了{}，{}", name(after.0, rule), words::grade(rule.grade)),
                );
            }
        }
    }

    fn rule(&mut self, name: &str, before: &RuleData, after: &RuleData) {
        let id = &after.id;
        if before.grade != after.grade {
            let (from, to) = (words::grade(before.grade), words::grade(after.grade));
            self.tell(id, words::replaced(&format!("{name}的轻重"), from, to));
        }
        let names = before.args.keys();
        let added = after.args.keys().filter(|arg| !before.args.contains_key(*arg));
        for arg in names.chain(added) {
            let (from, to) = (before.args.get(arg), after.args.get(arg));
            if from != to {
                let what = format!("{name}的“{}”", words::argument(arg));
                self.tell(id, words::replaced(&what, &words::shown(from), &words::shown(to)));
            }
        }
        if before.kind != after.kind {
            self.tell(id, format!("{name}的核对方法变了"));
        }
        if before.when != after.when {
            self.tell(id, format!("{name}的适用情形变了"));
        }
        if before.sources != after.sources {
            self.tell(id, format!("{name}的依据变了"));
        }
    }
}

fn known(fields: &[Field], id: &str) -> bool {
    fields.iter().any(|field| field.id == id)
}

/// `“附件3 二（一）”这条要求（taian-tertiary-team-size）`
fn name(pack: &Pack, rule: &RuleData) -> String {
    let section = rule.sources.first().and_then(|id| pack.source(id));
    let section = section.map_or("", |source| source.section.as_str());
    format!("“{section}”这条要求（{}）", rule.id)
}
