//! Holding forms against their cases.

use std::sync::Arc;

use bangfu_model::Date;
use bangfu_rules::{BoundForm, Filing, Report, Session};

use crate::case::{Case, Told};

/// What a case told, where that is not what it should.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Name of the case.
    pub name: String,
    /// What was told and not expected.
    pub extra: Vec<Told>,
    /// What was expected and not told.
    pub missing: Vec<Told>,
    /// Whether the same was told in another order.
    pub order: bool,
}

/// What went wrong in the case; `None` when it told exactly what it should.
///
/// # Errors
/// When the case holds no filing or no day.
pub fn judge(form: &Arc<BoundForm>, case: &Case) -> Result<Option<Judged>, String> {
    let told = told(&report(form, case)?)?;
    if told == case.expected {
        return Ok(None);
    }
    let without = |some: &[Told], others: &[Told]| -> Vec<Told> {
        some.iter().filter(|one| !others.contains(one)).cloned().collect()
    };
    let (extra, missing) = (without(&told, &case.expected), without(&case.expected, &told));
    Ok(Some(Judged {
        name: case.name.clone(),
        order: extra.is_empty() && missing.is_empty(),
        extra,
        missing,
    }))
}

/// What the form's rules say of the case.
pub(crate) fn report(form: &Arc<BoundForm>, case: &Case) -> Result<Report, String> {
    let wrong = |what: &str| format!("{}: {what}", case.name);
    let text = serde_json::to_vec(&case.document).map_err(|error| wrong(&error.to_string()))?;
    let document = bangfu_canon::parse(&text)
        .map_err(|breach| wrong(&format!("the filing breaks `{}`", breach.rule.name())))?;
    let filing = Filing::read(&document).ok_or_else(|| wrong("there is no filing"))?;
    let today = Date::parse(&case.today).ok_or_else(|| wrong("`today` is no date"))?;
    Ok(Session::open(Arc::clone(form), filing, today).report())
}

fn told(report: &Report) -> Result<Vec<Told>, String> {
    let findings = report.findings.iter();
    findings
        .map(|finding| {
            let state = serde_json::to_value(finding.state).map_err(|error| error.to_string())?;
            let state = state.as_str().unwrap_or_default().to_owned();
            Ok((finding.rule.clone(), finding.path.to_string(), state))
        })
        .collect()
}
