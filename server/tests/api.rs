//! The HTTP API: every route, who may call it and from where, and the headers of every response.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{fs, time::Duration};

use common::{Reply, Request, Server, secret, socket::Socket};
use domain::limits::{NAME_CHARS_MAX, TITLE_CHARS_MAX};
use protocol::{CloseCode, ServerMessage};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{Instant, timeout},
};

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

async fn post(server: &Server, path: &str, body: Value) -> Reply {
    let body = body.to_string();
    let request = Request::new("POST", path).header("content-type", "application/json").body(&body);
    server.request(request).await
}

/// Signs a browser in and returns its cookie.
async fn sign_in(server: &Server, link: &str) -> String {
    let reply = post(server, "/api/session", json!({ "link": link })).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.cookie()
}

fn error(reply: &Reply) -> String {
    reply.json()["error"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn workshops_open_from_templates() {
    let server = Server::start();
    let templates = server.request(Request::new("GET", "/api/templates")).await.json();
    assert_eq!(templates[0]["key"], "room-90");
    assert_eq!(templates[0]["minutes"], 90);
    assert_eq!(templates[0]["steps"][2]["phase"], "prompt");
    for (body, status) in [
        (json!({ "title": "a".repeat(TITLE_CHARS_MAX), "template": "remote-60" }), 201),
        (json!({ "title": "a".repeat(TITLE_CHARS_MAX + 1), "template": "remote-60" }), 400),
        (json!({ "title": " ", "template": "remote-60" }), 400),
        (json!({ "title": "a", "template": "none" }), 400),
        (json!({ "title": "a" }), 400),
        (json!({ "title": "a", "template": "room-90", "more": 1 }), 400),
        (json!({ "title": "a", "template": "room-90", "lines": { "1": ["Listen first."] } }), 201),
        (json!({ "title": "a", "template": "room-90", "lines": { "99": ["Listen first."] } }), 400),
        (json!({ "title": "a", "template": "room-90", "lines": { "1": vec!["x"; 12] } }), 201),
        (json!({ "title": "a", "template": "room-90", "lines": { "1": vec!["x"; 13] } }), 400),
        (json!([]), 400),
    ] {
        let reply = post(&server, "/api/workshops", body.clone()).await;
        assert_eq!(reply.status, status, "{body} {}", reply.text());
        if status != 201 {
            assert!(reply.json()["message"].as_str().is_some_and(|text| text.len() > 10));
        }
    }
}

#[tokio::test]
async fn thirty_workshops_per_minute_from_one_address() {
    let server = Server::with(&["--workshops-per-minute", "30"]);
    let open = || post(&server, "/api/workshops", json!({ "title": "a", "template": "room-90" }));
    for _ in 0..30 {
        assert_eq!(open().await.status, 201);
    }
    assert_eq!(open().await.status, 429);
}

#[tokio::test]
async fn a_link_becomes_a_cookie() {
    let server = Server::start();
    let opened = server.open().await;
    let reply = post(&server, "/api/session", json!({ "link": opened.seller })).await;
    let set = reply.header("set-cookie").unwrap();
    let id = opened.workshop.0.simple().to_string();
    assert!(set.starts_with(&format!("cy_{}=", &id[..16])), "{set}");
    for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age="] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!set.contains("Secure"), "{set}");
    assert!(!set.contains(&opened.seller), "the session is not the link");
    let me = reply.json();
    assert_eq!(me["role"], "seller");
    assert_eq!(me["title"], "Sick leave");
    assert_eq!(me["workshop"], opened.workshop.to_string());
    assert_eq!(
        [&me["function"], &me["veto"], &me["taken"]],
        [&Value::Null, &json!(false), &json!(false)]
    );
    let path = format!("/api/workshops/{}/me", opened.workshop);
    let cookie = reply.cookie();
    let again = server.request(Request::new("GET", &path).header("cookie", &cookie)).await;
    assert_eq!(again.json(), me);
    // Among other cookies, in any order.
    let many = format!("a=b; {cookie}; c=d");
    assert_eq!(server.request(Request::new("GET", &path).header("cookie", &many)).await.json(), me);
    // A session is not a link, and a link is not a session.
    let session = cookie.split_once('=').unwrap().1;
    assert_eq!(post(&server, "/api/session", json!({ "link": session })).await.status, 401);
    assert_eq!(server.call("GET", &path, session, None).await.status, 404);
    let wrong = format!("{}={}", cookie.split_once('=').unwrap().0, opened.seller);
    let wrong = server.request(Request::new("GET", &path).header("cookie", &wrong)).await;
    assert_eq!(wrong.status, 404);
    let nothing = post(&server, "/api/session", json!({ "link": "a".repeat(43) })).await;
    assert_eq!((nothing.status, error(&nothing).as_str()), (401, "link_ended"));
}

#[tokio::test]
async fn over_tls_the_cookie_is_bound_to_the_host() {
    let server = Server::with(&["--public-url", "https://yes.example.org"]);
    let opened = server.open().await;
    let reply = post(&server, "/api/session", json!({ "link": opened.wall })).await;
    let set = reply.header("set-cookie").unwrap();
    assert!(set.starts_with("__Host-cy_") && set.ends_with("; Secure"), "{set}");
    assert!(reply.header("strict-transport-security").is_some());
    let path = format!("/api/workshops/{}/me", opened.workshop);
    let cookie = reply.cookie();
    assert_eq!(
        server.request(Request::new("GET", &path).header("cookie", &cookie)).await.status,
        200
    );
}

/// The name in the next `Named` message.
async fn named(socket: &mut Socket) -> Option<String> {
    loop {
        if let ServerMessage::Named(person) = socket.next().await.expect("a name") {
            return person.name.map(String::from);
        }
    }
}

#[tokio::test]
async fn names_are_given_broadcast_and_erased() {
    let server = Server::start();
    let opened = server.open().await;
    let mut wall = Socket::enter(server.address, opened.workshop, &opened.wall).await;
    let path = format!("/api/workshops/{}/name", opened.workshop);
    let longest = "n".repeat(NAME_CHARS_MAX);
    let name = async |name: Value| {
        server.call("POST", &path, &opened.mobilizer, Some(json!({ "name": name }))).await.status
    };
    assert_eq!(name(json!(longest)).await, 204);
    assert_eq!(name(json!(format!("{longest}n"))).await, 400);
    assert_eq!(named(&mut wall).await.as_deref(), Some(longest.as_str()));
    let me = format!("/api/workshops/{}/me", opened.workshop);
    assert_eq!(server.call("GET", &me, &opened.mobilizer, None).await.json()["name"], longest);
    assert_eq!(name(Value::Null).await, 204);
    assert_eq!(named(&mut wall).await, None);
    assert_eq!(server.call("GET", &me, &opened.mobilizer, None).await.json()["name"], Value::Null);
}

#[tokio::test]
async fn facilitators_admit_and_the_mobilizer_renews() {
    let server = Server::start();
    let opened = server.open().await;
    let seats = format!("/api/workshops/{}/seats", opened.workshop);
    let new_seat = json!({ "role": "stakeholder", "function": "IT", "veto": true, "name": "Kim" });
    let (seat, token) = server.admit(&opened, new_seat.clone()).await;
    let me = format!("/api/workshops/{}/me", opened.workshop);
    let json = server.call("GET", &me, &token, None).await.json();
    assert_eq!(
        [&json["function"], &json["veto"], &json["name"]],
        [&json!("IT"), &json!(true), &json!("Kim")]
    );
    assert_eq!(
        server.call("POST", &seats, &opened.seller, Some(new_seat.clone())).await.status,
        201
    );
    let refused = server.call("POST", &seats, &token, Some(new_seat)).await;
    assert_eq!((refused.status, error(&refused).as_str()), (403, "facilitator_only"));
    let second =
        server.call("POST", &seats, &opened.mobilizer, Some(json!({ "role": "mobilizer" }))).await;
    assert_eq!((second.status, error(&second).as_str()), (409, "exists"));
    let wrong = json!({ "role": "stakeholder", "chair": true });
    assert_eq!(server.call("POST", &seats, &opened.mobilizer, Some(wrong)).await.status, 400);

    let cookie = sign_in(&server, &token).await;
    let mut socket = Socket::enter(server.address, opened.workshop, &token).await;
    let link = format!("{seats}/{seat}/link");
    assert_eq!(server.call("POST", &link, &opened.seller, Some(json!({}))).await.status, 403);
    let began = Instant::now();
    let renewed = server.call("POST", &link, &opened.mobilizer, Some(json!({}))).await;
    assert_eq!(socket.closed().await, CloseCode::SignInAgain.number());
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(server.call("GET", &me, &token, None).await.status, 404);
    assert_eq!(
        server.request(Request::new("GET", &me).header("cookie", &cookie)).await.status,
        404
    );
    assert_eq!(post(&server, "/api/session", json!({ "link": token })).await.status, 401);
    let fresh = secret(&renewed.json()["link"]);
    assert_eq!(server.call("GET", &me, &fresh, None).await.json()["seat"], seat);
    let nobody = format!("{seats}/{}/link", common::random());
    assert_eq!(server.call("POST", &nobody, &opened.mobilizer, Some(json!({}))).await.status, 404);
}

#[tokio::test]
async fn erasing_leaves_nothing() {
    let server = Server::start();
    let opened = server.open().await;
    let path = format!("/api/workshops/{}", opened.workshop);
    assert_eq!(server.call("DELETE", &path, &opened.seller, None).await.status, 403);
    let mut socket = Socket::enter(server.address, opened.workshop, &opened.wall).await;
    assert_eq!(server.call("DELETE", &path, &opened.mobilizer, None).await.status, 204);
    assert_eq!(socket.closed().await, CloseCode::NoSuchWorkshop.number());
    let gone = server.call("DELETE", &path, &opened.mobilizer, None).await;
    assert_eq!((gone.status, error(&gone).as_str()), (404, "no_such_workshop"));
    for entry in fs::read_dir(&server.data).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(10).any(|window| window == b"Sick leave"));
    }
}

