//! The document around the page, rendered on the server only: head, scripts, and the content security policy.

use std::sync::OnceLock;

use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;

use crate::routes::{Route, app};

/// The hashes in the file names of the site: `collective-yes.<hash>.js`. A server that serves the site from memory
/// instead of a folder provides this as context; otherwise `hash.txt` is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteFiles {
    pub js: Option<String>,
    /// Of the first WASM chunk.
    pub wasm: Option<String>,
    /// Of the other chunks, with their names.
    pub chunks: Vec<(String, String)>,
    pub css: Option<String>,
    /// Of the service worker; `None` if the site has none.
    pub worker: Option<String>,
    /// Of the texts, with the code of their language.
    pub texts: Vec<(String, String)>,
}

impl SiteFiles {
    /// Parses the lines `js: …`, `wasm: …`, `css: …`, `texts.en: …`.
    pub fn parse(text: &str) -> Self {
        let mut files = Self::default();
        for (ending, hash) in text.lines().filter_map(|line| line.split_once(':')) {
            let hash = Some(hash.trim().to_owned());
            match ending.trim() {
                "js" => files.js = hash,
                "wasm" => files.wasm = hash,
                "css" => files.css = hash,
                "worker" => files.worker = hash,
                other => {
                    let (language, chunk) =
                        (other.strip_prefix("texts."), other.strip_prefix("chunk."));
                    files.texts.extend(language.map(str::to_owned).zip(hash.clone()));
                    files.chunks.extend(chunk.map(str::to_owned).zip(hash));
                }
            }
        }
        files
    }

    /// Reads the hash file named by these options, once.
    fn of(options: &LeptosOptions) -> Self {
        static READ: OnceLock<SiteFiles> = OnceLock::new();
        if let Some(given) = use_context::<Self>() {
            return given;
        }
        if !options.hash_files {
            return Self::default();
        }
        let read = || {
            let program = std::env::current_exe().unwrap_or_default();
            let beside = program.parent().map(|folder| folder.join(options.hash_file.as_ref()));
            let in_site = std::path::Path::new(options.site_root.as_ref()).join("hash.txt");
            let text = beside
                .and_then(|path| std::fs::read_to_string(path).ok())
                .or_else(|| std::fs::read_to_string(in_site).ok());
            text.map(|text| Self::parse(&text)).unwrap_or_default()
        };
        READ.get_or_init(read).clone()
    }
}

/// Registers the service worker after everything the page itself needs. Browsers without service workers or storage do
/// without.
const WORKER: &str = "if(isSecureContext&&navigator.serviceWorker)addEventListener('load',()=>navigator.serviceWorker.register('/sw.js').catch(()=>{}))";

/// Preloads the chunks of the program that a page needs at once.
fn preloads(path: &str, files: &SiteFiles, options: &LeptosOptions) -> Vec<AnyView> {
    let chunks = chunks_of(Route::of(path), files).into_iter();
    let preload = |(name, hash)| {
        let chunk = format!("/{}/{name}.{hash}.wasm", options.site_pkg_dir);
        view! { <link rel="preload" href=chunk r#as="fetch" r#type="application/wasm" crossorigin="anonymous" /> }.into_any()
    };
    chunks.map(preload).collect()
}

/// The document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let nonce = use_nonce().map(|nonce| nonce.as_inner().to_string()).unwrap_or_default();
    if let Some(response) = use_context::<ResponseOptions>() {
        guard(&response, &nonce);
    }
    let parts = use_context::<http::request::Parts>();
    let path = parts.map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let files = SiteFiles::of(&options);
    let file = |hash: &Option<String>, plain: &str, ending: &str| {
        let (folder, name) = (&options.site_pkg_dir, &options.output_name);
        match hash {
            Some(hash) => format!("/{folder}/{name}.{hash}.{ending}"),
            None => format!("/{folder}/{name}{plain}.{ending}"),
        }
    };
    let (js, css) = (file(&files.js, "", "js"), file(&files.css, "", "css"));
    let wasm = file(&files.wasm, if files.js.is_some() { "" } else { "_bg" }, "wasm");
    // The chosen theme must be set before the first paint.
    let theme = "try{let t=localStorage.getItem('cy:theme');if(t)document.documentElement.dataset.theme=t}catch{}";
    let language = texts::language().code();
    let hash = files.texts.iter().find(|(code, _)| code == language).map(|(_, hash)| hash);
    let said = match hash {
        Some(hash) => format!("/{}/texts.{language}.{hash}.txt", options.site_pkg_dir),
        None => format!("/{}/texts.{language}.txt", options.site_pkg_dir),
    };
    // WASM and texts are downloaded in parallel; the page is built when both are there.
    let start = format!(
        "Promise.all([import(\"{js}\").then(m=>m.default({{module_or_path:\"{wasm}\"}}).then(()=>m)),\
         fetch(\"{said}\").then(r=>r.text())]).then(([m,t])=>m.start(\"{language}\",t))"
    );
    // A crashed program cannot report itself: the error reaches the caller.
    let broken = "let b=e=>{if((e.error??e.reason) instanceof WebAssembly.RuntimeError)document.getElementById('broken')?.removeAttribute('hidden')};addEventListener('error',b);addEventListener('unhandledrejection',b)";
    let chunks = preloads(&path, &files, &options);
    // Static pages: no program is loaded for them.
    let still = matches!(Route::of(&path), Route::Record(_) | Route::Offline);
    let offline = matches!(Route::of(&path), Route::Offline);
    view! {
        <!DOCTYPE html>
        <html lang=language>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="theme-color" content="#f7f5f1" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#121517" media="(prefers-color-scheme: dark)" />
                <meta name="referrer" content="no-referrer" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="stylesheet" href=css />
                <script nonce=nonce.clone()>{theme}</script>
                {(!still).then(|| view! {
                    <link rel="modulepreload" href=js nonce=nonce.clone() />
                    <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
                    {chunks}
                    <link rel="preload" href=said r#as="fetch" r#type="text/plain" crossorigin="anonymous" />
                    <script nonce=nonce.clone()>{broken}</script>
                    <script type="module" nonce=nonce.clone()>
                        {start}
                    </script>
                })}
                {files.worker.is_some().then(|| view! { <script nonce=nonce.clone()>{WORKER}</script> })}
                {offline.then(|| view! { <script src="/offline.js" defer nonce=nonce.clone()></script> })}
                <title>{Route::of(&path).title()}</title>
            </head>
            <body data-alive=still.then_some("")>
                {app(&path)}
            </body>
        </html>
    }
}

/// The chunks that a page needs at once. What a step needs is loaded by the page.
fn chunks_of(route: Route, files: &SiteFiles) -> Vec<(String, String)> {
    let wanted: &[&str] = match route {
        Route::Workshop(_) => &["workshop"],
        Route::Wall(_) => &["workshop", "shared", "wall"],
        Route::FollowThrough(_) => &["workshop", "shared", "follow"],
        Route::Start
        | Route::Join
        | Route::Screen
        | Route::Pair
        | Route::Record(_)
        | Route::Offline
        | Route::Missing => &[],
    };
    let chunks = files.chunks.iter().filter(|(name, _)| wanted.contains(&name.as_str()));
    chunks.cloned().collect()
}

/// Sets the content security policy: only same-origin resources, and only scripts with this response's nonce.
fn guard(response: &ResponseOptions, nonce: &str) {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         connect-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; \
         manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    );
    if let Ok(policy) = http::HeaderValue::from_str(&policy) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
}
