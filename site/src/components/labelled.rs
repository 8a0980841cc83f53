//! A box for one line of text below its label and hint.

use yew::prelude::*;

use super::text_box::TextBox;

/// What such a box is.
pub struct Labelled {
    pub id: AttrValue,
    pub label: &'static str,
    /// Empty for none.
    pub hint: &'static str,
    /// Width in 汉字.
    pub width: u8,
    pub value: AttrValue,
    pub onenter: Callback<String>,
}

/// The box.
pub fn labelled(of: Labelled) -> Html {
    let hint_id = format!("{}-hint", of.id);
    html! {
        <div class="field">
            <label for={of.id.clone()}>{ of.label }</label>
            <p class="hint" id={hint_id.clone()}>{ of.hint }</p>
            <TextBox id={of.id} value={of.value} width={of.width} described_by={hint_id} onenter={of.onenter} />
        </div>
    }
}