/// Method, path and whether a key is required, for every described endpoint.
async fn described(server: &Server) -> Vec<(String, String, bool)> {
    let all = server.request(Request::new("GET", "/openapi.json")).await.json();
    let mut routes = Vec::new();
    for (path, methods) in all["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            routes.push((method.to_uppercase(), path.clone(), operation.get("security").is_some()));
        }
    }
    assert!(routes.len() >= 12);
    routes
}

fn filled(path: &str, workshop: &str) -> String {
    let path = path.replace("{id}", workshop).replace("{number}", "1");
    path.replace("{seat}", "11111111-1111-4111-8111-111111111111")
}

/// A valid body for each route.
fn body(path: &str) -> Value {
    match path {
        "/api/workshops" => json!({ "title": "a", "template": "room-90" }),
        "/api/workshops/{id}/seats" => json!({ "role": "observer" }),
        "/api/workshops/{id}/name" => json!({ "name": "Kim" }),
        "/api/session" => json!({ "link": "a" }),
        "/api/workshops/{id}/screens" => json!({ "code": "0123456789" }),
        "/api/workshops/{id}/join-code" => json!({ "entry": "open" }),
        "/api/workshops/{id}/waiting/{number}" => json!({ "admit": true }),
        _ => json!({}),
    }
}

