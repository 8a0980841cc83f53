//! What is on the screen, and what comes out of the printer.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use gloo::timers::future::sleep;
use gloo::utils::{document, window};
use web_sys::Event;

/// Waits until what was just rendered can be seen, before work that holds the page for a second.
pub async fn settled() {
    sleep(Duration::from_millis(60)).await;
}

/// Lets the browser do what waits, between two pieces of work that would hold it up together. In the background nothing
/// waits, and a timer takes a second.
pub async fn breath() {
    if !document().hidden() {
        sleep(Duration::ZERO).await;
    }
}

/// Tells everything that measures that what was out of sight is there now.
pub fn laid_out() {
    if let Ok(event) = Event::new("resize") {
        let _ = window().dispatch_event(&event);
    }
}

/// Opens the browser's print dialog. Where there is none, nothing happens; the browser's own menu still prints.
pub fn print() {
    Timeout::new(0, || drop(window().print())).forget();
}
