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
    /// Of the other styles.
    pub later_css: Option<String>,
    /// Of the service worker; `None` if the site has none.
    pub worker: Option<String>,
    /// Of the texts that a page begins with, with the code of their language.
    pub texts: Vec<(String, String)>,
    /// Of the other texts.
    pub later: Vec<(String, String)>,
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
                "css.later" => files.later_css = hash,
                "worker" => files.worker = hash,
                other => {
                    let named =
                        |kind: &str| other.strip_prefix(kind).map(str::to_owned).zip(hash.clone());
                    files.texts.extend(named("texts."));
                    files.later.extend(named("later."));
                    files.chunks.extend(named("chunk."));
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

/// Keeps the message for a crashed program ready: the program cannot report itself, but the error reaches its caller.
const BROKEN: &str = "let b=e=>{if((e.error??e.reason) instanceof WebAssembly.RuntimeError)document.getElementById('broken')?.removeAttribute('hidden')};addEventListener('error',b);addEventListener('unhandledrejection',b)";

/// The chosen theme must be set before the first paint.
const THEME: &str = "try{let t=localStorage.getItem('cy:theme');if(t)document.documentElement.dataset.theme=t}catch{}";

/// The addresses of the files that a page loads.
struct Addresses {
    js: String,
    wasm: String,
    /// The styles that every page begins with, and the others.
    css: [String; 2],
    /// The texts that every page begins with, and the others.
    texts: [String; 2],
}

impl Addresses {
    fn of(files: &SiteFiles, options: &LeptosOptions, language: &str) -> Self {
        let folder = &options.site_pkg_dir;
        let file = |name: &str, hash: Option<&String>, plain: &str, ending: &str| match hash {
            Some(hash) => format!("/{folder}/{name}.{hash}.{ending}"),
            None => format!("/{folder}/{name}{plain}.{ending}"),
        };
        let texts = |name: &str, all: &[(String, String)]| {
            let hash = all.iter().find(|(code, _)| code == language).map(|(_, hash)| hash);
            file(&format!("{name}.{language}"), hash, "", "txt")
        };
        let name = &options.output_name;
        let bound = if files.js.is_some() { "" } else { "_bg" };
        Self {
            js: file(name, files.js.as_ref(), "", "js"),
            wasm: file(name, files.wasm.as_ref(), bound, "wasm"),
            css: [
                file(name, files.css.as_ref(), "", "css"),
                file("later", files.later_css.as_ref(), "", "css"),
            ],
            texts: [texts("texts", &files.texts), texts("later", &files.later)],
        }
    }

    /// Starts the program. WASM and texts are downloaded in parallel; the page is built when both are there. What comes
    /// later is loaded by a function that the program calls: again, if it failed.
    fn start(&self, language: &str) -> String {
        let Self { js, wasm, css: [_, css], texts: [first, later] } = self;
        format!(
            "let l,rest=()=>l??=Promise.all([\
             fetch(\"{later}\").then(r=>r.ok?r.text():Promise.reject(r.status)),\
             new Promise((y,n)=>{{if(document.querySelector('link[href=\"{css}\"]'))return y();\
             let s=document.createElement('link');s.rel='stylesheet';s.href=\"{css}\";s.onload=y;\
             s.onerror=()=>{{s.remove();n('no styles')}};document.head.append(s)}})\
             ]).then(([t])=>t,e=>{{l=undefined;throw e}});\
             Promise.all([import(\"{js}\").then(m=>m.default({{module_or_path:\"{wasm}\"}}).then(()=>m)),\
             fetch(\"{first}\").then(r=>r.text())]).then(([m,t])=>m.start(\"{language}\",t,rest))"
        )
    }
}

/// What a page loads besides what every page begins with.
struct Besides {
    /// The chunks that it needs at once. What a step needs is loaded by the page.
    chunks: &'static [&'static str],
    /// Whether it needs the styles and the texts of what comes later at once.
    rest: bool,
    /// The chunk that its reader is on the way to.
    next: Option<&'static str>,
}