#[tokio::test]
async fn foreign_unknown_erased_and_malformed_ids_get_the_same_answer() {
    let server = Server::start();
    let (mine, other, erased) = (server.open().await, server.open().await, server.open().await);
    let path = format!("/api/workshops/{}", erased.workshop);
    server.call("DELETE", &path, &erased.mobilizer, None).await;
    let unknown = common::random().to_string();
    let mut answers = std::collections::BTreeSet::new();
    for (method, path, keyed) in described(&server).await {
        if !keyed || path.starts_with("/ws/") {
            continue;
        }
        for (id, token) in [
            (other.workshop.to_string(), &mine.mobilizer),
            (unknown.clone(), &mine.mobilizer),
            (erased.workshop.to_string(), &mine.mobilizer),
            (erased.workshop.to_string(), &erased.mobilizer),
            ("garbled".to_owned(), &mine.mobilizer),
            (mine.workshop.to_string(), &"a".repeat(43)),
        ] {
            let reply = server.call(&method, &filled(&path, &id), token, Some(body(&path))).await;
            assert_eq!(reply.status, 404, "{method} {path} {id}");
            answers.insert(reply.text());
        }
        let nobody = filled(&path, &mine.workshop.to_string());
        let body = body(&path).to_string();
        let request = Request::new(&method, &nobody).header("content-type", "application/json");
        answers.insert(server.request(request.body(&body)).await.text());
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[tokio::test]
async fn changes_refuse_forms_and_foreign_origins() {
    let server = Server::start();
    let opened = server.open().await;
    let cookie = sign_in(&server, &opened.mobilizer).await;
    let ours = server.origin();
    let mut tried = 0;
    for (method, path, _) in described(&server).await {
        if method == "GET" {
            continue;
        }
        tried += 1;
        let (at, body) = (filled(&path, &opened.workshop.to_string()), body(&path).to_string());
        let request = || Request::new(&method, &at).header("cookie", &cookie).body(&body);
        let json = "application/json";
        for origin in ["https://evil.example", "null", "http://localhost"] {
            let foreign = request().header("content-type", json).header("origin", origin);
            let reply = server.request(foreign).await;
            assert_eq!(
                (reply.status, error(&reply).as_str()),
                (403, "foreign_origin"),
                "{method} {path}"
            );
        }
        let without = server.request(request().header("content-type", json)).await;
        assert_eq!(without.status, 403, "{method} {path}: a cookie without an origin");
        // No form can send DELETE, and a script of another origin is refused above.
        if method == "DELETE" {
            continue;
        }
        for kind in
            ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]
        {
            let form = request().header("content-type", kind).header("origin", &ours);
            assert_eq!(server.request(form).await.status, 415, "{method} {path} {kind}");
        }
        let bare = Request::new(&method, &at).body(&body).header("origin", &ours);
        assert_eq!(server.request(bare).await.status, 415, "{method} {path}: no type");
    }
    assert!(tried >= 7);
    // The same request, done correctly.
    let path = format!("/api/workshops/{}/name", opened.workshop);
    let good = Request::new("POST", &path)
        .header("cookie", &cookie)
        .header("origin", &ours)
        .header("content-type", "application/json; charset=utf-8")
        .body("{\"name\":\"Kim\"}");
    assert_eq!(server.request(good).await.status, 204);
}

#[tokio::test]
async fn every_response_has_the_security_headers() {
    let folder = tempfile::TempDir::new().unwrap();
    fs::create_dir(folder.path().join("pkg")).unwrap();
    fs::write(folder.path().join("pkg/collective-yes.0123456789abcdef.js"), "1").unwrap();
    fs::write(folder.path().join("hash.txt"), "js: 0123456789abcdef\n").unwrap();
    let server = Server::on_site(folder.path());
    let mut paths: Vec<(String, String)> = described(&server)
        .await
        .into_iter()
        .map(|(method, path, _)| (method, filled(&path, "garbled")))
        .collect();
    for path in
        ["/", "/join", "/w/x", "/w/x/wall", "/nothing/here", "/api/nothing", "/pkg/nothing.js"]
    {
        paths.push(("GET".to_owned(), path.to_owned()));
    }
    paths.push(("GET".to_owned(), "/pkg/collective-yes.0123456789abcdef.js".to_owned()));
    paths.push(("PATCH".to_owned(), "/api/workshops".to_owned()));
    for (method, path) in paths {
        let reply = server.request(Request::new(&method, &path)).await;
        for (name, wanted) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), Some(wanted), "{method} {path}");
        }
        assert!(
            reply.header("permissions-policy").is_some_and(|value| value.contains("camera=()"))
        );
        let policy = reply.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        let caching = reply.header("cache-control").expect("a word about caching");
        let hashed = path.contains("0123456789abcdef");
        assert_eq!(caching == "no-store", !hashed, "{path} {caching}");
        assert_eq!(reply.header("strict-transport-security"), None);
    }
    let (one, two) = (
        server.request(Request::new("GET", "/")).await,
        server.request(Request::new("GET", "/")).await,
    );
    let nonce = |reply: &Reply| {
        let policy = reply.header("content-security-policy").unwrap();
        let from = policy.find("'nonce-").unwrap() + 7;
        policy[from..].split('\'').next().unwrap().to_owned()
    };
    assert_ne!(nonce(&one), nonce(&two));
    assert!(one.text().contains(&nonce(&one)));
    assert!(one.text().contains("/pkg/collective-yes.0123456789abcdef.js"));
    assert_eq!(server.request(Request::new("GET", "/nothing/here")).await.status, 404);
    assert_eq!(server.request(Request::new("GET", "/hash.txt")).await.status, 404);
}

