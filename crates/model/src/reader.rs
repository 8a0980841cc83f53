//! Reading data out of a [`Record`], member by member.

use std::fmt::Display;

use crate::value::{Record, Value};

/// What does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{place}` {what}")]
pub struct ReadProblem {
    /// The place in the data that was read, an RFC 6901 pointer.
    pub place: String,
    /// What is wrong with it, to be read behind the place: `is missing`.
    pub what: String,
}

impl ReadProblem {
    /// A problem of the value at hand itself.
    pub fn new(what: impl Into<String>) -> ReadProblem {
        ReadProblem {
            place: String::new(),
            what: what.into(),
        }
    }

    /// The same problem, seen from the record or list of which the value is this member or item.
    fn inside(mut self, part: impl Display) -> ReadProblem {
        self.place = format!("/{part}{}", self.place);
        self
    }
}

impl From<ReadProblem> for String {
    fn from(problem: ReadProblem) -> String {
        problem.to_string()
    }
}

/// Takes what it is asked for out of a record, and in the end refuses members nobody asked for.
///
/// Every `optional_…` answers `None`, or an empty list, when the member is missing; the others refuse that.
#[derive(Debug)]
pub struct Reader<'v> {
    members: &'v Record,
    asked: Vec<&'static str>,
}

type Read<T> = Result<T, ReadProblem>;

impl<'v> Reader<'v> {
    /// Reads these members.
    pub fn new(members: &'v Record) -> Reader<'v> {
        Reader {
            members,
            asked: Vec::new(),
        }
    }

    /// Reads the members of an object.
    ///
    /// # Errors
    /// When the value is none.
    pub fn of(value: &'v Value) -> Read<Reader<'v>> {
        value
            .as_record()
            .map(Reader::new)
            .ok_or_else(|| ReadProblem::new("is no object"))
    }

    // What is asked for by every part of a pack is kept out of line: inlined, the same few steps would be most of the
    // code that reads one.

    /// Whatever the member holds.
    pub fn optional(&mut self, name: &'static str) -> Option<&'v Value> {
        self.asked.push(name);
        self.members.get(name)
    }

    /// What `read` makes of the member.
    ///
    /// # Errors
    /// When it is missing, or as `read`.
    pub fn part<T>(&mut self, name: &'static str, read: impl FnOnce(&'v Value) -> Read<T>) -> Read<T> {
        read(self.member(name)?).map_err(|problem| problem.inside(name))
    }

    #[inline(never)]
    fn member(&mut self, name: &'static str) -> Read<&'v Value> {
        self.optional(name)
            .ok_or_else(|| ReadProblem::new("is missing").inside(name))
    }

    /// What `read` makes of the member, if it is there.
    ///
    /// # Errors
    /// As `read`.
    pub fn optional_part<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'v Value) -> Read<T>,
    ) -> Read<Option<T>> {
        let value = self.optional(name);
        value
            .map(|value| read(value).map_err(|problem| problem.inside(name)))
            .transpose()
    }

    /// What `read` makes of each item of a list.
    ///
    /// # Errors
    /// When the member is missing or no list, or as `read`.
    pub fn list<T>(&mut self, name: &'static str, read: impl Fn(&'v Value) -> Read<T>) -> Read<Vec<T>> {
        self.part(name, |value| items(value, read))
    }

    /// What `read` makes of each item of a list; none when the member is missing.
    ///
    /// # Errors
    /// When the member is no list, or as `read`.
    pub fn optional_list<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&'v Value) -> Read<T>,
    ) -> Read<Vec<T>> {
        let list = self.optional_part(name, |value| items(value, read))?;
        Ok(list.unwrap_or_default())
    }

    /// A text.
    ///
    /// # Errors
    /// When the member is missing or no text.
    #[inline(never)]
    pub fn text(&mut self, name: &'static str) -> Read<String> {
        self.part(name, text)
    }

    /// A text, if it is there.
    ///
    /// # Errors
    /// When the member is no text.
    #[inline(never)]
    pub fn optional_text(&mut self, name: &'static str) -> Read<Option<String>> {
        self.optional_part(name, text)
    }

    /// A list of texts.
    ///
    /// # Errors
    /// When the member is missing or no such list.
    #[inline(never)]
    pub fn texts(&mut self, name: &'static str) -> Read<Vec<String>> {
        self.list(name, text)
    }

    /// A list of texts; none when the member is missing.
    ///
    /// # Errors
    /// When the member is no such list.
    #[inline(never)]
    pub fn optional_texts(&mut self, name: &'static str) -> Read<Vec<String>> {
        self.optional_list(name, text)
    }

    /// A whole number.
    ///
    /// # Errors
    /// When the member is missing, no whole number, or out of the range of `T`.
    pub fn integer<T: TryFrom<i64>>(&mut self, name: &'static str) -> Read<T> {
        self.part(name, integer)
    }

