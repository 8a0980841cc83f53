//! One notice: its forms, what is due, where it contradicts itself, and what becomes of every sentence.

use bangfu_api::pack::{Contradiction, FormTitle, Overview, Status};
use bangfu_api::{CoverageInfo, How, cited, coverage, duties};
use yew::prelude::*;

use crate::components::calendar_button::CalendarButton;
use crate::components::duty_list::duty_list;
use crate::components::heading::Heading;
use crate::components::message::{Tone, quiet_message};
use crate::components::trouble::trouble;
use crate::effects::clock;
use crate::effects::packs::{Loaded, use_overview};
use crate::routes::{Route, link};
use crate::settings::{Settings, SettingsHandle};
use crate::words::notice as words;

#[derive(Properties, PartialEq)]
pub struct NoticePageProps {
    /// Id of the notice.
    pub pack: AttrValue,
}

/// The page of a notice.
#[component]
pub fn NoticePage(props: &NoticePageProps) -> Html {
    let settings = use_context::<SettingsHandle>();
    let year = settings.map_or_else(|| Settings::load().year, |handle| handle.year);
    let only = use_state(|| None::<How>);
    match use_overview(&props.pack) {
        Loaded::Waiting => html! { <div class="page"><p class="loading">{ crate::words::LOADING }</p></div> },
        Loaded::Failed(text) => trouble(&text),
        Loaded::Ready(overview) => html! {
            <div class="page notice">
                { head(&overview) }
                { forms(&overview) }
                { due(&overview, year) }
                { contradictions(&overview) }
                { passages(&overview, *only, &only.setter()) }
            </div>
        },
    }
}

fn head(overview: &Overview) -> Html {
    let notice = &overview.notice;
    html! {
        <>
            <Heading text={notice.title.clone()} />
            <p class="quiet">{ words::facts(notice) }</p>
            <p class="quiet">{ words::period(notice, clock::today().year()) }</p>
            if notice.status == Status::Draft { { quiet_message(Tone::Care, html! { { words::DRAFT } }) } }
        </>
    }
}

fn forms(overview: &Overview) -> Html {
    let line = |form: &FormTitle| {
        let to = Route::Form {
            pack: overview.notice.id.clone(),
            form: form.id.clone(),
        };
        html! {
            <li class="duty">
                <div class="what"><p class="title">{ full_title(form) }</p><p class="quiet">{ &form.intro }</p></div>
                <p class="act">{ link(&to, "button", crate::words::FILL_IN) }</p>
            </li>
        }
    };
    html! {
        <section><h2>{ words::FORMS }</h2><ul class="forms">{ for overview.forms.iter().map(line) }</ul></section>
    }
}

fn due(overview: &Overview, year: i32) -> Html {
    let all = duties([overview], year);
    html! {
        <section>
            <h2>{ words::DUTIES }{ format!("（{}）", crate::words::year(year)) }</h2>
            if all.is_empty() { <p>{ words::NO_DUTIES }</p> } else {
                { duty_list(&all, clock::today(), &overview.notice.number, &[]) }
                <p><CalendarButton place={overview.notice.place.name.clone()} {year} duties={all.clone()} /></p>
            }
        </section>
    }
}

fn contradictions(overview: &Overview) -> Html {
    if overview.contradictions.is_empty() {
        return html! {};
    }
    let one = |contradiction: &Contradiction| {
        let sources = cited(overview, &contradiction.sources);
        html! {
            <li class="contradiction">
                <h3>{ &contradiction.title }</h3>
                { for sources.iter().map(|source| quote(&source.section, &source.quote)) }
                <p class="reading"><strong>{ words::READING }</strong>{ "：" }{ &contradiction.reading }</p>
            </li>
        }
    };
    html! {
        <section>
            <h2>{ words::CONTRADICTIONS }{ format!("（{}）", overview.contradictions.len()) }</h2>
            <p class="hint">{ words::CONTRADICTIONS_HINT }</p>
            <ul class="passages">{ for overview.contradictions.iter().map(one) }</ul>
        </section>
    }
}

fn passages(overview: &Overview, only: Option<How>, choose: &UseStateSetter<Option<How>>) -> Html {
    let all = coverage(overview);
    let button = |how: Option<How>, text: String| {
        let choose = choose.clone();
        let onclick = move |_: MouseEvent| choose.set(how);
        html! { <button type="button" class="second" aria-pressed={(how == only).to_string()} {onclick}>{ text }</button> }
    };
    let counted = |how: How| {
        let number = all.iter().filter(|passage| passage.how == how).count();
        button(Some(how), words::count(how, number))
    };
    let shown = all
        .iter()
        .filter(|passage| only.is_none_or(|how| passage.how == how));
    html! {
        <section>
            <h2>{ words::PASSAGES }{ format!("（{}）", all.len()) }</h2>
            <p class="hint">{ words::PASSAGES_HINT }</p>
            <div class="filter" role="group" aria-label={words::SHOW}>
                { button(None, words::ALL.to_owned()) }
                { for [How::Rule, How::Person, How::NotChecked].map(counted) }
            </div>
            <ul class="passages">{ for shown.map(|passage| one_passage(overview, passage)) }</ul>
        </section>
    }
}

fn one_passage(overview: &Overview, passage: &CoverageInfo) -> Html {
    let class = match passage.how {
        How::Rule => "how ruled",
        How::Person => "how person",
        How::NotChecked => "how unchecked",
    };
    let told = match &passage.why {
        Some(why) => why.clone(),
        None => words::checked_in(&checking_forms(overview, passage)),
    };
    html! {
        <li>
            { quote(&passage.section, &passage.quote) }
            <p><span {class}>{ words::how(passage.how) }</span>{ "　" }{ told }</p>
        </li>
    }
}

/// Titles of the forms whose rules check a passage, each once.
fn checking_forms(overview: &Overview, passage: &CoverageInfo) -> Vec<String> {
    let mut ids: Vec<&str> = passage
        .rules
        .iter()
        .filter_map(|rule| Some(rule.split_once('/')?.0))
        .collect();
    ids.dedup();
    let titled = |id: &str| overview.forms.iter().find(|form| form.id == id).map(full_title);
    ids.into_iter().filter_map(titled).collect()
}

fn full_title(form: &FormTitle) -> String {
    format!("{}（{}）", form.title, form.subtitle)
}

fn quote(section: &str, words: &str) -> Html {
    html! { <blockquote><p class="where">{ section }</p><p>{ crate::words::quoted(words) }</p></blockquote> }
}
