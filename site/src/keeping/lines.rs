//! The keys of a roster as a page lists them.

use bangfu_api::model::{Date, Instant, Value};
use bangfu_api::seal::{Kid, Role, Status};

/// A key of a roster in work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name in the file.
    pub kid: Kid,
    /// The code people compare by telephone.
    pub code: String,
    /// The body, as filings must name it.
    pub body: String,
    /// The body's USCC.
    pub uscc: String,
    /// Who keeps it.
    pub holder: String,
    /// What it may sign as.
    pub roles: Vec<Role>,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// How far it is trusted.
    pub status: Status,
    /// Since when it is not, for a lost key or one enrolled in error.
    pub revoked_at: Option<Instant>,
    /// Why not.
    pub reason: String,
}

impl Line {
    /// Whether it signs rosters.
    pub fn is_root(&self) -> bool {
        self.roles.contains(&Role::Root)
    }

    fn of(key: &Value) -> Option<Line> {
        let text = |name: &str| key.get(name).and_then(Value::as_text);
        let org = |name: &str| key.get("org")?.get(name)?.as_text().map(str::to_owned);
        let roles = key.get("roles")?.as_list()?.iter();
        Some(Line {
            kid: Kid::parse(text("kid")?)?,
            code: text("phone_code")?.to_owned(),
            body: org("name")?,
            uscc: org("uscc")?,
            holder: text("holder")?.to_owned(),
            roles: roles.filter_map(|role| Role::of(role.as_text()?)).collect(),
            from: Date::parse(text("not_before")?)?,
            to: Date::parse(text("not_after")?)?,
            status: Status::of(text("status")?)?,
            revoked_at: text("revoked_at").and_then(Instant::parse),
            reason: text("reason").unwrap_or_default().to_owned(),
        })
    }
}

/// The keys, in the order of the file.
pub fn lines(document: &Value) -> Vec<Line> {
    let keys = document.get("keys").and_then(Value::as_list).unwrap_or_default();
    keys.iter().filter_map(Line::of).collect()
}

/// The issuer's name and USCC.
pub fn issuer(document: &Value) -> (&str, &str) {
    let text = |name| {
        document
            .get("issuer")
            .and_then(|body| body.get(name)?.as_text())
            .unwrap_or_default()
    };
    (text("name"), text("uscc"))
}

/// The revision, 期 in words.
pub fn revision(document: &Value) -> i64 {
    let revision = document.get("revision").and_then(Value::as_integer);
    revision.unwrap_or_default()
}
