//! 催报单: to be changed, copied or printed.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::components::message::{Tone, message};
use crate::effects::{clipboard, counter};
use crate::words::office as words;

/// The reminder.
#[component]
pub fn Reminder() -> Html {
    let text = use_state(|| None::<Result<String, String>>);
    let copied = use_state(|| None::<bool>);
    {
        let text = text.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move { text.set(Some(counter::reminder().await)) });
        });
    }
    let oninput = {
        let text = text.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                text.set(Some(Ok(area.value())));
            }
        })
    };
    let now = match &*text {
        None => return html! { <p class="loading">{ crate::words::LOADING }</p> },
        Some(Err(problem)) => return message(Tone::Problem, html! { { problem } }),
        Some(Ok(now)) => now.clone(),
    };
    let copy = {
        let (now, copied) = (now.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (now, copied) = (now.clone(), copied.clone());
            wasm_bindgen_futures::spawn_local(async move { copied.set(Some(clipboard::copy(&now).await)) });
        })
    };
    let print = Callback::from(|_: MouseEvent| {
        // A browser that does not print has its own menu.
        let _ = gloo::utils::window().print();
    });
    let rows = now.lines().count().clamp(8, 30);
    html! {
        <section class="card reminder">
            <h2 class="no-print">{ words::REMINDER }</h2>
            <p class="no-print">{ words::REMINDER_INTRO }</p>
            <textarea class="no-print" aria-label={words::REMINDER} rows={rows.to_string()} value={now.clone()} {oninput} />
            <pre class="print-only">{ &now }</pre>
            <p class="acts no-print">
                <button type="button" class="primary" onclick={copy}>{ words::COPY }</button>
                <button type="button" class="second" onclick={print}>{ words::PRINT }</button>
                <span role="status">{ copied.map(|done| if done { words::COPIED } else { words::NOT_COPIED }).unwrap_or_default() }</span>
            </p>
        </section>
    }
}
