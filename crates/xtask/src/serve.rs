//! `cargo xtask serve`: the hosted site on this machine, as any static host would serve it.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::build;
use crate::workspace::Workspace;

/// Requests answered at a time.
const THREADS: usize = 4;

/// Builds, then serves until the program is ended.
pub fn run(workspace: &Workspace, port: u16, open: bool) -> Result<ExitCode> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on port {port} of this machine ({error}); choose another with --port")
    })?;
    build::run(workspace)?;

    let address = format!("http://{}/", server.server_addr());
    println!("serving {address}  (Ctrl+C ends it)");
    if open {
        show(&address);
    }
    let server = Arc::new(server);
    let root = workspace.target("site");
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                server
                    .incoming_requests()
                    .for_each(|request| answer(&root, request))
            });
        }
    });
    Ok(ExitCode::SUCCESS)
}

fn show(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    if Command::new(program).arg(address).spawn().is_err() {
        eprintln!("cannot run {program}; open {address} yourself");
    }
}

fn answer(root: &Path, request: Request) {
    let response = match request.method() {
        Method::Get | Method::Head => file(root, request.url()),
        _ => text(405, "只支持读取"),
    };
    // The visitor may have gone; there is nobody left to tell.
    drop(request.respond(response));
}

fn file(root: &Path, url: &str) -> Response<Cursor<Vec<u8>>> {
    let found = resolve(url).and_then(|path| {
        let bytes = std::fs::read(root.join(&path)).ok()?;
        Some((content_type(&path.to_string_lossy()), bytes))
    });
    match found {
        Some((kind, bytes)) => with_type(Response::from_data(bytes), kind),
        None => text(404, "没有这个文件"),
    }
}

fn text(status: u16, words: &str) -> Response<Cursor<Vec<u8>>> {
    let response = Response::from_data(words.as_bytes()).with_status_code(status);
    with_type(response, content_type("txt"))
}

fn with_type(response: Response<Cursor<Vec<u8>>>, kind: &str) -> Response<Cursor<Vec<u8>>> {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(response, Response::with_header)
}

/// The file a URL asks for, as a path below the root; `None` for anything that could lead out of it.
fn resolve(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    let path = if path.is_empty() || path.ends_with('/') {
        path + "index.html"
    } else {
        path
    };
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    path.split('/').all(plain).then(|| PathBuf::from(&path))
}

/// Percent-decoding (RFC 3986 §2.1); `None` when it is broken or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file, by the end of its name.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths_below_the_root() {
        let path = |url| resolve(url).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(path("/").unwrap(), "index.html");
        assert_eq!(path("/?x#y").unwrap(), "index.html");
        assert_eq!(path("/packs/index.json").unwrap(), "packs/index.json");
        assert_eq!(path("/%E5%B8%AE.svg").unwrap(), "帮.svg");
    }

    #[test]
    fn nothing_leads_out_of_the_root() {
        for url in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/a/%2E%2E%2F..%2Fx",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/..%5cx",
            "/C:/x",
            "/a%00",
            "/%",
            "/%zz",
            "/%+5",
            "/%e5",
            "x",
        ] {
            assert_eq!(resolve(url), None, "{url}");
        }
    }

    #[test]
    fn wasm_has_the_type_that_streaming_asks_for() {
        assert_eq!(content_type("bangfu-0.wasm"), "application/wasm");
        assert_eq!(content_type("README"), "application/octet-stream");
    }
}
