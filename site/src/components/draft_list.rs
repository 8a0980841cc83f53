//! The drafts of this computer.

use yew::prelude::*;

use crate::effects::drafts::Draft;
use crate::routes::{Route, link};
use crate::words;

#[derive(Properties, PartialEq)]
pub struct DraftListProps {
    pub drafts: Vec<Draft>,
    /// Today, `YYYY-MM-DD`.
    pub today: AttrValue,
    /// Delete the drafts with these ids; the person has confirmed it.
    pub ondelete: Callback<Vec<String>>,
}

/// What the person is asked to confirm.
#[derive(Clone, PartialEq)]
enum Asked {
    One(String),
    All,
}

/// The list.
#[component]
pub fn DraftList(props: &DraftListProps) -> Html {
    let asked = use_state(|| None::<Asked>);
    if props.drafts.is_empty() {
        return html! { <p class="quiet">{ words::NO_DRAFTS }</p> };
    }
    let ask = |what: Asked| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(Some(what.clone())))
    };
    let keep = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(None))
    };
    let delete = |ids: Vec<String>| {
        let asked = asked.clone();
        props.ondelete.reform(move |_: MouseEvent| {
            asked.set(None);
            ids.clone()
        })
    };
    let question = |text: String, verb: &'static str, ids: Vec<String>| {
        html! {
            <div class="question" role="alertdialog" aria-label={verb}>
                <p>{ text }{ words::REALLY_DELETE }</p>
                <button type="button" class="danger" onclick={delete(ids)}>{ verb }</button>
                <button type="button" class="second" onclick={keep.clone()}>{ words::KEEP }</button>
            </div>
        }
    };
    let line = |draft: &Draft| {
        let name = if draft.filer.is_empty() {
            words::NO_FILER
        } else {
            &draft.filer
        };
        let route = Route::draft(&draft.form, &draft.id);
        let sure = *asked == Some(Asked::One(draft.id.clone()));
        html! {
            <li class="draft" key={draft.id.clone()}>
                <div class="what">
                    <p class="title">{ &draft.title }{ " · " }{ name }</p>
                    <p class="quiet">{ words::year(draft.year) }{ " · " }{ words::saved_at(&draft.saved, &props.today) }</p>
                </div>
                { for route.map(|to| link(&to, "button", words::CONTINUE)) }
                <button type="button" class="link" onclick={ask(Asked::One(draft.id.clone()))}>{ words::DELETE_DRAFT }</button>
                if sure { { question(String::new(), words::DELETE_DRAFT, vec![draft.id.clone()]) } }
            </li>
        }
    };
    let all: Vec<String> = props.drafts.iter().map(|draft| draft.id.clone()).collect();
    html! {
        <>
            <ul class="drafts">{ for props.drafts.iter().map(line) }</ul>
            if *asked == Some(Asked::All) {
                { question(words::delete_all_question(all.len()), words::DELETE_ALL, all) }
            } else {
                <p><button type="button" class="link" onclick={ask(Asked::All)}>{ words::DELETE_ALL }</button></p>
            }
        </>
    }
}
