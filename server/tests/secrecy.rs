//! Before the reveal nobody learns what somebody else wrote or answered, or that they did: every frame that every other
//! client received is searched, and so is the record.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::collections::BTreeMap;

use common::{
    Server, WorkshopAccess,
    socket::{Handshake, Socket},
    story,
};
use domain::{
    Event,
    scale::{Points, Rating},
    tool::{agenda::Round, cards, statements},
};
use protocol::{Encoding, ServerMessage};
use serde_json::json;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

/// Everybody except the author, in both encodings.
async fn others(server: &Server, opened: &WorkshopAccess) -> Vec<(String, Socket)> {
    let mut tokens = vec![("seller", opened.seller.clone()), ("wall", opened.wall.clone())];
    for (name, seat) in [
        ("finance", json!({ "role": "stakeholder", "function": "Finance" })),
        ("colleague", json!({ "role": "stakeholder", "function": "Clinic" })),
        ("observer", json!({ "role": "observer" })),
    ] {
        tokens.push((name, server.admit(opened, seat).await.1));
    }
    tokens.push(("mobilizer", opened.mobilizer.clone()));
    let mut sockets = Vec::new();
    for (name, token) in tokens {
        for encoding in [Encoding::Json, Encoding::Postcard] {
            let handshake = Handshake::token(&token);
            let mut socket =
                Socket::open(server.address, opened.workshop, handshake, encoding).await.unwrap();
            socket.hello(None).await;
            if name == "finance" || name == "colleague" {
                let function = if name == "finance" { "Finance" } else { "Clinic" };
                // The second socket of a seat finds that it has joined already.
                let _ = socket.ask(story::take(function)).await;
            }
            sockets.push((format!("{name} {encoding:?}"), socket));
        }
    }
    sockets
}

/// The messages each one received since the last call; their raw bytes stay in `frames`.
async fn received(others: &mut [(String, Socket)]) -> BTreeMap<String, Vec<ServerMessage>> {
    let mut all = BTreeMap::new();
    for (name, socket) in others.iter_mut() {
        socket.frames.clear();
        let mut messages = socket.settle().await;
        // Presence changes every second and is unrelated to what is written.
        let presence = |message: &ServerMessage| matches!(message, ServerMessage::Presence { .. });
        messages.retain(|message| !presence(message));
        let encoding = socket.encoding;
        socket
            .frames
            .retain(|frame| !encoding.decode(frame).is_ok_and(|message| presence(&message)));
        all.insert(name.clone(), messages);
    }
    all
}

fn assert_absent(others: &[(String, Socket)], needles: &[Vec<u8>]) {
    for (name, socket) in others {
        for frame in &socket.frames {
            for needle in needles {
                let found = frame.windows(needle.len()).any(|window| window == needle);
                assert!(!found, "{name} was sent {:?}", String::from_utf8_lossy(needle));
            }
        }
    }
}

/// A facilitator's record contains nothing sealed; others get no record yet.
async fn assert_record_contains_nothing_sealed(
    server: &Server,
    opened: &WorkshopAccess,
    seat: &str,
    token: &String,
) {
    for format in ["json", "md", "csv", "xlsx"] {
        let path = format!("/api/workshops/{}/record?format={format}", opened.workshop);
        for token in [&opened.mobilizer, &opened.seller] {
            let reply = server.call("GET", &path, token, None).await;
            assert_eq!(reply.status, 200);
            if format == "xlsx" {
                // A workbook is compressed; its content is the rows of the table.
                continue;
            }
            assert!(!reply.text().contains("instruments") && !reply.text().contains(seat));
            assert!(reply.text().contains("still sealed"), "it says so");
        }
        for token in [token, &opened.wall] {
            assert_eq!(server.call("GET", &path, token, None).await.status, 403);
        }
    }
}

