//! A complete workshop over sockets, from the first card to the last signature, and its record in four formats.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use common::{Server, WorkshopAccess, random, socket::Socket, story};
use domain::{
    id::{ConditionId, DisconnectId},
    scale::{Gradient, Points, Rating},
    text::{Reason, SectionText, Title},
    time::Day,
    tool::{
        agenda::{self, Round},
        cards::{self, Level},
        customers_only,
        disconnects::{self, Settlement},
        resolution::{self, Condition, Disposition, Section},
        seats, statements,
    },
};
use protocol::Start;
use serde_json::json;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

/// A statement that the group is never asked.
const PREPARED: &str = "They will sign whatever it costs.";

fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

fn section(text: &str) -> SectionText {
    SectionText::parse(text).unwrap()
}

fn day() -> Day {
    Day::parse("2027-05-12").unwrap()
}

struct Group {
    /// HR, Finance, IT.
    people: Vec<Socket>,
    step: u16,
}

impl Group {
    async fn gather(server: &Server, opened: &WorkshopAccess) -> Self {
        let mut people =
            vec![Socket::enter(server.address, opened.workshop, &opened.mobilizer).await];
        story::start(&mut people[0]).await;
        for (function, veto) in [("Finance", false), ("=IT", true)] {
            let seat =
                json!({ "role": "stakeholder", "function": function, "veto": veto, "name": "K*m" });
            let (_, token) = server.admit(opened, seat).await;
            let mut socket = Socket::enter(server.address, opened.workshop, &token).await;
            socket.ask(seats::Command::Join { function: None }).await.unwrap();
            people.push(socket);
        }
        Self { people, step: 1 }
    }

    async fn advance(&mut self, to: u16) {
        while self.step < to {
            self.people[0].ask(story::next(self.step)).await.unwrap();
            self.step += 1;
        }
    }

    async fn prompt(&mut self) {
        let (statement, put) = story::put("Pain is why people are off sick.");
        self.people[0].ask(put).await.unwrap();
        self.advance(3).await;
        for (socket, text) in
            self.people[1..].iter_mut().zip(["It *costs* too much", "=HYPERLINK(\"http://x\")"])
        {
            socket.ask(story::write(text).1).await.unwrap();
        }
        self.people[0].ask(cards::Command::NothingToAdd).await.unwrap();
        self.advance(4).await;
        self.people[0].ask(story::ask()).await.unwrap();
        for (socket, points) in self.people.iter_mut().zip([9, 8, 2]) {
            let rating = Rating::Points(Points::new(points).unwrap());
            socket
                .ask(statements::Command::Rate { statement, rating, guess: Some(1) })
                .await
                .unwrap();
        }
        self.people[0].ask(story::put(PREPARED).1).await.unwrap();
        self.advance(5).await;
        self.people[0].ask(cards::Command::Reveal).await.unwrap();
        self.people[0].ask(statements::Command::Reveal { round: Round::First }).await.unwrap();
    }

    async fn explore(&mut self) {
        self.advance(7).await;
        let disconnect = DisconnectId(random());
        let title = Title::parse("Who pays").unwrap();
        let (one, two) = (story::function("Finance"), story::function("=IT"));
        let open = disconnects::Command::Open {
            disconnect,
            title,
            statement: None,
            level: Level::Solution,
            one,
            two,
        };
        self.people[0].ask(open).await.unwrap();
        for (index, text) in [(1, "we pay twice"), (2, "we carry the risk")] {
            let explain =
                disconnects::Command::Explain { disconnect, position: None, reason: reason(text) };
            self.people[index].ask(explain).await.unwrap();
        }
        let settlement = Settlement::Accepted { condition: reason("both see the bill") };
        let offer = disconnects::Command::Propose { disconnect, settlement: settlement.clone() };
        self.people[1].ask(offer).await.unwrap();
        self.people[2].ask(disconnects::Command::Agree { disconnect, settlement }).await.unwrap();
    }

    async fn converge(&mut self, server: &Server, opened: &WorkshopAccess) {
        self.advance(9).await;
        let mobilizer = &mut self.people[0];
        let write = |section, text| resolution::Command::Section { section, text: Some(text) };
        mobilizer
            .ask(write(Section::Objective, section("We try it.\n# Not a heading")))
            .await
            .unwrap();
        for function in ["HR", "Finance", "=IT"] {
            let function = story::function(function);
            mobilizer
                .ask(resolution::Command::Line { function, text: Some(section("Two practices.")) })
                .await
                .unwrap();
        }
        let condition = ConditionId(random());
        let value = Condition {
            text: section("Prices stay."),
            owner: story::function("Finance"),
            due: day(),
        };
        mobilizer
            .ask(resolution::Command::Condition { condition, value: Some(value) })
            .await
            .unwrap();
        let Start::Whole { state, .. } =
            Socket::resume(server.address, opened.workshop, &opened.mobilizer, None).await.1
        else {
            panic!("not whole")
        };
        let hash = state.resolution.draft.hash();
        for (index, card) in state.cards.order.iter().enumerate() {
            let disposition = Some(match index {
                0 => Disposition::Accepted { condition },
                _ => Disposition::Parked { owner: story::function("HR"), due: day() },
            });
            mobilizer.ask(resolution::Command::Dispose { card: *card, disposition }).await.unwrap();
        }
        mobilizer.ask(resolution::Command::Propose { hash: hash.clone() }).await.unwrap();
        self.advance(11).await;
        for (socket, gradient) in self.people.iter_mut().zip([
            Gradient::Endorse,
            Gradient::MinorPoint,
            Gradient::Reservations,
        ]) {
            let reason = (gradient == Gradient::Reservations).then(|| reason("It is late."));
            let respond =
                resolution::Command::Respond { hash: hash.clone(), gradient, reason, lift: None };
            socket.ask(respond).await.unwrap();
        }
        self.people[0].ask(resolution::Command::Reveal).await.unwrap();
        self.advance(12).await;
        for socket in &mut self.people {
            socket.ask(resolution::Command::Sign { hash: hash.clone() }).await.unwrap();
        }
        self.advance(13).await;
        self.people[0].ask(agenda::Command::Close).await.unwrap();
    }
}

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
    assert_eq!([&record["title"], &record["stands"]], [&json!("Sick leave"), &json!("closed")]);
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
        "# Sick leave\n\n**Valid: all 3 have signed version 1.** Current phase: closed.",
        "## What we decide",
        "We try it.  ",
        "\\# Not a heading",
        "- **Finance**: Two practices.",
        "- Prices stay. (Finance, by 2027-05-12)",
        "One yes: everyone has signed.",
        "- **Finance**, K\\*m, ",
        "- **\\=IT** supports it, with reservations (position 3)",
        "  - why: It is late.",
        "  - Outcome: Accepted under a condition: both see the bill",
        "  - Accepted under the condition: Prices stay.",
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
