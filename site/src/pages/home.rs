//! Home: what is due next, what can be filled in, what was begun.

use bangfu_api::pack::{FormTitle, Overview, Status};
use bangfu_api::{DutyInfo, duties};
use yew::prelude::*;

use crate::components::draft_list::{DraftList, Which};
use crate::components::duty_list::duty_list;
use crate::components::heading::Heading;
use crate::components::message::{Tone, message, quiet_message};
use crate::components::waiting::use_waiting;
use crate::components::year_strip::year_strip;
use crate::effects::drafts::{self, Draft};
use crate::effects::packs::{Loaded, use_overview};
use crate::effects::{clock, focus};
use crate::routes::{Route, link};
use crate::settings::{Settings, SettingsHandle};
use crate::words;

/// Id of the heading above the drafts.
const DRAFTS: &str = "drafts";

/// The home page.
#[component]
pub fn HomePage() -> Html {
    let settings = use_context::<SettingsHandle>();
    let settings = settings.map_or_else(Settings::load, |handle| (*handle).clone());
    let overview = use_overview(&settings.pack);
    let waiting = use_waiting(());
    let drafts = use_state(Vec::<Draft>::new);
    let said = use_state(|| None::<Result<usize, String>>);
    {
        let setter = drafts.setter();
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move { setter.set(drafts::all().await) });
        });
    }
    let ondelete = {
        let (setter, said, count) = (drafts.setter(), said.setter(), drafts.len());
        Callback::from(move |which: Which| {
            let (setter, said) = (setter.clone(), said.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let (deleted, count) = match which {
                    Which::One(id) => (drafts::delete(&id).await, 1),
                    Which::All => (drafts::delete_all().await, count),
                };
                said.set(Some(deleted.map(|()| count)));
                setter.set(drafts::all().await);
                focus::go_to_id(DRAFTS);
            });
        })
    };
    // Whoever has begun something came to go on with it.
    let begun = !drafts.is_empty() || said.is_some();
    let kept = html! {
        <section>
            <h2 id={DRAFTS} tabindex="-1">{ words::DRAFTS }{ for (!drafts.is_empty()).then(|| format!("（{}）", drafts.len())) }</h2>
            { for said.as_ref().map(|said| match said {
                Ok(count) => message(Tone::Good, html! { { words::deleted(*count) } }),
                Err(text) => message(Tone::Problem, html! { { text } }),
            }) }
            <DraftList drafts={(*drafts).clone()} today={clock::today().to_string()} {ondelete} />
        </section>
    };
    html! {
        <div class="page">
            { match &overview {
                Loaded::Waiting => waiting,
                Loaded::Failed(text) => html! {
                    <>
                        <Heading text={words::PRODUCT} />
                        { quiet_message(Tone::Problem, html! { { text.clone() } }) }
                    </>
                },
                Loaded::Ready(overview) => next(overview, settings.year),
            } }
            if begun { { kept.clone() } }
            if let Loaded::Ready(overview) = &overview { { forms(overview, settings.year) } }
            if !begun { { kept } }
            if let Loaded::Ready(overview) = &overview { { this_year(overview, settings.year, &drafts) } }
            <section class="received">
                <h2>{ words::GOT_A_FILE }</h2>
                <p>{ words::GOT_A_FILE_HINT }</p>
                <p>{ link(&Route::Open, "button", words::OPEN_FILE) }</p>
            </section>
        </div>
    }
}

/// What is due next, and the year at a glance.
fn next(overview: &Overview, year: i32) -> Html {
    let today = clock::today();
    let all = duties([overview], year);
    let days_left = |duty: &DutyInfo| {
        duty.due
            .map(|due| due.days_since(today))
            .filter(|days| *days >= 0)
    };
    let next = all
        .iter()
        .find_map(|duty| days_left(duty).map(|days| (duty, days)));
    let notice = &overview.notice;
    let beyond = !(notice.years.from..=notice.years.to).contains(&year);
    html! {
        <>
            <Heading text={next.map_or_else(|| words::nothing_left(year), |(duty, days)| words::next_duty(duty, days))} />
            { for next.map(|(duty, _)| html! { <p class="quiet">{ words::who_to_whom(duty) }</p> }) }
            { year_strip(year, today, &all) }
            if notice.status == Status::Draft { { quiet_message(Tone::Care, html! { { words::notice::DRAFT } }) } }
            { for beyond.then(|| quiet_message(Tone::Note, html! { { words::beyond(&notice.number, notice.years.from, notice.years.to) } })) }
        </>
    }
}

/// What can be filled in.
fn forms(overview: &Overview, year: i32) -> Html {
    let all = duties([overview], year);
    html! {
        <section>
            <h2>{ words::FORMS }</h2>
            <ul class="forms">{ for overview.forms.iter().map(|form| form_line(&overview.notice.id, form, &all)) }</ul>
        </section>
    }
}

/// Everything the notice asks for in the year.
fn this_year(overview: &Overview, year: i32, drafts: &[Draft]) -> Html {
    let begun: Vec<String> = drafts
        .iter()
        .filter(|draft| draft.year == year)
        .map(|draft| draft.form.clone())
        .collect();
    html! {
        <section>
            <h2>{ words::duties_of(year) }</h2>
            { duty_list(&duties([overview], year), clock::today(), &overview.notice.number, &begun) }
            <p>{ link(&Route::Notice { pack: overview.notice.id.clone() }, "", words::WHOLE_NOTICE) }</p>
        </section>
    }
}

/// A form: its day and who files it to whom, or, where the notice prints no day, what it is for.
fn form_line(notice: &str, form: &FormTitle, duties: &[DutyInfo]) -> Html {
    let id = format!("{notice}/{}", form.id);
    let Some(to) = Route::draft(&id, words::NEW_DRAFT) else {
        return html! {};
    };
    let duty = duties
        .iter()
        .find(|duty| duty.form.as_deref() == Some(id.as_str()) && duty.due.is_some());
    let about = duty.map_or_else(|| form.intro.clone(), words::when_and_to_whom);
    html! {
        <li class="duty">
            <div class="what"><p class="title">{ format!("{}（{}）", form.title, form.subtitle) }</p><p class="quiet">{ about }</p></div>
            <p class="act">{ link(&to, "button", words::NEW_ONE) }</p>
        </li>
    }
}
