//! `bangfu-api` as a component of the WebAssembly Component Model: the world of `wit/bangfu.wit`, for hosts in any
//! language. Text goes in; answers that are data come out as canonical JSON.

mod answer;
mod session;

use bangfu_api::seal::Clock;
use bangfu_api::{Evidence, Library, Report};
use bangfu_forms::{FORMS, examples_of};

use answer::{answered, canonical, day, failed};
use bindings::exports::bangfu::component::filings::{Guest, Problem};

/// What wit-bindgen makes of the world.
#[allow(missing_docs, unsafe_code, reason = "generated")]
mod bindings {
    wit_bindgen::generate!({ path: "wit", world: "bangfu" });
    export!(Component with_types_in self);
    use super::Component;
}

thread_local! {
    static LIBRARY: Library = Library::of(FORMS.iter().map(|(_, text)| *text)).unwrap_or_default();
}

/// The component.
struct Component;

impl Guest for Component {
    type Session = session::Session;

    fn forms() -> String {
        LIBRARY.with(|library| canonical(&bangfu_api::forms(library)))
    }

    fn explain(form: String, rule: String) -> Result<String, Problem> {
        let examples = examples_of(&form);
        answered(LIBRARY.with(|library| bangfu_api::explain(library, examples, &form, &rule)))
    }

    fn blank(form: String, year: i32) -> Result<String, Problem> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|_| {
            failed(bangfu_api::Problem::new(
                "random",
                "没有取到随机数。请让运行它的程序提供",
            ))
        })?;
        LIBRARY.with(|library| bangfu_api::blank(library, &form, year, random).map_err(failed))
    }

    fn check(filing: String, today: String) -> String {
        let report = match day(&today) {
            Ok(today) => LIBRARY.with(|library| bangfu_api::check(library, filing.as_bytes(), today, false)),
            Err(problem) => Report::unreadable(problem),
        };
        canonical(&report)
    }

    fn verify(
        envelope: String,
        roster: Option<String>,
        root: Option<String>,
        today: Option<String>,
    ) -> Result<String, Problem> {
        let today = today.as_deref().map(day).transpose().map_err(failed)?;
        let evidence = Evidence {
            roster: roster.as_deref().map(str::as_bytes),
            root: root.as_deref(),
            clock: today.map_or(Clock::Unknown, Clock::Day),
            ..Evidence::default()
        };
        answered(bangfu_api::verdict(envelope.as_bytes(), &evidence))
    }
}