    /// A whole number, if it is there.
    ///
    /// # Errors
    /// When the member is no whole number, or out of the range of `T`.
    pub fn optional_integer<T: TryFrom<i64>>(&mut self, name: &'static str) -> Read<Option<T>> {
        self.optional_part(name, integer)
    }

    /// `true` or `false`; `false` when the member is missing.
    ///
    /// # Errors
    /// When the member is neither.
    pub fn flag(&mut self, name: &'static str) -> Read<bool> {
        let flag = self.optional_part(name, |value| match value {
            Value::Flag(flag) => Ok(*flag),
            _ => Err(ReadProblem::new("is neither true nor false")),
        })?;
        Ok(flag.unwrap_or_default())
    }

    /// What a word stands for.
    ///
    /// # Errors
    /// When the member is missing, no text, or a word that stands for nothing.
    pub fn word<T>(&mut self, name: &'static str, meaning: fn(&str) -> Option<T>) -> Read<T> {
        self.part(name, |value| {
            let word = text(value)?;
            meaning(&word).ok_or_else(|| ReadProblem::new(format!("cannot be `{word}`")))
        })
    }

    /// Ends reading.
    ///
    /// # Errors
    /// When there is a member nobody asked for.
    #[inline(never)]
    pub fn finish(self) -> Read<()> {
        let mut names = self.members.keys();
        match names.find(|name| !self.asked.contains(&name.as_str())) {
            None => Ok(()),
            Some(name) => Err(ReadProblem::new("is not known here").inside(name)),
        }
    }
}

fn items<'v, T>(value: &'v Value, read: impl Fn(&'v Value) -> Read<T>) -> Read<Vec<T>> {
    let mut list = Vec::new();
    each(value, &mut |item| {
        list.push(read(item)?);
        Ok(())
    })?;
    Ok(list)
}

/// Hands out the items of a list. Known only by its address, so that what reads an item is not copied into it.
fn each<'v>(value: &'v Value, take: &mut dyn FnMut(&'v Value) -> Read<()>) -> Read<()> {
    let items = value.as_list().ok_or_else(|| ReadProblem::new("is no list"))?;
    for (at, item) in items.iter().enumerate() {
        take(item).map_err(|problem| problem.inside(at))?;
    }
    Ok(())
}

fn text(value: &Value) -> Read<String> {
    let text = value.as_text().ok_or_else(|| ReadProblem::new("is no text"))?;
    Ok(text.to_owned())
}

fn integer<T: TryFrom<i64>>(value: &Value) -> Read<T> {
    let number = value
        .as_integer()
        .ok_or_else(|| ReadProblem::new("is no whole number"))?;
    T::try_from(number).map_err(|_| ReadProblem::new("is out of range"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Value {
        Value::record([
            ("name", "甲".into()),
            ("width", 300.into()),
            ("words", Value::List(vec!["一".into(), 2.into()])),
        ])
    }

    fn told<T>(outcome: Read<T>) -> String {
        outcome.err().unwrap().to_string()
    }

    #[test]
    fn members_are_read_as_asked() {
        let data = data();
        let mut reader = Reader::of(&data).unwrap();
        assert_eq!(reader.text("name"), Ok("甲".to_owned()));
        assert_eq!(reader.optional_integer("width"), Ok(Some(300_i64)));
        assert_eq!(reader.optional_text("hint"), Ok(None));
        assert_eq!(reader.optional_texts("options"), Ok(Vec::new()));
        assert_eq!(reader.flag("personal"), Ok(false));
        assert_eq!(told(reader.finish()), "`/words` is not known here");
    }

    #[test]
    fn a_problem_names_its_place() {
        let outer = Value::record([("fields", Value::List(vec![data()]))]);
        let told = |read: fn(&mut Reader) -> Read<()>| {
            let mut reader = Reader::of(&outer).unwrap();
            told(reader.list("fields", |field| read(&mut Reader::of(field)?)))
        };
        assert_eq!(
            told(|field| field.text("label").map(drop)),
            "`/fields/0/label` is missing"
        );
        assert_eq!(
            told(|field| field.text("width").map(drop)),
            "`/fields/0/width` is no text"
        );
        assert_eq!(
            told(|field| field.texts("words").map(drop)),
            "`/fields/0/words/1` is no text"
        );
        assert_eq!(
            told(|field| field.integer::<u8>("width").map(drop)),
            "`/fields/0/width` is out of range"
        );
        assert_eq!(
            told(|field| field.integer::<u8>("name").map(drop)),
            "`/fields/0/name` is no whole number"
        );
        assert_eq!(
            told(|field| field.flag("name").map(drop)),
            "`/fields/0/name` is neither true nor false"
        );
        assert_eq!(
            told(|field| field.optional_texts("name").map(drop)),
            "`/fields/0/name` is no list"
        );
        assert_eq!(
            told(|field| field.word("name", |_| None::<()>)),
            "`/fields/0/name` cannot be `甲`"
        );
        assert_eq!(
            told(|field| field.part("name", |name| Reader::of(name).map(drop))),
            "`/fields/0/name` is no object"
        );
    }
}
