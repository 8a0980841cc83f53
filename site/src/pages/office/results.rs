//! What a folder came to: the counts, and a tab for each way to look at it.

use bangfu_office::Standing;
use yew::prelude::*;

use super::checks::{checks, unusable};
use super::drafting::Drafting;
use super::exporting::ExportButton;
use super::pictures::pictures;
use super::queue::QueueView;
use super::receipts::Receipts;
use super::reminder::Reminder;
use super::totals::TotalsView;
use crate::counter::message::Summary;
use crate::effects::focus;
use crate::words::office as words;

#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    pub summary: Summary,
    /// Place, year, files, time.
    pub about: String,
    pub onagain: Callback<()>,
}

/// The ways to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Queue,
    Totals,
    Checks,
    Unusable,
    Pictures,
}

/// Element id of what a tab shows.
const PANEL: &str = "office-panel";

impl Tab {
    /// Element id of the tab.
    fn id(self) -> &'static str {
        match self {
            Tab::Queue => "office-tab-queue",
            Tab::Totals => "office-tab-totals",
            Tab::Checks => "office-tab-checks",
            Tab::Unusable => "office-tab-unusable",
            Tab::Pictures => "office-tab-pictures",
        }
    }
}

/// The tab a key leads to: arrows go round, Home and End to the first and last.
fn beside(order: &[Tab], from: Tab, key: &str) -> Option<Tab> {
    let at = order.iter().position(|tab| *tab == from)?;
    let to = match key {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at + order.len() - 1,
        "Home" => 0,
        "End" => order.len() - 1,
        _ => return None,
    };
    order.get(to % order.len()).copied()
}

/// What can be made of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Panel {
    Reminder,
    Receipts,
    Drafting,
}

/// The results.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let tab = use_state(|| Tab::Queue);
    let standing = use_state(|| None::<Standing>);
    let panel = use_state(|| None::<Panel>);
    use_effect_with((), |()| {
        focus::go_to_id("office-about");
    });
    let summary = &props.summary;
    let again = props.onagain.reform(|_: MouseEvent| ());
    let toggle = |to: Panel, name: &'static str| {
        let open = *panel == Some(to);
        let panel = panel.clone();
        let onclick = Callback::from(move |_: MouseEvent| panel.set((!open).then_some(to)));
        html! { <button type="button" class={if open { "primary" } else { "second" }} {onclick} aria-expanded={open.to_string()}>{ name }</button> }
    };
    let checks_count = summary.differences.len() + summary.repeats.len();
    let tabs = [
        (Tab::Queue, words::QUEUE, 0),
        (Tab::Totals, words::TOTALS, 0),
        (Tab::Checks, words::CHECKS, checks_count),
        (
            Tab::Unusable,
            words::UNUSABLE,
            summary.unusable.len() + summary.aside.len(),
        ),
        (Tab::Pictures, words::PICTURES, 0),
    ];
    let onkeydown = {
        let tab = tab.clone();
        let order = tabs.map(|(to, ..)| to);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = beside(&order, *tab, &event.key()) {
                event.prevent_default();
                tab.set(next);
                focus::step_to_id(next.id());
            }
        })
    };
    let choose = |to: Option<Standing>| {
        let (tab, standing) = (tab.clone(), standing.clone());
        Callback::from(move |_: MouseEvent| {
            tab.set(Tab::Queue);
            standing.set(to);
        })
    };
    html! {
        <>
            <p class="about" id="office-about" tabindex="-1">{ &props.about }</p>
            { counts(summary, *standing, choose) }
            <p class="acts no-print">
                { toggle(Panel::Reminder, words::REMINDER) }
                { toggle(Panel::Receipts, words::RECEIPTS) }
                if !summary.papers.is_empty() { { toggle(Panel::Drafting, words::DRAFTS) } }
                <ExportButton year={summary.year} />
                <button type="button" class="second" onclick={again}>{ words::AGAIN }</button>
            </p>
            { match *panel {
                None => html! {},
                Some(Panel::Reminder) => html! { <Reminder /> },
                Some(Panel::Receipts) => html! { <Receipts year={summary.year} /> },
                Some(Panel::Drafting) => html! { <Drafting papers={summary.papers.clone()} places={summary.places.iter().map(|place| place.name.clone()).collect::<Vec<_>>()} /> },
            } }
            <div class="tabs no-print" role="tablist" aria-label={words::TABS} {onkeydown}>
                { for tabs.iter().map(|(to, name, count)| {
                    let chosen = *tab == *to;
                    let (tab, to) = (tab.clone(), *to);
                    let onclick = Callback::from(move |_: MouseEvent| tab.set(to));
                    html! {
                        <button type="button" role="tab" id={to.id()} aria-controls={PANEL} aria-selected={chosen.to_string()}
                            tabindex={if chosen { "0" } else { "-1" }} {onclick}>{ words::tab(name, *count) }</button>
                    }
                }) }
            </div>
            <div role="tabpanel" class="tab-panel" id={PANEL} aria-labelledby={tab.id()}>
                { match *tab {
                    Tab::Queue => html! { <QueueView forms={summary.forms.clone()} standing={*standing} /> },
                    Tab::Totals => html! { <TotalsView notice={AttrValue::from(summary.notice.clone())} totals={summary.totals.clone()} /> },
                    Tab::Checks => checks(summary),
                    Tab::Unusable => unusable(summary),
                    Tab::Pictures => pictures(summary),
                } }
            </div>
        </>
    }
}

/// How many stand how: each count shows its lines.
fn counts(
    summary: &Summary,
    chosen: Option<Standing>,
    choose: impl Fn(Option<Standing>) -> Callback<MouseEvent>,
) -> Html {
    let all: usize = summary.counts.iter().map(|(_, count)| count).sum();
    let item = |to: Option<Standing>, text: String, class: &'static str| {
        let pressed = (chosen == to).to_string();
        html! { <button type="button" class={classes!("standing-count", class)} aria-pressed={pressed} onclick={choose(to)}>{ text }</button> }
    };
    let met = summary.counts.iter().filter(|(_, count)| *count > 0);
    html! {
        <div class="counts">
            { item(None, format!("{} {all}", words::ALL), "all") }
            { for met.map(|(standing, count)| item(Some(*standing), words::count(*standing, *count), class(*standing))) }
        </div>
    }
}

/// The tone of a standing.
pub fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing | Standing::Faulty => "must",
        Standing::Unverified | Standing::Incomplete | Standing::Returned | Standing::Late => "in-principle",
        Standing::Amended => "hint-tone",
        Standing::Filed => "passed",
    }
}
