//! A code people compare, by telephone or with what is printed (`files.md` §10).

use yew::prelude::*;

use crate::words::keys as words;

#[derive(Properties, PartialEq)]
pub struct PhoneCodeProps {
    /// Groups of digits with spaces between.
    pub code: AttrValue,
    /// One to be read out: large, with how it is said.
    #[prop_or_default]
    pub large: bool,
}

/// The code in its numbered groups.
#[component]
pub fn PhoneCode(props: &PhoneCodeProps) -> Html {
    let groups = props.code.split(' ').enumerate();
    let group = |(at, digits): (usize, &str)| html! { <li title={words::group(at + 1)}>{ digits.to_owned() }{ " " }</li> };
    html! {
        <div class={classes!("phone-code", props.large.then_some("large"))}>
            <ol>{ for groups.map(group) }</ol>
            if props.large { <p class="aloud">{ words::read_aloud(&props.code) }</p> }
        </div>
    }
}
