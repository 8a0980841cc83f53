//! A folder and what it is received by; shared by the commands that look into one.

use std::path::{Path, PathBuf};

use bangfu_api::Library;
use bangfu_api::Problem;
use bangfu_api::model::{Date, Instant};
use bangfu_api::office::{Answer, Reception};
use bangfu_api::pack::Overview;
use bangfu_api::seal::{Clock, Context, Kid, Roster, Trust, trust, words};
use bangfu_office::{Item, Sink, Sum};
use clap::Args;

use super::lists::List;
use super::sorting::OnDisk;
use super::{told, walk};
use crate::ending::Failure;
use crate::files;

/// The roster signatures are judged by.
#[derive(Debug, Args)]
pub struct Rooted {
    #[arg(long = "roster", value_name = "名册", help = "公钥名册")]
    pub roster_file: Option<PathBuf>,
    #[arg(long, value_name = "编号", help = "名册管理单位公布的根密钥编号，64 位")]
    pub root: Option<String>,
}

impl Rooted {
    /// The roster, which must hold.
    ///
    /// # Errors
    /// Where none was named, or it does not hold.
    pub fn roster(&self, at: Instant) -> Result<Roster, Failure> {
        let Some(path) = &self.roster_file else {
            return Err(Failure::new(
                "没有写名册，不能核验签名。请用 --roster 写明名册，用 --root 写明根密钥编号",
            ));
        };
        let kid = Kid::parse(self.root.as_deref().unwrap_or_default());
        let none = || Failure::from(Problem::new("root", "根密钥的编号应是 64 位小写十六进制数字"));
        let kid = kid.ok_or_else(none)?;
        let (roster, verdict) = trust(&files::read(path)?, Some(kid), Clock::Now(at), None);
        let broken =
            || Failure::from(Problem::new("no-roster", words::verdict(&verdict))).of(files::name(path));
        roster.ok_or_else(broken)
    }
}

/// What a folder is received by.
pub struct Folder<'f> {
    /// The forms.
    pub library: &'f Library,
    /// The notice.
    pub overview: Option<&'f Overview>,
    /// The year.
    pub year: Option<i32>,
    /// The office's own list.
    pub expected: Option<&'f Path>,
    /// The day rules are checked on.
    pub today: Date,
    /// When it is received.
    pub at: Instant,
}

impl Folder<'_> {
    /// The office at work.
    ///
    /// # Errors
    /// When this program cannot use the notice.
    pub fn reception(&self) -> Result<Reception<'_>, Failure> {
        Ok(Reception::new(self.library, self.overview, self.year)?)
    }

    /// Reads a folder, and hands each item on.
    ///
    /// # Errors
    /// Of the folder, and of `then`.
    pub fn read<T>(
        &self,
        reception: &Reception,
        folder: &Path,
        roster: &Roster,
        then: impl FnOnce(&mut dyn Iterator<Item = Result<Item, Failure>>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let forms = |id: &str| reception.form(id);
        let context = Context {
            trust: Trust::Roster(roster),
            clock: Clock::Now(self.at),
            ..Context::default()
        };
        let desk = reception.desk(context, self.today, &forms);
        let mut items = walk::items(folder, &desk)?;
        then(&mut items)
    }

    /// Puts items together.
    ///
    /// # Errors
    /// Of the list, the items, the sorter and the sink.
    pub fn receive(
        &self,
        reception: &Reception,
        items: &mut dyn Iterator<Item = Result<Item, Failure>>,
        sink: &mut impl Sink<Error = Failure>,
    ) -> Result<Vec<Sum>, Failure> {
        let list = self.list()?;
        let named = list.map(List::named).transpose()?;
        let coded = list.map(List::coded).transpose()?;
        let deadline = |form: &str| reception.deadline(form);
        let scope = reception.scope(named.as_deref(), &deadline, self.at);
        bangfu_office::receive(items, coded.into_iter().flatten(), &scope, &OnDisk::new(), sink)
    }

    /// Reads a folder and keeps the answer in memory.
    ///
    /// # Errors
    /// As [`Folder::read`] and [`Folder::receive`].
    pub fn answer(
        &self,
        reception: &Reception,
        folder: &Path,
        roster: &Roster,
    ) -> Result<(Answer, Vec<Sum>), Failure> {
        self.read(reception, folder, roster, |items| self.gathered(reception, items))
    }

    /// Puts items together and keeps the answer in memory.
    ///
    /// # Errors
    /// As [`Folder::receive`].
    pub fn gathered(
        &self,
        reception: &Reception,
        items: &mut dyn Iterator<Item = Result<Item, Failure>>,
    ) -> Result<(Answer, Vec<Sum>), Failure> {
        let mut gathered = told::Gathered(Answer::default());
        let sums = self.receive(reception, items, &mut gathered)?;
        let mut answer = gathered.0;
        answer.settle();
        Ok((answer, sums))
    }

    fn list(&self) -> Result<Option<List<'_>>, Failure> {
        let Some(path) = self.expected else {
            return Ok(None);
        };
        let Some(overview) = self.overview else {
            return Err(Failure::new("有应报名单时，要用 --pack 写明是哪份通知"));
        };
        Ok(Some(List {
            path,
            library: self.library,
            pack: &overview.notice.id,
        }))
    }
}
