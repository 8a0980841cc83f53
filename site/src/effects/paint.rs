//! What is on the screen, and what comes out of the printer.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use gloo::timers::future::sleep;
use gloo::utils::window;

/// Waits until what was just rendered can be seen, before work that holds the page for a second.
pub async fn settled() {
    sleep(Duration::from_millis(60)).await;
}

/// Opens the browser's print dialog. Where there is none, nothing happens; the browser's own menu still prints.
pub fn print() {
    Timeout::new(0, || drop(window().print())).forget();
}