#[tokio::test]
async fn nothing_sealed_is_sent() {
    let server = Server::start();
    let opened = server.open().await;
    let mut others = others(&server, &opened).await;
    let seat = json!({ "role": "stakeholder", "function": "Clinic" });
    let (seat, token) = server.admit(&opened, seat).await;
    let seat: domain::id::SeatId = seat.parse().unwrap();
    let mut author = Socket::enter(server.address, opened.workshop, &token).await;
    author.ask(story::take("Clinic")).await.unwrap();
    let mobilizer = others.len() - 1;
    let (low, put_low) = story::put("Rated low.");
    let (high, put_high) = story::put("Rated high.");
    others[mobilizer].1.ask(put_low).await.unwrap();
    others[mobilizer].1.ask(put_high).await.unwrap();
    story::start(&mut others[mobilizer].1).await;
    for step in 1..=2 {
        others[mobilizer].1.ask(story::next(step)).await.unwrap();
    }
    received(&mut others).await;

    // Writing, editing, deleting: the others learn only that one more member has written, once.
    let secret = "the instruments hurt";
    let by = seat.0.to_string().into_bytes();
    let needles = [secret.as_bytes().to_vec(), by, seat.0.as_bytes().to_vec()];
    let (card, command) = story::write(secret);
    author.ask(command).await.unwrap();
    let first = received(&mut others).await;
    assert_absent(&others, &needles);
    assert!(first.values().all(|messages| only_voices(messages)), "{first:?}");
    let edit = cards::Command::Edit {
        card,
        kind: cards::CardKind::Goal,
        level: cards::Level::Solution,
        text: domain::text::CardText::parse("the instruments hurt most").unwrap(),
    };
    author.ask(edit).await.unwrap();
    author.ask(story::write("the instruments hurt again").1).await.unwrap();
    author.ask(cards::Command::Delete { card }).await.unwrap();
    let more = received(&mut others).await;
    assert!(more.values().all(Vec::is_empty), "{more:?}");

    assert_record_contains_nothing_sealed(&server, &opened, &seat.to_string(), &token).await;

    others[mobilizer].1.ask(story::next(3)).await.unwrap();
    others[mobilizer].1.ask(story::ask()).await.unwrap();
    received(&mut others).await;
    let rate = |statement, points, guess| statements::Command::Rate {
        statement,
        rating: Rating::Points(Points::new(points).unwrap()),
        guess: Some(guess),
    };
    author.ask(rate(low, 1, 0)).await.unwrap();
    let of_low = received(&mut others).await;
    assert_absent(&others, &needles);
    author.ask(rate(high, 9, 4)).await.unwrap();
    let of_high = received(&mut others).await;
    assert_absent(&others, &needles);
    // Ratings of one and nine look the same to others: only the statement and the event number differ.
    assert_eq!(without_numbers(of_low), without_numbers(of_high));
    // Changing an answer is silent.
    author.ask(rate(low, 8, 3)).await.unwrap();
    let changed = received(&mut others).await;
    assert!(changed.values().all(Vec::is_empty), "{changed:?}");

    // The reveal shows the text to all, and still not its author.
    for step in 4..=4 {
        others[mobilizer].1.ask(story::next(step)).await.unwrap();
    }
    received(&mut others).await;
    others[mobilizer].1.ask(cards::Command::Reveal).await.unwrap();
    others[mobilizer].1.ask(statements::Command::Reveal { round: Round::First }).await.unwrap();
    let shown = received(&mut others).await;
    assert_absent(&others, &needles[1..]);
    let text = format!("{:?}", shown["wall Postcard"]);
    assert!(text.contains("the instruments hurt again") && !text.contains("hurt most"), "{text}");
}

/// Whether there are only `Heard` events, and none with a seat.
fn only_voices(messages: &[ServerMessage]) -> bool {
    messages.iter().all(|message| {
        let ServerMessage::Frame(frame) = message else { return false };
        frame.events.iter().all(|event| match event {
            Event::Cards(cards::Event::Heard { voice, .. })
            | Event::Statements(statements::Event::Heard { voice, .. }) => voice.seat.is_none(),
            _ => false,
        })
    })
}

/// The events without their numbers and their statement.
fn without_numbers(all: BTreeMap<String, Vec<ServerMessage>>) -> BTreeMap<String, Vec<String>> {
    let plain = |message: &ServerMessage| {
        let ServerMessage::Frame(frame) = message else { return format!("{message:?}") };
        let events = frame.events.iter().map(|event| match event {
            Event::Statements(statements::Event::Heard { round, voice, .. }) => {
                format!("heard {round:?} {voice:?}")
            }
            other => format!("{other:?}"),
        });
        events.collect::<Vec<_>>().join(" ")
    };
    all.into_iter().map(|(name, messages)| (name, messages.iter().map(plain).collect())).collect()
}
