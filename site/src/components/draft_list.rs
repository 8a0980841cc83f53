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
    /// Delete these; the person has confirmed it.
    pub ondelete: Callback<Which>,
}

/// Which drafts are to be deleted.
#[derive(Clone, PartialEq)]
pub enum Which {
    /// The one with this id.
    One(String),
    /// All of this computer.
    All,
}

/// The list.
#[component]
pub fn DraftList(props: &DraftListProps) -> Html {
    let asked = use_state(|| None::<Which>);
    if props.drafts.is_empty() {
        return html! { <p class="quiet">{ words::NO_DRAFTS }</p> };
    }
    let ask = |what: Which| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(Some(what.clone())))
    };
    let keep = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(None))
    };
    let delete = |which: Which| {
        let asked = asked.clone();
        props.ondelete.reform(move |_: MouseEvent| {
            asked.set(None);
            which.clone()
        })
    };
    let question = |text: String, verb: &'static str, which: Which| {
        html! {
            <div class="question" role="alertdialog" aria-label={verb}>
                <p>{ text }</p>
                <button type="button" class="danger" onclick={delete(which)}>{ verb }</button>
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
        let one = Which::One(draft.id.clone());
        let sure = asked.as_ref() == Some(&one);
        html! {
            <li class="draft" key={draft.id.clone()}>
                <div class="what">
                    <p class="title">{ &draft.title }{ " · " }{ name }</p>
                    <p class="quiet">{ words::year(draft.year) }{ " · " }{ words::saved_at(&draft.saved, &props.today) }</p>
                </div>
                { for route.map(|to| link(&to, "button", words::CONTINUE)) }
                <button type="button" class="link" onclick={ask(one.clone())}>{ words::DELETE_DRAFT }</button>
                if sure { { question(words::REALLY_DELETE.to_owned(), words::DELETE_DRAFT, one) } }
            </li>
        }
    };
    html! {
        <>
            <ul class="drafts">{ for props.drafts.iter().map(line) }</ul>
            if *asked == Some(Which::All) {
                { question(words::delete_all_question(props.drafts.len()), words::DELETE_ALL, Which::All) }
            } else {
                <p><button type="button" class="link" onclick={ask(Which::All)}>{ words::DELETE_ALL }</button></p>
            }
        </>
    }
}