#[tokio::test]
async fn the_description_matches_the_routes() {
    let server = Server::start();
    for (method, path, _) in described(&server).await {
        let reply = server.request(Request::new(&method, &filled(&path, "garbled"))).await;
        assert_ne!(reply.status, 405, "{method} {path}");
        assert_ne!(error(&reply), "not_found", "{method} {path}");
    }
    let wire = server.request(Request::new("GET", "/docs/wire")).await;
    assert!(
        wire.text().contains("4408") && wire.text().contains("<code>hello</code>"),
        "{}",
        wire.text()
    );
    assert_eq!(server.request(Request::new("GET", "/health/live")).await.status, 200);
    assert_eq!(server.request(Request::new("GET", "/health/ready")).await.status, 200);
}

#[tokio::test]
async fn bodies_have_a_maximum_size() {
    let server = Server::start();
    let text = |size: usize| format!("{{\"link\":\"a\"}}{}", " ".repeat(size - 12));
    for (size, status) in [(64 * 1024, 401), (64 * 1024 + 1, 413)] {
        let body = text(size);
        let request =
            Request::new("POST", "/api/session").header("content-type", "application/json");
        assert_eq!(server.request(request.body(&body)).await.status, status, "{size}");
    }
}

/// A connection that never finishes its request is closed, and nobody else waits for it.
#[tokio::test]
async fn slow_requests_are_closed() {
    let server = Server::start();
    for part in ["", "GET /health/live HTTP/1.1\r\nhost: x\r\nx-slow: "] {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(part.as_bytes()).await.unwrap();
        let began = Instant::now();
        let mut rest = Vec::new();
        let ended = timeout(Duration::from_secs(15), stream.read_to_end(&mut rest)).await;
        assert!(ended.is_ok(), "{part:?} is still open");
        assert!(began.elapsed() > Duration::from_secs(8), "{part:?}");
        assert_eq!(server.request(Request::new("GET", "/health/live")).await.status, 200);
    }
}
