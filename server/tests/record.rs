//! A complete workshop over sockets, from the first card to the last signature, and its record in four formats.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use common::{Server, socket::Socket, story};
use domain::tool::{agenda, cards};
use group::Group;
use protocol::Start;
use serde_json::json;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;
#[path = "record/group.rs"]
mod group;
#[path = "record/imports.rs"]
mod imports;

#[tokio::test]
async fn a_workshop_has_a_record_in_four_formats() {
    let server = Server::start();
    let opened = server.open().await;
    let mut group = Group::gather(&server, &opened).await;
    let path = format!("/api/workshops/{}/record", opened.workshop);
    let empty = server.call("GET", &path, &opened.mobilizer, None).await.json();
    assert_eq!(empty["decision"], json!(null));
    group.prompt().await;
    group.explore().await;
    group.converge(&server, &opened).await;

    let reply = server.call("GET", &path, &opened.seller, None).await;
    assert_eq!(reply.header("content-type"), Some("application/json"));
    let record = reply.json();
    assert_eq!([&record["title"], &record["stands"]], ["Sick leave", "meeting ended"]);
    let decision = &record["decision"];
    assert_eq!([&decision["one_yes"], &decision["superseded"]], [&json!(true), &json!(false)]);
    assert_eq!(decision["hash"].as_str().unwrap().len(), 64);
    assert_eq!(decision["signed"].as_array().unwrap().len(), 3);
    assert_eq!(decision["signed"][0]["name"], "K*m");
    assert_eq!(decision["consent"]["positions"][0]["reason"], "It is late.");
    assert_eq!(record["statements"][0]["rounds"][0]["class"], "Disconnect");
    assert_eq!(record["disconnects"][0]["ends"][0]["reason"], "we pay twice");
    assert_eq!(record["concerns"].as_array().unwrap().len(), 2);
    assert!(
        record["overridden"]
            .as_array()
            .unwrap()
            .iter()
            .all(|gate| gate["reason"] == "the test goes on")
    );

    let reply = server.call("GET", &format!("{path}?format=md"), &opened.mobilizer, None).await;
    assert_eq!(reply.header("content-type"), Some("text/markdown; charset=utf-8"));
    assert_eq!(reply.header("content-disposition"), Some("attachment; filename=\"record.md\""));
    let text = reply.text();
    for line in [
        "# Sick leave\n\n**Valid: all 3 have signed version 1.** Current phase: meeting ended.",
        "## What we decide",
        "We try it.  ",
        "\\# Not a heading",
        "- **Finance**: Two practices.",
        "- Prices stay. (Finance, by 2027-05-12)",
        "One yes: everyone has signed.",
        "- **Finance**, K\\*m, ",
        "- **\\=IT** supports it, with reservations (position 3)",
        "  - why: It is late.",
        "  - Outcome: Accepted on one condition: both see the bill",
        "  - Accepted on this condition: Prices stay.",
        "  - Parked with HR until 12 May 2027",
        "  - Before the discussion: Disconnect, they knew it (2 \\=IT, 8 Finance, 9 HR); guessed how many others say yes: 1, 1, 1",
        "## What this record leaves out",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }

    let reply = server.call("GET", &format!("{path}?format=csv"), &opened.mobilizer, None).await;
    assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8"));
    let table = reply.text();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(rows.headers().unwrap().len(), 7);
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    assert!(rows.len() > 25);
    for cell in rows.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    assert!(rows.iter().any(|row| &row[0] == "concern" && row[3].starts_with("'=HYPERLINK")));
    assert!(rows.iter().any(|row| &row[0] == "signed" && &row[2] == "'=IT"));

    let reply = server.call("GET", &format!("{path}?format=xlsx"), &opened.mobilizer, None).await;
    assert!(reply.header("content-type").unwrap().ends_with("spreadsheetml.sheet"));
    assert!(reply.body.starts_with(b"PK"), "a workbook is a packed folder");

    let wrong = server.call("GET", &format!("{path}?format=pdf"), &opened.mobilizer, None).await;
    assert_eq!(wrong.status, 400);
    assert_eq!(server.call("GET", &path, &opened.wall, None).await.status, 403);
}

#[tokio::test]
async fn hidden_cards_are_in_no_record() {
    let server = Server::start();
    let opened = server.open().await;
    let mut group = Group::gather(&server, &opened).await;
    group.prompt().await;
    let start = Socket::resume(server.address, opened.workshop, &opened.mobilizer, None).await.1;
    let Start::Whole { state, .. } = start else { panic!("not whole") };
    let words = "too much";
    let card = state.cards.iter().find(|card| card.text.as_str().contains(words)).unwrap().id;
    let path = format!("/api/workshops/{}/record", opened.workshop);
    let take = async |format: &str| {
        let path = format!("{path}?format={format}");
        server.call("GET", &path, &opened.mobilizer, None).await.text()
    };
    assert!(take("json").await.contains(words));
    group.people[0].ask(cards::Command::Hide { card, hidden: true }).await.unwrap();
    for format in ["json", "md", "csv"] {
        assert!(!take(format).await.contains(words), "{format}");
    }
    let record: serde_json::Value = serde_json::from_str(&take("json").await).unwrap();
    let reply = Server::start().call("POST", "/api/workshops/import", "", Some(record)).await;
    assert_eq!(reply.status, 201, "without those words it can be taken in: {}", reply.text());
    group.people[0].ask(cards::Command::Hide { card, hidden: false }).await.unwrap();
    assert!(take("json").await.contains(words), "shown again, it counts again");
}

#[tokio::test]
async fn e1_prepared_statements_are_in_no_record() {
    let server = Server::start();
    let opened = server.open().await;
    let mut group = Group::gather(&server, &opened).await;
    group.prompt().await;
    let path = format!("/api/workshops/{}/record", opened.workshop);
    for token in [&opened.mobilizer, &opened.seller] {
        for format in ["json", "md", "csv"] {
            let reply = server.call("GET", &format!("{path}?format={format}"), token, None).await;
            let text = reply.text();
            assert!(text.contains("Pain is why"), "{format}");
            assert!(!text.contains("whatever it costs") && !text.contains("prepared"), "{format}");
        }
    }
}

#[tokio::test]
async fn stakeholders_export_the_final_record() {
    let server = Server::start();
    let opened = server.open().await;
    let seat = json!({ "role": "stakeholder", "function": "IT" });
    let (_, token) = server.admit(&opened, seat).await;
    let path = format!("/api/workshops/{}/record", opened.workshop);
    assert_eq!(server.call("GET", &path, &token, None).await.status, 403);
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut mobilizer).await;
    mobilizer.ask(agenda::Command::Close).await.unwrap();
    assert_eq!(server.call("GET", &path, &token, None).await.status, 200);
}
