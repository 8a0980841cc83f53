//! An open filing: answers that change, findings that follow.

use std::cell::RefCell;

use bangfu_api::canon;

use crate::LIBRARY;
use crate::answer::{answered, canonical, day, failed};
use crate::bindings::exports::bangfu::component::filings::{self, GuestSession, Problem};

/// A filing that is being filled in; the host drops it when it is closed.
pub struct Session {
    open: RefCell<bangfu_api::Session>,
}

impl GuestSession for Session {
    fn open(filing: String, today: String) -> Result<filings::Session, Problem> {
        let today = day(&today).map_err(failed)?;
        let open = LIBRARY.with(|library| bangfu_api::open(library, filing.as_bytes(), today));
        let open = RefCell::new(open.map_err(failed)?);
        Ok(filings::Session::new(Session { open }))
    }

    fn set(&self, path: String, value: String) -> Result<String, Problem> {
        let value = canon::parse(value.as_bytes()).map_err(|breach| failed(breach.into()))?;
        answered(self.open.borrow_mut().set(&path, &value))
    }

    fn enter(&self, path: String, text: String) -> Result<String, Problem> {
        answered(self.open.borrow_mut().enter(&path, &text))
    }

    fn explain(&self, rule: String, path: String, reason: String) -> Result<String, Problem> {
        let mut open = self.open.borrow_mut();
        open.explain(&rule, &path, &reason).map_err(failed)?;
        Ok(canonical(&open.report()))
    }

    fn report(&self) -> String {
        canonical(&self.open.borrow().report())
    }

    fn text(&self) -> String {
        self.open.borrow().text()
    }
}
