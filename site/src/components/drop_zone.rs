//! A place to drop a file on, with a button to choose one.

use gloo::file::File;
use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use crate::words::open as words;

#[derive(Properties, PartialEq)]
pub struct FilePickerProps {
    pub id: AttrValue,
    /// What the button says.
    pub label: AttrValue,
    /// Kinds of file the browser's dialog offers first.
    #[prop_or_default]
    pub accept: AttrValue,
    #[prop_or_default]
    pub disabled: bool,
    /// Whether several files may be chosen at once.
    #[prop_or_default]
    pub multiple: bool,
    /// The files, in the order the browser gives.
    pub onfiles: Callback<Vec<File>>,
}

/// A button that opens the browser's file dialog. Choosing the same file again counts as choosing.
#[component]
pub fn FilePicker(props: &FilePickerProps) -> Html {
    let onchange = props.onfiles.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let files = input
            .as_ref()
            .and_then(HtmlInputElement::files)
            .map(list)
            .unwrap_or_default();
        if let Some(input) = input {
            input.set_value("");
        }
        files
    });
    html! {
        <span class="picker">
            <input type="file" id={props.id.clone()} accept={props.accept.clone()} disabled={props.disabled} multiple={props.multiple} {onchange} />
            <label for={props.id.clone()} class="button">{ &props.label }</label>
        </span>
    }
}

#[derive(Properties, PartialEq)]
pub struct DropZoneProps {
    pub id: AttrValue,
    /// What the button says.
    pub label: AttrValue,
    /// What stands before the button.
    #[prop_or(AttrValue::Static(words::DROP_HERE))]
    pub says: AttrValue,
    pub hint: AttrValue,
    /// Kinds of file the browser's dialog offers first.
    #[prop_or_default]
    pub accept: AttrValue,
    /// Whether the dialog lets several files be chosen at once.
    #[prop_or(true)]
    pub multiple: bool,
    pub onfiles: Callback<Vec<File>>,
}

/// The place.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let over = use_state(|| false);
    let hover = |to: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(to);
        })
    };
    let ondrop = {
        let (over, onfiles) = (over.clone(), props.onfiles.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            onfiles.emit(
                event
                    .data_transfer()
                    .and_then(|data| data.files())
                    .map(list)
                    .unwrap_or_default(),
            );
        })
    };
    html! {
        <div class={classes!("drop-zone", "no-print", over.then_some("over"))} ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            <p>{ &props.says }{ " " }<FilePicker id={props.id.clone()} label={props.label.clone()} accept={props.accept.clone()} multiple={props.multiple} onfiles={props.onfiles.clone()} /></p>
            <p class="quiet">{ &props.hint }</p>
        </div>
    }
}

fn list(files: FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|at| files.item(at))
        .map(File::from)
        .collect()
}