fn besides(route: Route) -> Besides {
    let (chunks, rest, next): (&[&str], _, _) = match route {
        Route::Workshop(_) => (&["connect", "workshop"], false, None),
        Route::Wall(_) => (&["connect", "workshop", "shared", "wall"], true, None),
        Route::FollowThrough(_) => (&["connect", "workshop", "shared", "follow"], true, None),
        Route::Start | Route::Screen | Route::Pair | Route::Missing => {
            (&["start"], true, Some("connect"))
        }
        // The program itself loads what follows joining.
        Route::Join | Route::Offline => (&[], false, None),
        Route::Record(_) => (&[], true, None),
    };
    Besides { chunks, rest, next }
}

/// The addresses of these chunks, as far as the site has them.
fn addresses_of(names: &[&str], files: &SiteFiles, options: &LeptosOptions) -> Vec<String> {
    let chunks = files.chunks.iter().filter(|(name, _)| names.contains(&name.as_str()));
    let folder = &options.site_pkg_dir;
    chunks.map(|(name, hash)| format!("/{folder}/{name}.{hash}.wasm")).collect()
}

/// The links of a page that the program brings to life, and what starts it.
fn program(
    route: Route,
    files: &SiteFiles,
    options: &LeptosOptions,
    at: &Addresses,
    nonce: &str,
) -> AnyView {
    let wanted = besides(route);
    let wasm = [at.wasm.clone()].into_iter().chain(addresses_of(wanted.chunks, files, options));
    let text = at.texts.iter().take(if wanted.rest { 2 } else { 1 }).cloned();
    let preload = |kind: &'static str| {
        move |address: String| {
            view! { <link rel="preload" href=address r#as="fetch" r#type=kind crossorigin="anonymous" /> }
                .into_any()
        }
    };
    let preloads: Vec<AnyView> =
        wasm.map(preload("application/wasm")).chain(text.map(preload("text/plain"))).collect();
    let start = at.start(texts::language().code());
    let start = match addresses_of(wanted.next.as_slice(), files, options).first() {
        // Into the browser's cache, behind everything else.
        Some(next) => format!(
            "{start}.then(()=>fetch(\"{next}\",{{priority:'low'}})).then(r=>r.arrayBuffer()).catch(()=>{{}})"
        ),
        None => start,
    };
    let nonce = nonce.to_owned();
    view! {
        <link rel="modulepreload" href=at.js.clone() nonce=nonce.clone() />
        {preloads}
        <script nonce=nonce.clone()>{BROKEN}</script>
        <script type="module" nonce=nonce>
            {start}
        </script>
    }
    .into_any()
}

/// The document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let nonce = use_nonce().map(|nonce| nonce.as_inner().to_string()).unwrap_or_default();
    if let Some(response) = use_context::<ResponseOptions>() {
        guard(&response, &nonce);
    }
    let parts = use_context::<http::request::Parts>();
    let path = parts.map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let route = Route::of(&path);
    let files = SiteFiles::of(&options);
    let language = texts::language().code();
    let at = Addresses::of(&files, &options, language);
    let [css, later_css] = at.css.clone();
    let later_css = besides(route).rest.then_some(later_css);
    // Static pages: no program is loaded for them.
    let still = matches!(route, Route::Record(_) | Route::Offline);
    let offline = matches!(route, Route::Offline);
    let program = (!still).then(|| program(route, &files, &options, &at, &nonce));
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
                {later_css.map(|css| view! { <link rel="stylesheet" href=css /> })}
                <script nonce=nonce.clone()>{THEME}</script>
                {program}
                {files.worker.is_some().then(|| view! { <script nonce=nonce.clone()>{WORKER}</script> })}
                {offline.then(|| view! { <script src="/offline.js" defer nonce=nonce.clone()></script> })}
                <title>{route.title()}</title>
            </head>
            <body data-alive=still.then_some("")>
                {app(&path)}
            </body>
        </html>
    }
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
