//! Workshops of an older version: a log and a snapshot written by commit 00af022 open, resume and export as before.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{fs, path::Path};

use common::{Server, socket::Socket};
use domain::{
    id::WorkshopId,
    tool::{PerStep as _, seats},
};
use protocol::Start;
use serde_json::Value;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// One of the two workshops, with the secrets of its links.
struct Old {
    record: &'static str,
    workshop: &'static str,
    mobilizer: &'static str,
    finance: &'static str,
    seller: &'static str,
    /// Events in its log.
    events: u64,
}

/// Played from the first step to plus and delta.
const WHOLE: Old = Old {
    record: "whole.record.json",
    workshop: "895d89d2-4800-4b54-aa0b-e9bc1d01c74f",
    mobilizer: "f_7Njv0EXW532m02PXXjz2KzYzLPvlJ-fHib88dYhIE",
    finance: "PdnYON6gvMz9Ve4AGnOsB9jbkY4LCyXlhoQaXJkgFBs",
    seller: "QI8jNadPb2yWAvPISSV57tQaxe-jDaDTZXi9TSs80sE",
    events: 250,
};

/// Stopped at the step about disconnects.
const HALF: Old = Old {
    record: "half.record.json",
    workshop: "a0687ed9-4abc-4217-8925-7fb02358bd8b",
    mobilizer: "LzSpwyzuGoWZDl3dafudGLaUu0e16nE5mXuNTiYe9Ks",
    finance: "3eVes4ZYrPnm0WioUe28eUAd7oxRHvzYd1slbZ39w8E",
    seller: "KV4cemlEVo0KCS5JQIUA5NHu9KJw5IZ1did44vPuXFo",
    events: 90,
};

impl Old {
    fn id(&self) -> WorkshopId {
        self.workshop.parse().unwrap()
    }

    /// The export of the older version.
    fn exported(&self) -> Value {
        let text = fs::read_to_string(Path::new(FIXTURES).join(self.record)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// The export of this version.
    async fn exports(&self, server: &Server) -> Value {
        let path = format!("/api/workshops/{}/record?format=json", self.workshop);
        let reply = server.call("GET", &path, self.mobilizer, None).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }
}

/// A server of this version on the older version's data.
async fn server() -> Server {
    let mut server = Server::start();
    server.stop().await;
    for end in ["", "-shm", "-wal"] {
        let _ = fs::remove_file(server.data.join(format!("collective-yes.sqlite{end}")));
    }
    let fixture = Path::new(FIXTURES).join("00af022.sqlite");
    fs::copy(fixture, server.data.join("collective-yes.sqlite")).unwrap();
    server.restart().await;
    server
}

/// Removes what each version may word differently: section titles and texts about times.
fn facts(record: &Value) -> Vec<(&'static str, Value)> {
    ["workshop", "title", "rehearsal", "log", "people"]
        .into_iter()
        .map(|name| (name, record[name].clone()))
        .chain([("hash", record["decision"]["hash"].clone())])
        .chain([("one_yes", record["decision"]["one_yes"].clone())])
        .collect()
}

#[tokio::test]
async fn an_old_log_exports_the_same_facts() {
    let server = server().await;
    for old in [WHOLE, HALF] {
        let (before, now) = (old.exported(), old.exports(&server).await);
        assert!(now["log"].as_array().is_some_and(|log| log.len() > 50), "{}", old.record);
        assert_eq!(facts(&now), facts(&before), "{}", old.record);
    }
}

#[tokio::test]
async fn an_old_workshop_shows_what_it_held() {
    let server = server().await;
    let (_, start) = Socket::resume(server.address, WHOLE.id(), WHOLE.mobilizer, None).await;
    let Start::Whole { position, state } = start else { panic!("no resume was asked for") };
    assert!(position.shared > WHOLE.events / 2 && position.shared <= WHOLE.events);
    // One of each tool whose stored name differs from its current name.
    assert_eq!(state.stage_poll.polls.len(), 1);
    assert_eq!(state.facilitator_notes.notes.len(), 1);
    let agenda = &state.agenda;
    // The log says nothing of rounds: each is in its step all the same.
    assert!(state.round_robin.now(agenda, |round| !round.order.is_empty()));
    assert!(state.one_two_four_all.now(agenda, |round| !round.notes.is_empty()));
    assert!(state.round_robin.order.is_empty() && state.one_two_four_all.notes.is_empty());
    assert!(state.agenda.spotlight.is_some() || state.agenda.overrides.len() > 1);
    assert!(!state.customers_only.withheld.is_empty(), "a card was written in private");
    let (_, start) = Socket::resume(server.address, WHOLE.id(), WHOLE.seller, None).await;
    let Start::Whole { state: outside, .. } = start else { panic!("no resume was asked for") };
    assert!(outside.cards.by_id.len() < state.cards.by_id.len(), "and stays there");
    assert!(outside.statements.list.iter().all(|known| state.statements.get(known.id).is_some()));
}

#[tokio::test]
async fn an_old_page_resumes_and_goes_on() {
    let mut server = server().await;
    let (_, start) = Socket::resume(server.address, HALF.id(), HALF.finance, None).await;
    let Start::Whole { position, .. } = start else { panic!("no resume was asked for") };
    let (mut socket, start) =
        Socket::resume(server.address, HALF.id(), HALF.finance, Some(position)).await;
    let Start::Missed(frame) = start else { panic!("nothing was missed: {start:?}") };
    assert!(frame.events.is_empty() && frame.to == position.shared);
    // A command appends to the old log, and the next start reads both.
    let refused = socket.ask(seats::Command::Join { function: None }).await;
    assert!(refused.is_err(), "this seat joined in the older version");
    server.restart().await;
    assert_eq!(facts(&HALF.exports(&server).await), facts(&HALF.exported()));
}

/// H57: the record contains the results of every toolbox step.
#[tokio::test]
async fn h57_every_step_of_the_toolbox_stands_in_the_record() {
    let server = server().await;
    let record = WHOLE.exports(&server).await;
    let tables = record["tables"].as_array().unwrap();
    let rows = |title: &str| {
        let table = tables.iter().find(|table| table["title"] == title);
        table.map_or(0, |table| table["rows"].as_array().unwrap().len())
    };
    assert!(rows(texts::step("RoundRobin").title) >= 6, "one per member");
    assert_eq!(rows(texts::step("OneTwoFourAll").title), 1);
    assert_eq!(rows(texts::step("Requests").title), 1);
    assert_eq!(rows(texts::step("Temperature").title), 1);
    assert_eq!(rows(texts::step("PlusDelta").title), 3);
}
