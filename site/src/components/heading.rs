//! The heading of a page. It names the browser's tab, and whoever comes from another page begins there.

use gloo::utils::document;
use yew::prelude::*;

use crate::effects::focus;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    pub text: AttrValue,
    /// Element id where the page begins instead, such as a summary of what is wrong.
    #[prop_or(AttrValue::Static(focus::HEADING))]
    pub begin: AttrValue,
}

/// The heading.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let begin = props.begin.clone();
    use_effect_with(props.text.clone(), move |text| {
        document().set_title(&words::tab_title(text));
        focus::arrive(&begin);
    });
    html! { <h1 id={focus::HEADING} tabindex="-1">{ &props.text }</h1> }
}
