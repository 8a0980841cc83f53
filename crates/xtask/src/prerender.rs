//! What can be read before the program is there, and where it never comes: the list of all forms in the page itself, and
//! every form as a plain page to print. Both are made from the same compiled packs the program reads.

mod blank;
mod home;

use anyhow::{Result, anyhow};
use bangfu_api::pack::Overview;
use bangfu_api::{Library, Problem};

use crate::packs::Pack;

/// A style sheet of a plain page: its path in the site, and its integrity.
pub struct Style<'s> {
    /// Path in the site.
    pub path: &'s str,
    /// Integrity of its bytes.
    pub integrity: String,
}

/// The notices of some packs, read.
pub struct Forms {
    library: Library,
    overviews: Vec<Overview>,
}

impl Forms {
    /// Reads the packs.
    pub fn read(packs: &[Pack]) -> Result<Self> {
        let of = |forms: bool| {
            let wanted = packs.iter().filter(move |pack| pack.id.contains('/') == forms);
            wanted.map(|pack| pack.json)
        };
        let told = |problem: Problem| anyhow!("a compiled pack does not read back: {}", problem.text);
        let overviews = of(false).map(bangfu_api::overview);
        Ok(Self {
            library: Library::of(of(true)).map_err(told)?,
            overviews: overviews.collect::<Result<_, _>>().map_err(told)?,
        })
    }

    /// What stands in the page until the program takes over.
    pub fn home(&self) -> String {
        home::page(&self.overviews).into_string()
    }

    /// Every form as a page of its own: path in the site, and text.
    pub fn blanks<'f>(&'f self, styles: &'f [Style<'f>]) -> impl Iterator<Item = (String, String)> + 'f {
        let editions = self.library.editions().iter();
        let bound =
            editions.flat_map(|edition| edition.forms.iter().map(|bound| (&edition.pack.notice, bound)));
        bound.map(|(notice, bound)| {
            let page = blank::page(notice, &bound.id, &bound.form, styles);
            (blank_path(&bound.id), page.into_string())
        })
    }
}

/// Where the plain page of a form is, `<notice>/<form>`.
pub fn blank_path(form: &str) -> String {
    format!("blank/{form}.html")
}
