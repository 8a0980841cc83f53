//! What was typed by whom keeps a roster, read: each wish becomes a new document, or a sentence that says what to mend.

use bangfu_api::canon::{Heard, heard, repair};
use bangfu_api::model::identifier::{self, Kind};
use bangfu_api::model::{Date, Value};
use bangfu_api::read_date;
use bangfu_api::seal::{
    Body, Enrolment, Revocation, Role, begin, enrol, revoke, usual_last_day, usual_update,
};

use super::lines::{Line, lines};
use super::opening::{CardAtHand, this_term};
use crate::words::{receive, roster as words};

/// What is typed of a key that is taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enrolling {
    /// The body's name.
    pub body: String,
    /// The body's USCC.
    pub uscc: String,
    /// Who keeps the key.
    pub holder: String,
    /// What it may sign as.
    pub roles: Vec<Role>,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
}

impl Enrolling {
    /// The form as it is met: from today, for as long as keys usually last.
    pub fn from_today(today: Date, holder: &str) -> Enrolling {
        Enrolling {
            holder: holder.to_owned(),
            from: today.to_string(),
            to: usual_last_day(today)
                .map(|day| day.to_string())
                .unwrap_or_default(),
            ..Enrolling::default()
        }
    }

    fn read(&self, card: &CardAtHand, roles: Vec<Role>) -> Result<Enrolment, String> {
        let name = line(&self.body).ok_or(words::NO_BODY)?;
        let uscc = identifier::repair(Kind::Uscc, &self.uscc);
        if uscc.is_empty() {
            return Err(words::NO_USCC.to_owned());
        }
        if identifier::check(Kind::Uscc, &uscc, None).state == identifier::State::Error {
            return Err(words::WRONG_USCC.to_owned());
        }
        let holder = line(&self.holder).ok_or(words::NO_HOLDER)?;
        if roles.is_empty() {
            return Err(words::NO_ROLE.to_owned());
        }
        let not_before = read_date(&self.from).ok_or(words::NO_FROM)?;
        let not_after = read_date(&self.to).ok_or(words::NO_TO)?;
        if not_after < not_before {
            return Err(words::REVERSED.to_owned());
        }
        Ok(Enrolment {
            public: card.public.clone(),
            org: Body { name, uscc },
            holder,
            roles,
            not_before,
            not_after,
        })
    }
}

/// A new roster whose one key is the root's.
///
/// # Errors
/// A sentence.
pub fn begun(id: &str, card: Option<&CardAtHand>, typed: &Enrolling) -> Result<Value, String> {
    let id = id.trim();
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if id.is_empty() || !id.bytes().all(plain) {
        return Err(words::WRONG_ID.to_owned());
    }
    let card = card.ok_or(words::NO_ROOT_KEY)?;
    let root = typed.read(card, vec![Role::Root])?;
    begin(id, this_term()?, &root).map_err(|breach| breach.to_string())
}

/// The roster with one more key, and the step in words. The keeper must have read out the whole code of the card.
///
/// # Errors
/// A sentence.
pub fn enrolled(
    document: &Value,
    card: &CardAtHand,
    said: &str,
    typed: &Enrolling,
) -> Result<(Value, String), String> {
    if heard(said, &card.public.phone_code()) != Heard::Same {
        return Err(words::NOT_COMPARED.to_owned());
    }
    let enrolment = typed.read(card, typed.roles.clone())?;
    let document = enrol(document.clone(), &enrolment).map_err(|breach| breach.to_string())?;
    Ok((document, words::enrolled(&enrolment.org.name, &enrolment.holder)))
}

/// Whether the roster has this key already, and whose it is there.
pub fn known(document: &Value, card: &CardAtHand) -> Option<Line> {
    let kid = card.public.kid();
    lines(document).into_iter().find(|line| line.kid == kid)
}

/// Why a key is not to be trusted any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Another took its place.
    Replaced,
    /// It may be in other hands.
    Lost,
    /// It should never have been there.
    Mistaken,
}

impl Why {
    /// Every one, the usual one first.
    pub const ALL: [Why; 3] = [Why::Replaced, Why::Lost, Why::Mistaken];
}

/// What is typed of a key that is given up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revoking {
    /// Why.
    pub why: Option<Why>,
    /// The last day of a key that was replaced.
    pub last_day: String,
    /// Since when another may have it.
    pub since: String,
    /// The reason, which goes into the roster.
    pub reason: String,
}

/// The roster in which a key is not trusted any more, and the step in words.
///
/// # Errors
/// A sentence.
pub fn revoked(document: &Value, key: &Line, typed: &Revoking) -> Result<(Value, String), String> {
    let why = typed.why.ok_or(words::NO_WHY)?;
    let how = match why {
        Why::Replaced => {
            let last_day = read_date(&typed.last_day).ok_or(words::NO_LAST_DAY)?;
            if last_day < key.from || key.to < last_day {
                return Err(words::outside(key.from, key.to));
            }
            Revocation::Superseded(last_day)
        }
        Why::Lost | Why::Mistaken => {
            let since = receive::read_when(&typed.since).ok_or(words::NO_SINCE)?;
            let reason = line(&typed.reason).ok_or(words::NO_REASON)?;
            match why {
                Why::Lost => Revocation::Compromised(since, reason),
                _ => Revocation::Withdrawn(since, reason),
            }
        }
    };
    let document = revoke(document.clone(), key.kid, &how).map_err(|breach| breach.to_string())?;
    Ok((document, words::revoked(&key.body, &key.holder)))
}

