//! Asking to be admitted, waiting, being admitted or refused.

use protocol::ServerMessage;
use serde_json::{Value, json};

use super::{
    common::{Reply, Server, WorkshopAccess, random, socket::Socket},
    requests::{error, joined, look, others, path, refused, request_entry, set, wait},
};

async fn waiting(server: &Server, opened: &WorkshopAccess) -> Value {
    let reply = server.call("GET", &path(opened, "waiting"), &opened.mobilizer, None).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn answer(server: &Server, opened: &WorkshopAccess, number: &Value, admit: bool) -> Reply {
    let path = path(opened, &format!("waiting/{number}"));
    server.call("POST", &path, &opened.mobilizer, Some(json!({ "admit": admit }))).await
}

/// The numbers of waiting people this socket received.
async fn waiting_counts(socket: &mut Socket) -> Vec<u16> {
    let all = socket.settle().await;
    let counts = all.into_iter().filter_map(|message| match message {
        ServerMessage::WaitingCount { count } => Some(count),
        _ => None,
    });
    counts.collect()
}

#[tokio::test]
async fn only_the_mobilizer_learns_that_somebody_waits() {
    let server = Server::start();
    let opened = server.open().await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let others = others(&server, &opened, &mut mobilizer).await;
    let mut deaf = Vec::new();
    let deaf_ones = || others.inside.iter().map(|(_, token)| token).chain([&others.expert]);
    for token in deaf_ones() {
        deaf.push(Socket::enter(server.address, opened.workshop, token).await);
    }
    let code = set(&server, &opened, json!({ "entry": "approval" })).await;
    assert_eq!(look(&server, &code).await.json()["entry"], "approval");
    let first = request_entry(&server, &code, "AskerOne", "AskedLegal").await;
    assert_eq!(first.status, 202);
    assert_eq!(first.header("set-cookie"), None, "nobody is in before they are let in");
    assert_eq!(waiting_counts(&mut mobilizer).await, [1]);
    let second = request_entry(&server, &code, "AskerTwo", "AskedIT").await;
    assert_eq!(waiting_counts(&mut mobilizer).await, [2]);
    // After reconnecting, the Mobilizer gets the number at once.
    let mut again = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    assert_eq!(waiting_counts(&mut again).await, [2]);
    for token in deaf_ones() {
        deaf.push(Socket::enter(server.address, opened.workshop, token).await);
    }

    let list = waiting(&server, &opened).await;
    let names: Vec<&str> =
        list.as_array().unwrap().iter().map(|w| w["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["AskerOne", "AskerTwo"]);
    assert_eq!(list[0].as_object().unwrap().len(), 3, "number, name, function: {list}");
    let second = second.json()["wait"].as_str().unwrap().to_owned();
    assert_eq!(wait(&server, &second).await.status, 202);
    assert_eq!(answer(&server, &opened, &list[1]["number"], true).await.status, 204);
    assert_eq!(waiting_counts(&mut mobilizer).await, [1]);
    let in_ = joined(&wait(&server, &second).await);
    let me = in_.me(&server, &opened).await.json();
    assert_eq!([&me["name"], &me["function"]], [&json!("AskerTwo"), &json!("AskedIT")]);
    assert_eq!(me["role"], "stakeholder");
    assert_eq!(error(&wait(&server, &second).await), refused(404, "not_waiting"), "told once");
    let again = answer(&server, &opened, &list[1]["number"], true).await;
    assert_eq!(error(&again), refused(404, "not_waiting"), "answered once");

    for socket in &mut deaf {
        assert!(waiting_counts(socket).await.is_empty());
        for frame in &socket.frames {
            let text = String::from_utf8_lossy(frame);
            assert!(!text.contains("AskerOne") && !text.contains("AskedLegal"), "{text}");
        }
    }
}

#[tokio::test]
async fn a_refused_person_learns_it_once_and_has_not_joined() {
    let server = Server::start();
    let opened = server.open().await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let code = set(&server, &opened, json!({ "entry": "approval" })).await;
    let secret = request_entry(&server, &code, "Kim", "Legal").await.json()["wait"].clone();
    let secret = secret.as_str().unwrap();
    let list = waiting(&server, &opened).await;
    assert_eq!(answer(&server, &opened, &list[0]["number"], false).await.status, 204);
    assert_eq!(waiting_counts(&mut mobilizer).await, [1, 0]);
    assert_eq!(waiting(&server, &opened).await, json!([]));
    let reply = wait(&server, secret).await;
    assert_eq!(error(&reply), refused(403, "not_let_in"));
    assert_eq!(reply.header("set-cookie"), None);
    assert_eq!(error(&wait(&server, secret).await), refused(404, "not_waiting"));
    // Closing the code does not drop waiting people: the Mobilizer still decides.
    let secret = request_entry(&server, &code, "Lee", "IT").await.json()["wait"].clone();
    set(&server, &opened, json!({ "entry": "closed" })).await;
    let list = waiting(&server, &opened).await;
    assert_eq!(answer(&server, &opened, &list[0]["number"], true).await.status, 204);
    joined(&wait(&server, secret.as_str().unwrap()).await);
}

#[tokio::test]
async fn only_the_mobilizer_sees_and_decides_who_waits() {
    let server = Server::start();
    let (opened, foreign) = (server.open().await, server.open().await);
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let others = others(&server, &opened, &mut mobilizer).await;
    let code = set(&server, &opened, json!({ "entry": "approval" })).await;
    let secret = request_entry(&server, &code, "AskerOne", "Legal").await.json()["wait"].clone();
    let list = waiting(&server, &opened).await;
    let number = &list[0]["number"];
    let (waiting, one) = (path(&opened, "waiting"), path(&opened, &format!("waiting/{number}")));
    let admit = || Some(json!({ "admit": true }));
    for (who, token) in others.inside.iter().map(|(who, token)| (*who, token)) {
        for reply in [
            server.call("GET", &waiting, token, None).await,
            server.call("POST", &one, token, admit()).await,
        ] {
            assert_eq!(error(&reply), refused(403, "mobilizer_only"), "{who}");
        }
    }
    let long = "a".repeat(43);
    for token in [&others.expert, &foreign.mobilizer, &foreign.seller, &long] {
        for reply in [
            server.call("GET", &waiting, token, None).await,
            server.call("POST", &one, token, admit()).await,
        ] {
            assert!([403, 404].contains(&reply.status), "{}", reply.text());
            assert!(!reply.text().contains("AskerOne"));
        }
    }
    // Request numbers are unique per server; the Mobilizer of another workshop cannot decide ours.
    let theirs = path(&foreign, &format!("waiting/{number}"));
    let reply = server.call("POST", &theirs, &foreign.mobilizer, admit()).await;
    assert_eq!(error(&reply), refused(404, "not_waiting"));
    let nobody = path(&opened, "waiting/999999");
    let reply = server.call("POST", &nobody, &opened.mobilizer, admit()).await;
    assert_eq!(error(&reply), refused(404, "not_waiting"));
    let secret = secret.as_str().unwrap();
    assert_eq!(wait(&server, secret).await.status, 202, "still waiting, after all that");
    for wrong in ["", "short", &"a".repeat(43), &random().to_string(), &code] {
        assert_eq!(error(&wait(&server, wrong).await), refused(404, "not_waiting"), "{wrong}");
    }
}
