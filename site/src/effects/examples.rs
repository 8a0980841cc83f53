//! Examples of a form's rules: beside the form packs, each form's fetched only when somebody asks for one.

use bangfu_api::model::Value;

use super::{normal, packs};
use crate::routes::Route;
use crate::words;

/// Answers that keep a rule and answers that do not, each a label and an answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Those that keep it.
    pub passes: Vec<(String, String)>,
    /// Those that do not.
    pub fails: Vec<(String, String)>,
    /// What is said of the latter.
    pub findings: Vec<String>,
}

/// The example of a rule of the form this page shows.
///
/// # Errors
/// A sentence when the site has no example of it, or cannot be asked.
pub async fn of(rule: &str) -> Result<Example, String> {
    let none = || words::NO_EXAMPLES.to_owned();
    let form = Route::here().form().ok_or_else(none)?;
    let text = packs::fetched("examples", &form).await.map_err(|_| none())?;
    let all = normal::parse(&text).map_err(|_| none())?;
    let mut listed = all.as_list().unwrap_or_default().iter();
    let found = listed.find(|example| example.get("rule").and_then(Value::as_text) == Some(rule));
    found.map(read).ok_or_else(none)
}

fn read(example: &Value) -> Example {
    let list = |name: &str| example.get(name).and_then(Value::as_list).unwrap_or_default();
    let word = |value: &Value| value.as_text().unwrap_or_default().to_owned();
    let answers = |name: &str| {
        let pairs = list(name).iter().filter_map(|pair| match pair.as_list()? {
            [label, answer] => Some((word(label), word(answer))),
            _ => None,
        });
        pairs.collect()
    };
    Example {
        passes: answers("passes"),
        fails: answers("fails"),
        findings: list("findings").iter().map(word).collect(),
    }
}
