//! The files a browser loads: read once at start, so that no request can name a file on the disk.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context as _, bail};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;

/// The file with the hashes in the file names; it is not served.
const HASHES: &str = "hash.txt";
/// Files named by their content never change.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";
/// A browser checks for a newer version before it uses its copy.
const ASK_FIRST: &str = "no-cache";
/// The service worker. Its own response header must allow it to load what comes from here.
const WORKER: &str = "sw.js";
const MAY_LOAD: &str = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// All files, by path.
#[derive(Debug, Default)]
pub struct Site {
    files: HashMap<String, Asset>,
    /// The hashes in the file names, one per line.
    hashes: String,
}

#[derive(Debug, Default)]
struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Site {
    /// No files: only the APIs are served.
    pub fn none() -> Self {
        Self::default()
    }

    /// Loads the files in a folder.
    pub fn load(folder: &Path) -> anyhow::Result<Self> {
        let missing = || {
            format!("the site is missing in {}: run `make run`, or set --site", folder.display())
        };
        let mut found = Vec::new();
        collect(folder, "", &mut found).with_context(missing)?;
        Self::sort(found).with_context(missing)
    }

    /// Loads the files embedded in the binary.
    #[cfg(feature = "embed")]
    pub fn embedded() -> anyhow::Result<Self> {
        #[derive(rust_embed::RustEmbed)]
        #[folder = "$COLLECTIVE_YES_SITE"]
        struct Files;

        let found = Files::iter().filter_map(|name| {
            Files::get(&name).map(|file| (name.to_string(), file.data.into_owned().into()))
        });
        Self::sort(found.collect())
    }

    fn sort(found: Vec<(String, Bytes)>) -> anyhow::Result<Self> {
        let mut hashes = String::new();
        let mut files: HashMap<String, Asset> = HashMap::new();
        for (name, bytes) in found {
            if let Some(plain) = name.strip_suffix(".br") {
                files.entry(plain.to_owned()).or_default().brotli = Some(bytes);
            } else if let Some(plain) = name.strip_suffix(".gz") {
                files.entry(plain.to_owned()).or_default().gzip = Some(bytes);
            } else if name == HASHES {
                hashes = String::from_utf8_lossy(&bytes).into_owned();
            } else {
                files.entry(name).or_default().plain = bytes;
            }
        }
        if !files.keys().any(|name| name.starts_with("pkg/")) {
            bail!("it has no pkg folder");
        }
        Ok(Self { files, hashes })
    }

    /// The hashes in the file names, one per line.
    pub(super) fn hashes(&self) -> &str {
        &self.hashes
    }

    /// Whether there is no page to serve.
    pub(super) fn is_none(&self) -> bool {
        self.files.is_empty()
    }

    /// The file at a path, in the best encoding the browser accepts.
    pub(super) fn answer(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let name = path.trim_start_matches('/');
        let asset = self.files.get(name)?;
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let takes = |coding: &str| {
            accepted.unwrap_or("").split(',').any(|part| {
                let mut part = part.split(';');
                part.next().is_some_and(|name| name.trim() == coding)
                    && !part.any(|weight| matches!(weight.trim(), "q=0" | "q=0.0"))
            })
        };
        let (coding, body) = match (&asset.brotli, &asset.gzip) {
            (Some(brotli), _) if takes("br") => (Some("br"), brotli),
            (_, Some(gzip)) if takes("gzip") => (Some("gzip"), gzip),
            _ => (None, &asset.plain),
        };
        let mut response = Response::new(Body::from(body.clone()));
        *response.status_mut() = StatusCode::OK;
        let answer = response.headers_mut();
        let mut set =
            |name, value: &'static str| answer.insert(name, HeaderValue::from_static(value));
        set(header::CONTENT_TYPE, kind(name));
        set(header::CACHE_CONTROL, caching(name));
        set(header::VARY, "accept-encoding");
        if let Some(coding) = coding {
            set(header::CONTENT_ENCODING, coding);
        }
        if name == WORKER {
            set(header::CONTENT_SECURITY_POLICY, MAY_LOAD);
        }
        Some(response)
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, Bytes)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push((name, fs::read(entry.path())?.into()));
        }
    }
    Ok(())
}

/// Whether a name has the form `pkg/name.HASH.ending`, with at least 16 digits of a hash. Only such files change their
/// name with their content.
fn is_hashed(name: &str) -> bool {
    let mut parts = name.rsplit('.').skip(1);
    let hash = parts.next().unwrap_or("");
    name.starts_with("pkg/") && hash.len() >= 16 && hash.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// How long a browser may use a file without checking.
fn caching(name: &str) -> &'static str {
    match name {
        _ if is_hashed(name) => FOR_EVER,
        // On a deployment they must fit each other and the page at once.
        WORKER | "offline.js" | "manifest.webmanifest" => ASK_FIRST,
        _ => A_DAY,
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let file =
            |name: &str, text: &'static str| (name.to_owned(), Bytes::from_static(text.as_bytes()));
        let found = vec![
            file("pkg/app.0123456789abcdef.js", "plain"),
            file("pkg/app.0123456789abcdef.js.br", "br"),
            file("pkg/app.0123456789abcdef.js.gz", "gz"),
            file("favicon.svg", "svg"),
            file("sw.js", "worker"),
            file("hash.txt", "js: 0123456789abcdef"),
        ];
        Site::sort(found).unwrap()
    }

    #[track_caller]
    fn check(path: &str, accept: &str, wanted: Option<(&str, &str)>) {
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, accept.parse().unwrap())]);
        let found = site().answer(path, &headers).map(|response| {
            let text =
                |name| response.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
            (text(header::CONTENT_ENCODING), text(header::CACHE_CONTROL))
        });
        assert_eq!(
            found.as_ref().map(|(a, b)| (a.as_str(), b.as_str())),
            wanted,
            "{path} {accept}"
        );
    }

    #[test]
    fn sends_the_best_form_the_browser_takes() {
        let path = "/pkg/app.0123456789abcdef.js";
        check(path, "gzip, br", Some(("br", FOR_EVER)));
        check(path, "gzip;q=1.0", Some(("gzip", FOR_EVER)));
        check(path, "br;q=0, identity", Some(("", FOR_EVER)));
        check("/favicon.svg", "br", Some(("", A_DAY)));
        check("/sw.js", "br", Some(("", ASK_FIRST)));
        for path in ["/hash.txt", "/", "/pkg/../hash.txt", "/pkg/app.0123456789abcdef.js.br"] {
            check(path, "br", None);
        }
    }
}
