//! A box for text: shows the answer, and while it has the focus, what is being typed.
//!
//! A half-typed pinyin is never handed on: until its composition ends nothing is entered.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextBoxProps {
    pub id: AttrValue,
    /// The answer as it stands.
    pub value: AttrValue,
    /// Name for screen readers where no visible label is tied to the box.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Ids of hint and findings.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Id of a list of words to offer.
    #[prop_or_default]
    pub offers: Option<AttrValue>,
    /// `decimal`, `numeric`; helps keyboards on glass.
    #[prop_or_default]
    pub input_mode: Option<AttrValue>,
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Several lines.
    #[prop_or_default]
    pub lines: bool,
    #[prop_or_default]
    pub invalid: bool,
    /// Width in 汉字.
    #[prop_or_default]
    pub width: Option<u8>,
    pub onenter: Callback<String>,
    #[prop_or_default]
    pub onleave: Callback<()>,
}

/// A box for text.
#[component]
pub fn TextBox(props: &TextBoxProps) -> Html {
    let typed = use_state(|| None::<AttrValue>);
    let node = use_node_ref();
    let take = {
        let (typed, onenter) = (typed.setter(), props.onenter.clone());
        Callback::from(move |text: String| {
            typed.set(Some(text.clone().into()));
            onenter.emit(text);
        })
    };
    let oninput = {
        let (typed, take) = (typed.setter(), take.clone());
        Callback::from(move |event: InputEvent| {
            let Some(text) = event.target().as_ref().and_then(text_of) else {
                return;
            };
            if event.is_composing() {
                typed.set(Some(text.into()))
            } else {
                take.emit(text)
            }
        })
    };
    use_composition_end(&node, take);
    let onblur = {
        let (typed, onleave) = (typed.clone(), props.onleave.clone());
        Callback::from(move |_: FocusEvent| {
            typed.set(None);
            onleave.emit(());
        })
    };
    let value = (*typed).clone().unwrap_or_else(|| props.value.clone());
    let invalid = props.invalid.then_some("true");
    let class = props.width.map(width_class);
    if props.lines {
        html! {
            <textarea ref={node} id={props.id.clone()} rows="3" {value} aria-label={props.label.clone()} aria-describedby={props.described_by.clone()}
                aria-invalid={invalid} {oninput} {onblur} />
        }
    } else {
        html! {
            <input ref={node} type="text" id={props.id.clone()} {value} {class} aria-label={props.label.clone()} aria-describedby={props.described_by.clone()}
                aria-invalid={invalid} list={props.offers.clone()} inputmode={props.input_mode.clone()} placeholder={props.placeholder.clone()}
                autocomplete="off" {oninput} {onblur} />
        }
    }
}

/// The class of a box this many 汉字 wide, or a little wider: the style sheet knows a few widths, since the page's
/// content security policy allows no styles on elements.
pub fn width_class(width: u8) -> String {
    const WIDTHS: [u8; 9] = [4, 5, 6, 7, 8, 10, 12, 16, 20];
    let known = WIDTHS.into_iter().find(|known| width <= *known).unwrap_or(24);
    format!("w{known}")
}

/// Hands on the text when a composition ends; browsers send no input event after it.
#[hook]
fn use_composition_end(node: &NodeRef, take: Callback<String>) {
    let latest = use_mut_ref(|| take.clone());
    latest.replace(take);
    use_effect_with(node.clone(), move |node| {
        let listener = node.cast::<Element>().map(|target| {
            EventListener::new(&target, "compositionend", move |event| {
                if let Some(text) = event.target().as_ref().and_then(text_of) {
                    latest.borrow().emit(text);
                }
            })
        });
        move || drop(listener)
    });
}

/// What stands in a box.
pub fn text_of(target: &EventTarget) -> Option<String> {
    target
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value)
        .or_else(|| {
            target
                .dyn_ref::<HtmlTextAreaElement>()
                .map(HtmlTextAreaElement::value)
        })
}
