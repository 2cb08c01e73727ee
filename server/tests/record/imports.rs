//! A record that is imported elsewhere is the same record.

use domain::tool::customers_only;
use protocol::Start;
use serde_json::json;

use crate::{
    common::{Server, socket::Socket},
    group::Group,
};

/// A record's content without its log, in which seats have aliases.
fn content(record: &serde_json::Value) -> serde_json::Value {
    let mut said = record.clone();
    said.as_object_mut().unwrap().retain(|part, _| part != "log" && part != "people");
    said
}

#[tokio::test]
async fn an_imported_record_exports_identically() {
    let server = Server::start();
    let opened = server.open().await;
    let mut group = Group::gather(&server, &opened).await;
    group.prompt().await;
    group.explore().await;
    group.converge(&server, &opened).await;
    let path = format!("/api/workshops/{}/record", opened.workshop);
    let record = server.call("GET", &path, &opened.mobilizer, None).await.json();
    let import = "/api/workshops/import";
    assert_eq!(
        server.call("POST", import, "", Some(record.clone())).await.status,
        409,
        "it is here already"
    );

    let empty = Server::start();
    let reply = empty.call("POST", import, "", Some(record.clone())).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let link = reply.json()["links"]["mobilizer"].as_str().unwrap().to_owned();
    let (_, token) = link.rsplit_once('#').unwrap();
    let again = empty.call("GET", &path, token, None).await.json();
    assert_eq!(content(&again), content(&record));
    assert_eq!(again, record, "and the second time nothing is renamed any more");
    for format in ["md", "csv"] {
        let path = format!("{path}?format={format}");
        let [one, other] = [
            server.call("GET", &path, &opened.mobilizer, None).await.text(),
            empty.call("GET", &path, token, None).await.text(),
        ];
        assert_eq!(one, other, "{format}");
    }
    let text = record.to_string();
    for token in [&opened.mobilizer, &opened.seller] {
        assert!(!text.contains(token.as_str()), "no key to a seat leaves with it");
    }
}

#[tokio::test]
async fn a_workshop_with_a_private_session_is_imported_completely() {
    let server = Server::start();
    let opened = server.open().await;
    let mut group = Group::gather(&server, &opened).await;
    group.prompt().await;
    group.explore().await;
    let mobilizer = &mut group.people[0];
    mobilizer.ask(customers_only::Command::Start { wall: false }).await.unwrap();
    // The private session ends with the workshop, which this closes.
    group.converge(&server, &opened).await;

    let path = format!("/api/workshops/{}/record", opened.workshop);
    let ours = server.call("GET", &path, &opened.mobilizer, None).await.json();
    let theirs = server.call("GET", &path, &opened.seller, None).await.text();
    assert!(ours.to_string().contains("We try it."));
    assert!(!theirs.contains("We try it."), "the resolution was drafted apart");

    let empty = Server::start();
    let reply = empty.call("POST", "/api/workshops/import", "", Some(ours.clone())).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let links = reply.json()["links"].clone();
    let token = |who: &str| links[who].as_str().unwrap().rsplit_once('#').unwrap().1.to_owned();
    let again = empty.call("GET", &path, &token("mobilizer"), None).await.json();
    assert_eq!(content(&again), content(&ours));
    let mut steps = Vec::new();
    for who in ["mobilizer", "seller"] {
        let start = Socket::resume(empty.address, opened.workshop, &token(who), None).await.1;
        let Start::Whole { state, .. } = start else { panic!("not whole") };
        steps.push(state.agenda.position);
    }
    assert_eq!(steps[0], steps[1], "nobody is left where the customers went apart");
}

#[tokio::test]
async fn an_invalid_record_is_not_imported() {
    let server = Server::start();
    let id = "0190f5de-0000-7000-8000-000000000001";
    let import = "/api/workshops/import";
    for (body, status) in [
        (json!({ "workshop": id, "log": [] }), 400),
        (json!({ "workshop": id }), 400),
        (
            json!({ "workshop": id, "log": [{ "at": 1, "event": { "agenda": { "closed": { "at": 1 } } } }] }),
            400,
        ),
        (
            json!({ "workshop": id, "log": [{ "at": 1, "event": { "agenda": { "opened": { "title": "x", "steps": [] } } } }] }),
            400,
        ),
        (
            json!({ "workshop": id, "log": [{ "at": 1, "event": { "agenda": { "opened": { "title": "", "steps": [] } } } }] }),
            400,
        ),
    ] {
        let reply = server.call("POST", import, "", Some(body.clone())).await;
        assert_eq!(reply.status, status, "{body}: {}", reply.text());
    }
    let path = format!("/api/workshops/{id}/record");
    assert_eq!(server.call("GET", &path, "x", None).await.status, 404);
}
