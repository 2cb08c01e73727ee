//! What a browser needs to install the site: the manifest, the service worker, the offline page.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{fs, path::Path};

use common::{Reply, Request, Server};
use tempfile::TempDir;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

/// The files that are served unchanged, plus the minimum that makes a site.
fn site(hashes: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/public");
    fs::create_dir(folder.path().join("pkg")).unwrap();
    fs::create_dir(folder.path().join("icons")).unwrap();
    fs::write(folder.path().join("pkg/collective-yes.0123456789abcdef.css"), "a{}").unwrap();
    fs::write(folder.path().join("hash.txt"), hashes).unwrap();
    for name in ["sw.js", "offline.js", "manifest.webmanifest", "icons/icon-192.png"] {
        fs::copy(public.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

async fn get(server: &Server, path: &str) -> Reply {
    server.request(Request::new("GET", path)).await
}

/// A service worker obeys the policy of its own response: with that of other files it could load nothing.
#[tokio::test]
async fn the_service_worker_is_revalidated_and_may_load_our_files() {
    let site = site("css: 0123456789abcdef\nworker: 0123456789abcdef\n");
    let server = Server::on_site(site.path());
    let worker = get(&server, "/sw.js").await;
    assert_eq!(worker.status, 200);
    assert_eq!(worker.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(worker.header("cache-control"), Some("no-cache"));
    let policy = worker.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; connect-src 'self';"), "{policy}");
    // The build writes the file names into these placeholders.
    assert!(worker.text().contains("const FILES = [];"));
    assert!(worker.text().contains("const CONTENT = '';"));
}

#[tokio::test]
async fn the_manifest_names_existing_icons() {
    let site = site("css: 0123456789abcdef\n");
    let server = Server::on_site(site.path());
    let reply = get(&server, "/manifest.webmanifest").await;
    assert_eq!(reply.header("content-type"), Some("application/manifest+json"));
    assert_eq!(reply.header("cache-control"), Some("no-cache"));
    let manifest = reply.json();
    for (key, wanted) in [("start_url", "/"), ("scope", "/"), ("display", "standalone")] {
        assert_eq!(manifest[key], wanted, "{key}");
    }
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/public");
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
    for icon in icons {
        let address = icon["src"].as_str().unwrap();
        assert!(public.join(address.trim_start_matches('/')).is_file(), "{address}");
    }
    let icon = get(&server, "/icons/icon-192.png").await;
    assert_eq!(icon.header("content-type"), Some("image/png"));
    assert_eq!(icon.header("cache-control"), Some("public, max-age=86400"));
}

#[tokio::test]
async fn pages_link_the_manifest_and_register_the_worker_if_there_is_one() {
    let register = "navigator.serviceWorker.register('/sw.js')";
    for (hashes, has) in
        [("css: 0123456789abcdef\n", false), ("css: 0123456789abcdef\nworker: 01\n", true)]
    {
        let site = site(hashes);
        let server = Server::on_site(site.path());
        for path in ["/", "/join", "/offline", "/nothing/here"] {
            let page = get(&server, path).await;
            let text = page.text();
            assert!(text.contains("rel=\"manifest\" href=\"/manifest.webmanifest\""), "{path}");
            assert!(text.contains("rel=\"apple-touch-icon\""), "{path}");
            assert_eq!(text.contains(register), has, "{path}");
            assert_eq!(text.contains("isSecureContext&&"), has, "{path}: unescaped");
            let policy = page.header("content-security-policy").unwrap();
            assert!(policy.contains("worker-src 'self'"), "{policy}");
            assert!(policy.contains("manifest-src 'self'"), "{policy}");
        }
    }
}

/// The browser stores the page for any user, so it is the same for all, in all languages, and needs no application
/// code.
#[tokio::test]
async fn the_offline_page_has_all_languages_and_one_script() {
    let site = site("css: 0123456789abcdef\n");
    let server = Server::on_site(site.path());
    let page =
        server.request(Request::new("GET", "/offline").header("accept-language", "de")).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for (language, words) in [
        ("en", "Nothing is lost."),
        ("de", "Nichts ist verloren."),
        ("fr", "Rien n’est perdu."),
        ("es", "No se pierde nada."),
    ] {
        assert!(text.contains(&format!("lang=\"{language}\"")), "{language}");
        assert!(text.contains(words), "{language}");
    }
    assert!(text.contains("<html lang=\"de\""), "the one it was asked for in is shown at first");
    let script = text.find("src=\"/offline.js\"").expect("its script");
    assert!(text[script..].starts_with("src=\"/offline.js\" defer nonce=\""), "{text}");
    assert!(!text.contains("type=\"module\"") && !text.contains("modulepreload"));
    let script = get(&server, "/offline.js").await;
    assert_eq!(script.header("cache-control"), Some("no-cache"));
}

/// The page itself adds the other styles before it needs them, except where it would come too late.
#[tokio::test]
async fn pages_link_the_other_styles_if_they_need_them_at_once() {
    let hash = "0123456789abcdef";
    let site =
        site(&format!("css: {hash}\ncss.later: {hash}\ntexts.de: {hash}\nlater.de: {hash}\n"));
    let server = Server::on_site(site.path());
    let link = format!("<link rel=\"stylesheet\" href=\"/pkg/later.{hash}.css\"");
    for (path, at_once) in [
        ("/", true),
        ("/wall", true),
        ("/pair", true),
        ("/nothing/here", true),
        ("/w/00000000-0000-0000-0000-000000000007/wall", true),
        ("/w/00000000-0000-0000-0000-000000000007", false),
        ("/join", false),
        ("/offline", false),
    ] {
        let request = Request::new("GET", path).header("accept-language", "de");
        let text = server.request(request).await.text();
        assert!(text.contains(&format!("/pkg/collective-yes.{hash}.css")), "{path}");
        assert_eq!(text.contains(&link), at_once, "{path}");
        let later = format!("/pkg/later.de.{hash}.txt");
        assert_eq!(text.contains(&later), path != "/offline", "{path}: what to load later");
    }
}
