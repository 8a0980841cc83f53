//! The Yew application: the forms, filled in, checked, signed, opened.
//!
//! `pages/` are the routes, `components/` what they are drawn with, `effects/` everything that touches the browser, and
//! [`sheet`] the one owner of an open filing's state.

mod app;
mod components;
mod effects;
mod pages;
mod routes;
mod settings;
mod sheet;
mod words;

fn main() {
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
