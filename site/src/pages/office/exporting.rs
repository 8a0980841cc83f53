//! Everything as a workbook.

use yew::prelude::*;

use crate::effects::{counter, files, workbooks};
use crate::words::office as words;

#[derive(Properties, PartialEq)]
pub struct ExportButtonProps {
    pub year: i32,
}

/// Where the work is.
#[derive(Clone, PartialEq)]
enum Stage {
    Asking,
    Making,
    Refused(String),
}

/// The button, and beside it what came of it.
#[component]
pub fn ExportButton(props: &ExportButtonProps) -> Html {
    let stage = use_state(|| Stage::Asking);
    let onclick = {
        let (stage, name) = (stage.setter(), words::export_name(props.year));
        Callback::from(move |_: MouseEvent| {
            let (stage, name) = (stage.clone(), name.clone());
            stage.set(Stage::Making);
            wasm_bindgen_futures::spawn_local(async move {
                stage.set(
                    export(&name)
                        .await
                        .map_or_else(Stage::Refused, |()| Stage::Asking),
                );
            });
        })
    };
    let told = match &*stage {
        Stage::Asking => html! {},
        Stage::Making => html! { <span class="quiet">{ words::EXPORTING }</span> },
        Stage::Refused(text) => html! { <span class="red">{ text }</span> },
    };
    html! {
        <>
            <button type="button" class="second" disabled={*stage == Stage::Making} {onclick}>{ words::EXPORT }</button>
            <span role="status">{ told }</span>
        </>
    }
}

async fn export(name: &str) -> Result<(), String> {
    let tables = counter::tables().await?;
    let workbook = workbooks::tables(name, &tables).await?;
    files::save_bytes(&format!("{name}.xlsx"), &workbook)
}
