//! What the hosted site and the single file are both made from: `site/index.html`, the styles and the other files
//! under `site/assets/`, and the few lines that start the module.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};

use crate::glue::lean;
use crate::serve::content_type;

/// What the page says when the program cannot start.
const SENTENCE: &str = "没能打开帮扶填报：浏览器太旧，或者文件没有下载完整。\
    请重新打开本页，或换用新版的 Edge、Chrome、Firefox、360 浏览器（极速模式）。";

/// What stands in the page for the program, up to its end.
const APP: (&str, &str) = ("<div id=\"app\">", "</div>\n");

/// The style sheet of the plain pages, which only they take.
const BLANK_STYLE: &str = "assets/blank.css";

/// The one way `site/index.html` names a style sheet.
const STYLE_LINK: (&str, &str) = ("<link rel=\"stylesheet\" href=\"", "\">");

/// What the program says beside a question that must be answered, and before a clause.
const REQUIRED: &str = "必填";
const CLAUSE: &str = "依据";

/// Starts the program, given lines that define `init`, `source`, `started` and `regret`; they can ask `wanted` for the
/// module's name.
pub fn start_script(lines: &str) -> String {
    let start = include_str!("../page/start.js").replace("$SENTENCE", SENTENCE);
    lean(&[include_str!("../page/wanted.js"), lines, &start].concat())
}

/// What is read in the hosted site until the program is there.
pub fn before_script() -> String {
    let form = include_str!("../page/form.js")
        .replace("$REQUIRED", REQUIRED)
        .replace("$CLAUSE", CLAUSE);
    [&form, include_str!("../page/before.js")].concat()
}

/// What a worker runs, given the glue of its module.
pub fn worker_script(glue: &str) -> String {
    format!("{glue}\n{}", include_str!("../page/worker.js"))
}

/// How the page asks its workers, given lines that define `workers`.
pub fn ask_script(lines: &str) -> String {
    format!("{{\n{lines}\n{}}}\n", include_str!("../page/ask.js"))
}

/// For browsers that do not run [`start_script`] because they know no modules.
pub fn old_script() -> String {
    include_str!("../page/old.js").replace("$SENTENCE", SENTENCE)
}

/// The page before anything is bound to it.
pub struct Page {
    html: String,
    /// The style sheets that the page names, joined in its order.
    pub style: String,
    /// What the plain pages of the forms take beside it.
    pub blank_style: String,
    /// The pictures under `site/assets/`: their path in the site, and their bytes.
    pub assets: Vec<(String, Vec<u8>)>,
}

impl Page {
    /// Reads the folder `site/`. A script or style inside the page is refused, for the content security policy would
    /// block it.
    pub fn read(site: &Path) -> Result<Self> {
        let (html, styles) = without_styles(&text(&site.join("index.html"))?);
        for mark in ["<script", "<style", " style=", "stylesheet", "://"] {
            ensure!(
                !html.contains(mark),
                "site/index.html holds `{mark}`: scripts and the joined style sheet are added by the build, styles \
                 are named one a line as {}…{}, and nothing is fetched from elsewhere",
                STYLE_LINK.0,
                STYLE_LINK.1
            );
        }
        ensure!(
            html.contains(APP.0),
            "site/index.html has no element `app` for the program"
        );
        let mut page = Self {
            html,
            style: String::new(),
            blank_style: lean_style(&text(&site.join(BLANK_STYLE))?),
            assets: Vec::new(),
        };
        for style in &styles {
            page.style += &lean_style(&text(&site.join(style))?);
        }
        for mark in ["url(", "@import"] {
            ensure!(
                !page.style.contains(mark) && !page.blank_style.contains(mark),
                "a style of the site holds `{mark}`, which the single file cannot carry"
            );
        }
        page.add_assets(&site.join("assets"), "assets")?;
        // Styles are joined above, or part of the program.
        page.assets.retain(|(path, _)| !path.ends_with(".css"));
        Ok(page)
    }

    fn add_assets(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        if !folder.is_dir() {
            return Ok(());
        }
        let mut entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let Ok(name) = entry.file_name().into_string() else {
                bail!("{} has a name that is not UTF-8", path.display());
            };
            let place = format!("{prefix}/{name}");
            if path.is_dir() {
                self.add_assets(&path, &place)?;
            } else {
                self.assets.push((place, std::fs::read(&path)?));
            }
        }
        Ok(())
    }

    /// Whether the page itself asks for a file, and so fetches it at once.
    pub fn names(&self, asset: &str) -> bool {
        self.html.contains(&format!("\"{asset}\""))
    }

    /// The same page, with the files it names in it instead of beside it.
    pub fn with_pictures_inside(&self) -> Self {
        let html = self.assets.iter().fold(self.html.clone(), |html, (path, bytes)| {
            let data = Base64::encode_string(bytes);
            let inside = format!("\"data:{};base64,{data}\"", content_type(path));
            html.replace(&format!("\"{path}\""), &inside)
        });
        Self {
            html,
            style: self.style.clone(),
            blank_style: String::new(),
            assets: Vec::new(),
        }
    }

    /// The same page, with other words to read until the program is there.
    pub fn showing(&self, words: &str) -> Result<Self> {
        let place = self.html.split_once(APP.0).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(APP.1)?;
            Some((before, after))
        });
        let (before, after) =
            place.with_context(|| format!("site/index.html must close `{}` on its line", APP.0))?;
        Ok(Self {
            html: [before, APP.0, words, APP.1, after].concat(),
            style: self.style.clone(),
            blank_style: self.blank_style.clone(),
            assets: self.assets.clone(),
        })
    }

    /// The finished page: the policy before anything it governs, `head` at the end of the head, `foot` at the end of
    /// the body.
    pub fn assemble(&self, policy: &str, head: &str, foot: &str) -> Result<String> {
        let policy = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        let html = insert(&self.html, "<head>", "", &policy)?;
        let html = insert(&html, "", "</head>", head)?;
        insert(&html, "", "</body>", foot)
    }
}

fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The page without its style links, and the files they name, in their order.
fn without_styles(html: &str) -> (String, Vec<String>) {
    let mut rest = String::new();
    let mut styles = Vec::new();
    for line in html.lines() {
        let named = line.trim().strip_prefix(STYLE_LINK.0);
        match named.and_then(|named| named.strip_suffix(STYLE_LINK.1)) {
            Some(style) => styles.push(style.to_owned()),
            None => rest = rest + line + "\n",
        }
    }
    (rest, styles)
}

/// A style sheet without comments, indentation and blank lines, none of which a browser needs. A comment that is not
/// closed runs to the end, as in a browser; texts of the site's styles hold neither comments nor line breaks.
fn lean_style(style: &str) -> String {
    let parts = style.split("/*").enumerate();
    let kept = parts.map(|(at, part)| match at {
        0 => part,
        _ => part.split_once("*/").map_or("", |(_, after)| after),
    });
    let kept: String = kept.collect();
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Puts `text` between the marks `before` and `after`, one of which is empty and the other of which is there once.
fn insert(html: &str, before: &str, after: &str, text: &str) -> Result<String> {
    let mark = format!("{before}{after}");
    let parts: Vec<&str> = html.split(mark.as_str()).collect();
    let [start, end] = parts[..] else {
        bail!("site/index.html must hold `{mark}` exactly once");
    };
    Ok([start, before, text, after, end].concat())
}

/// A hash source of the content security policy: `sha256-…`.
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(text)))
}

/// Integrity metadata of a file (W3C Subresource Integrity): `sha384-…`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", Base64::encode_string(&Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page {
            html: html.into(),
            style: String::new(),
            blank_style: String::new(),
            assets: Vec::new(),
        }
    }

    #[test]
    fn the_policy_stands_before_everything_else() {
        let page = page("<html><head><title>t</title></head><body>words</body></html>");
        let html = page.assemble("default-src 'none'", "<link>", "<p>").unwrap();
        let order = [
            "Content-Security-Policy",
            "<title>",
            "<link>",
            "</head>",
            "words",
            "<p>",
        ];
        let places: Vec<_> = order.iter().map(|mark| html.rfind(mark).unwrap()).collect();
        assert!(places.is_sorted(), "{html}");
    }

    #[test]
    fn a_page_without_a_head_is_refused() {
        assert!(page("<body></body>").assemble("", "", "").is_err());
    }

    #[test]
    fn what_the_program_replaces_can_be_other_words() {
        let page = page("<body>\n<div id=\"app\"><p>opening</p></div>\n<p>rest</p></body>");
        let shown = page.showing("<div>list</div>").unwrap().html;
        assert_eq!(
            shown,
            "<body>\n<div id=\"app\"><div>list</div></div>\n<p>rest</p></body>"
        );
    }

    #[test]
    fn styles_are_taken_out_in_their_order() {
        let html = "<head>\n  <link rel=\"stylesheet\" href=\"assets/b.css\">\n\
            <link rel=\"stylesheet\" href=\"assets/a.css\">\n</head>\n";
        let (rest, styles) = without_styles(html);
        assert_eq!(rest, "<head>\n</head>\n");
        assert_eq!(styles, ["assets/b.css", "assets/a.css"]);
    }

    #[test]
    fn comments_and_indentation_stay_behind() {
        let style = "/* Frame. */\n.a { top: 0; } /* more */\n\n@media print {\n  .b { top: 0; }\n}\n/* open";
        assert_eq!(
            lean_style(style),
            ".a { top: 0; }\n@media print {\n.b { top: 0; }\n}\n"
        );
    }

    #[test]
    fn only_a_quoted_path_counts_as_asked_for() {
        let page = page("<link href=\"assets/icon.svg\">");
        assert!(page.names("assets/icon.svg"));
        assert!(!page.names("assets/icon"));
    }

    #[test]
    fn a_picture_goes_inside_where_it_is_named() {
        let mut page = page("<link href=\"assets/a.svg\">assets/a.svg");
        page.assets.push(("assets/a.svg".into(), b"<svg/>".into()));
        assert_eq!(
            page.with_pictures_inside().html,
            "<link href=\"data:image/svg+xml;base64,PHN2Zy8+\">assets/a.svg"
        );
    }

    #[test]
    fn integrity_of_nothing_is_the_known_value() {
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
