//! Duties as a calendar file that any calendar program opens (iCalendar, RFC 5545).

use bangfu_model::Date;
use ics::properties::{Categories, Description, DtEnd, DtStart, Summary, Trigger};
use ics::{Alarm, Event, ICalendar, escape_text};

use crate::DutyInfo;

/// Text of an `.ics` file: one whole-day entry for each duty that has a day, with a reminder a week before.
///
/// `today` is written as the day the entries were made. Duties without a day are left out.
pub fn calendar(duties: &[DutyInfo], today: Date) -> String {
    let mut calendar = ICalendar::new("2.0", "-//bangfu//duties//ZH");
    for duty in duties {
        if let Some(event) = event(duty, today) {
            calendar.add_event(event);
        }
    }
    calendar.to_string()
}

fn event(duty: &DutyInfo, today: Date) -> Option<Event<'static>> {
    let due = duty.due?;
    let mut event = Event::new(
        format!("{}.{}@{}.bangfu", duty.id, due.year(), duty.pack),
        format!("{}T000000Z", compact(today)),
    );
    let day = |date| compact(date);
    let mut start = DtStart::new(day(due));
    start.append(ics::parameters!("VALUE" => "DATE"));
    let mut end = DtEnd::new(day(due.next_day()?));
    end.append(ics::parameters!("VALUE" => "DATE"));
    event.push(start);
    event.push(end);
    event.push(Summary::new(escaped(&format!("{}（截止）", duty.title))));
    event.push(Description::new(escaped(&description(duty))));
    event.push(Categories::new(escaped("帮扶填报")));
    event.add_alarm(Alarm::display(
        Trigger::new("-P7D"),
        Description::new(escaped(&format!("还有 7 天：{}", duty.title))),
    ));
    Some(event)
}

/// Who files to whom, what stays open, and the clause.
fn description(duty: &DutyInfo) -> String {
    let mut lines = vec![format!("{} → {}", duty.who, duty.to)];
    lines.extend(duty.note.clone());
    let cited = duty.sources.iter();
    lines.extend(cited.map(|source| format!("{}：“{}”", source.section, source.quote)));
    lines.join("\n")
}

fn escaped(text: &str) -> String {
    escape_text(text).into_owned()
}

/// `20261210`
fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_is_a_whole_day_with_a_reminder() {
        let duty = DutyInfo {
            pack: "letter-2026".to_owned(),
            id: "summary".to_owned(),
            title: "总结".to_owned(),
            who: "各县".to_owned(),
            to: "市".to_owned(),
            due: Date::parse("2026-12-31"),
            words: None,
            form: None,
            note: Some("一式两份；盖章".to_owned()),
            in_period: true,
            sources: Vec::new(),
        };
        let undated = DutyInfo {
            due: None,
            ..duty.clone()
        };
        let today = Date::parse("2026-11-22").unwrap();
        let text = calendar(&[duty, undated], today);
        let lines: Vec<&str> = text.split("\r\n").collect();
        for line in [
            "BEGIN:VCALENDAR",
            "UID:summary.2026@letter-2026.bangfu",
            "DTSTAMP:20261122T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:总结（截止）",
            "DESCRIPTION:各县 → 市\\n一式两份；盖章",
            "TRIGGER:-P7D",
            "END:VCALENDAR",
        ] {
            assert!(lines.contains(&line), "{line} in\n{text}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    }
}