/// The day on which the next revision is due, as the form is met.
pub fn usual_next_update(today: Date) -> String {
    usual_update(today).map(|day| day.to_string()).unwrap_or_default()
}

/// The day on which the next revision is due, as it was typed.
///
/// # Errors
/// A sentence.
pub fn next_update(typed: &str, today: Date) -> Result<Date, String> {
    let day = read_date(typed).ok_or(words::NO_NEXT_UPDATE)?;
    if day <= today {
        return Err(words::UPDATE_PAST.to_owned());
    }
    Ok(day)
}

/// One line of typed text, if there is anything in it.
fn line(text: &str) -> Option<String> {
    let line = repair(text).replace('\n', " ").trim().to_owned();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bangfu_api::seal::{Key, Status};

    const TODAY: &str = "2026-11-30";

    fn today() -> Date {
        Date::parse(TODAY).unwrap()
    }

    fn card(seed: u8) -> CardAtHand {
        CardAtHand {
            public: Key::from_seed([seed; 32]).public(),
            holder: String::new(),
            name: "公钥卡.json".to_owned(),
        }
    }

    fn typed(roles: &[Role]) -> Enrolling {
        Enrolling {
            body: " 示例市卫生健康委员会（虚构）".to_owned(),
            uscc: "１1370900 990000041b".to_owned(),
            roles: roles.to_vec(),
            ..Enrolling::from_today(today(), "赵六（虚构）")
        }
    }

    fn roster() -> Value {
        begun("example", Some(&card(1)), &typed(&[])).unwrap()
    }

    #[test]
    fn a_roster_is_begun_with_what_was_typed() {
        let lines = lines(&roster());
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].uscc, "11370900990000041B");
        assert_eq!(lines[0].body, "示例市卫生健康委员会（虚构）");
        assert_eq!(
            (lines[0].from, lines[0].to.to_string()),
            (today(), "2028-11-29".to_owned())
        );
        let fault = |id: &str, typed: &Enrolling| begun(id, Some(&card(1)), typed).unwrap_err();
        assert_eq!(fault("泰安", &typed(&[])), words::WRONG_ID);
        assert_eq!(
            begun("example", None, &typed(&[])).unwrap_err(),
            words::NO_ROOT_KEY
        );
        let wrong = Enrolling {
            uscc: "11370900990000014B".to_owned(),
            ..typed(&[])
        };
        assert_eq!(fault("example", &wrong), words::WRONG_USCC);
        let reversed = Enrolling {
            to: "2026-11-29".to_owned(),
            ..typed(&[])
        };
        assert_eq!(fault("example", &reversed), words::REVERSED);
    }

    #[test]
    fn a_key_is_taken_in_only_when_its_whole_code_was_heard() {
        let (roster, office) = (roster(), card(2));
        let code = office.public.phone_code();
        let typed = typed(&[Role::Office]);
        for said in ["", &code[..code.len() - 1], &card(3).public.phone_code()] {
            assert_eq!(
                enrolled(&roster, &office, said, &typed).unwrap_err(),
                words::NOT_COMPARED,
                "{said}"
            );
        }
        let (more, step) = enrolled(&roster, &office, &code.replace('1', "幺"), &typed).unwrap();
        assert_eq!(lines(&more).len(), 2);
        assert!(step.contains("赵六"));
        assert_eq!(known(&roster, &office), None);
        assert_eq!(known(&more, &office).map(|line| line.code), Some(code));
        let nobody = Enrolling {
            roles: Vec::new(),
            ..typed
        };
        let code = card(3).public.phone_code();
        assert_eq!(
            enrolled(&roster, &card(3), &code, &nobody).unwrap_err(),
            words::NO_ROLE
        );
    }

    #[test]
    fn keys_are_given_up_each_in_its_way() {
        let roster = roster();
        let key = &lines(&roster)[0];
        let status =
            |typed: &Revoking| revoked(&roster, key, typed).map(|(after, _)| lines(&after)[0].status);
        let replaced = Revoking {
            why: Some(Why::Replaced),
            last_day: "2026年12月31日".to_owned(),
            ..Revoking::default()
        };
        assert_eq!(status(&replaced), Ok(Status::Superseded));
        let too_late = Revoking {
            last_day: "2029-01-01".to_owned(),
            ..replaced
        };
        assert_eq!(status(&too_late), Err(words::outside(key.from, key.to)));
        let lost = Revoking {
            why: Some(Why::Lost),
            since: "2026-12-08 11:20".to_owned(),
            reason: "U盘遗失".to_owned(),
            ..Revoking::default()
        };
        assert_eq!(status(&lost), Ok(Status::Compromised));
        let mistaken = Revoking {
            why: Some(Why::Mistaken),
            ..lost.clone()
        };
        assert_eq!(status(&mistaken), Ok(Status::Withdrawn));
        let unsaid = Revoking {
            reason: " ".to_owned(),
            ..lost
        };
        assert_eq!(status(&unsaid), Err(words::NO_REASON.to_owned()));
        assert_eq!(status(&Revoking::default()), Err(words::NO_WHY.to_owned()));
    }

    #[test]
    fn the_next_update_lies_ahead() {
        assert_eq!(usual_next_update(today()), "2027-02-28");
        assert_eq!(next_update("2027-02-28", today()).map(|day| day.year()), Ok(2027));
        assert_eq!(next_update(TODAY, today()), Err(words::UPDATE_PAST.to_owned()));
        assert_eq!(
            next_update("明年", today()),
            Err(words::NO_NEXT_UPDATE.to_owned())
        );
    }
}
