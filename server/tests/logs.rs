//! The log and the metrics of the real program: no text that people wrote, no name, no token, no seat.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{fs, net::TcpListener, process::Command};

use common::{Reply, Request, WorkshopAccess, process::Process, secret, socket::Socket, story};
use serde_json::json;
use tempfile::TempDir;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

#[tokio::test]
async fn the_log_contains_nothing_about_people() {
    let folder = TempDir::new().unwrap();
    let process =
        Process::start(folder.path(), 0, "debug,server=trace,room=trace,store_sqlite=trace");
    let address = process.address;
    let post = async |path: &str, token: &str, body: serde_json::Value| -> Reply {
        let (token, body) = (format!("Bearer {token}"), body.to_string());
        let request = Request::new("POST", path).header("content-type", "application/json");
        request.header("authorization", &token).body(&body).send(address).await
    };
    let opening = json!({ "title": "UnspokenTitle", "template": "room-90" });
    let opened = WorkshopAccess::read(&post("/api/workshops", "x", opening).await.json());
    let path = format!("/api/workshops/{}", opened.workshop);
    let seat =
        json!({ "role": "stakeholder", "function": "UnspokenFunction", "name": "UnspokenName" });
    let reply = post(&format!("{path}/seats"), &opened.mobilizer, seat).await.json();
    let (seat, token) = (reply["seat"].as_str().unwrap().to_owned(), secret(&reply["link"]));
    let mut mobilizer = Socket::enter(address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut mobilizer).await;
    let mut author = Socket::enter(address, opened.workshop, &token).await;
    author.ask(story::take("UnspokenFunction")).await.unwrap();
    author.ask(story::write("UnspokenThought").1).await.unwrap();
    author.ask(domain::tool::agenda::Command::Start).await.unwrap_err();
    author.raw(b"{\"UnspokenNonsense\":1}".to_vec()).await.unwrap();
    author.closed().await;
    let wrong = "UnspokenToken".repeat(4)[..43].to_owned();
    post("/api/session", "x", json!({ "link": wrong })).await;
    post("/api/session", &wrong, json!({ "link": token, "UnspokenField": 1 })).await;
    let session = post("/api/session", "x", json!({ "link": token })).await;
    let cookie = session.cookie().split_once('=').unwrap().1.to_owned();
    post(&format!("{path}/name"), &token, json!({ "name": "UnspokenOther" })).await;
    assert!(process.terminate().success());

    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.lines().count() > 5, "{log}");
    for line in log.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("one JSON object a line");
    }
    for secret in [&opened.mobilizer, &opened.seller, &opened.wall, &token, &cookie, &wrong, &seat]
    {
        assert!(!log.contains(secret.as_str()), "a token or a seat");
    }
    assert!(!log.contains("Unspoken"), "{log}");
    assert!(log.contains(&opened.workshop.to_string()), "which workshop it was about is told");
}

#[tokio::test]
async fn metrics_are_served_on_a_separate_port() {
    let folder = TempDir::new().unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let process =
        Process::with(folder.path(), 0, "warn", &["--metrics-port", &free.port().to_string()]);
    let body = json!({ "title": "a", "template": "room-90" }).to_string();
    let request = Request::new("POST", "/api/workshops").header("content-type", "application/json");
    let opened = WorkshopAccess::read(&request.body(&body).send(process.address).await.json());
    let mut socket = Socket::enter(process.address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut socket).await;
    let numbers = Request::new("GET", "/metrics").send(free).await.text();
    for line in
        ["collective_yes_sockets 1", "collective_yes_rooms 1", "collective_yes_events_total 2"]
    {
        assert!(numbers.contains(line), "{line} in {numbers}");
    }
    assert!(!numbers.contains(&opened.workshop.to_string()));
    assert_ne!(Request::new("GET", "/metrics").send(process.address).await.status, 200);
}

#[test]
fn a_startup_error_is_one_line() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let (file, data) = (file.to_str().unwrap(), folder.path().to_str().unwrap());
    for (options, wanted) in [
        (vec!["--no-site", "--data", data, "--port", &port], "choose another --port"),
        (vec!["--no-site", "--port", "0", "--data", file], "choose another with --data"),
        (vec!["--port", "0", "--data", data, "--site", "/nowhere"], "set --site"),
        (
            vec!["--no-site", "--port", "0", "--data", data, "--public-url", "x"],
            "write it like https://",
        ),
    ] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_collective-yes")).args(&options).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.starts_with("error: ") && text.contains(wanted), "{text}");
    }
}
