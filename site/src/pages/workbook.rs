//! Filling in a form in Excel: its workbook, out and in.

mod found;
mod reading;
mod template;

use yew::prelude::*;

use crate::components::heading::Heading;
use crate::components::trouble::trouble;
use crate::effects::packs::{Loaded, use_library};
use crate::effects::style;
use crate::routes::{Route, link};
use crate::words;
use reading::ReadPanel;
use template::TemplatePanel;

const STYLE: &str = include_str!("../../styles/workbook.css");

#[derive(Properties, PartialEq)]
pub struct WorkbookProps {
    pub pack: String,
    pub form: String,
}

/// The page.
#[component]
pub fn WorkbookPage(props: &WorkbookProps) -> Html {
    use_effect_with((), |()| style::take_up(STYLE));
    let id = format!("{}/{}", props.pack, props.form);
    let library = match use_library(&id) {
        Loaded::Waiting => {
            return html! { <div class="page"><p class="loading">{ words::LOADING }</p></div> };
        }
        Loaded::Failed(text) => return trouble(&text),
        Loaded::Ready(library) => library,
    };
    let Some((_, bound)) = library.form(&id) else {
        return trouble(words::NO_SUCH_PACK);
    };
    let title = AttrValue::from(bound.form.title.clone());
    let route = Route::Form {
        pack: props.pack.clone(),
        form: props.form.clone(),
    };
    // A file dropped beside the marked place would otherwise take the page away.
    let stay = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div class="page workbook-page" ondragover={stay.clone()} ondrop={stay}>
            <Heading text={words::workbook::TITLE} />
            <p class="of-form">{ format!("{title}（{}）", bound.form.subtitle) }</p>
            <p>{ words::workbook::INTRO }</p>
            <TemplatePanel pack={props.pack.clone()} form={id.clone()} {title} />
            <ReadPanel key={id.clone()} pack={props.pack.clone()} form={id.clone()} />
            <p>{ link(&route, "link", words::workbook::TO_FORM) }</p>
        </div>
    }
}
