//! Before the reveal nobody learns what somebody else wrote or answered, nor that it was them: every frame that
//! every other client received is searched, and the record too.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::collections::BTreeMap;

use common::{
    Opened, Server,
    socket::{Entry, Socket},
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

/// Everybody but the one who writes, in both encodings.
async fn others(server: &Server, opened: &Opened) -> Vec<(String, Socket)> {
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
            let entry = Entry::token(&token);
            let mut socket =
                Socket::open(server.address, opened.workshop, entry, encoding).await.unwrap();
            socket.hello(None).await;
            if name == "finance" || name == "colleague" {
                let function = if name == "finance" { "Finance" } else { "Clinic" };
                // The second screen of a seat is in already.
                let _ = socket.ask(story::take(function)).await;
            }
            sockets.push((format!("{name} {encoding:?}"), socket));
        }
    }
    sockets
}

/// What came to somebody since the last time, as messages; the raw bytes stay in `frames`.
async fn heard(others: &mut [(String, Socket)]) -> BTreeMap<String, Vec<ServerMessage>> {
    let mut all = BTreeMap::new();
    for (name, socket) in others.iter_mut() {
        socket.frames.clear();
        let mut messages = socket.settle().await;
        // Who is connected changes by the second and has nothing to do with what is written.
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

/// The record of a facilitator holds nothing of what is sealed; others get none yet.
async fn assert_record_is_silent(server: &Server, opened: &Opened, seat: &str, token: &String) {
    for format in ["json", "md", "csv", "xlsx"] {
        let path = format!("/api/workshops/{}/record?format={format}", opened.workshop);
        for token in [&opened.mobilizer, &opened.seller] {
            let reply = server.call("GET", &path, token, None).await;
            assert_eq!(reply.status, 200);
            if format == "xlsx" {
                // A workbook is packed; what stands in it is the rows of the table.
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
async fn nothing_sealed_leaves_the_server() {
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
    heard(&mut others).await;

    // Writing, changing, deleting: nobody hears more than that one more voice was heard, once.
    let secret = "the instruments hurt";
    let by = seat.0.to_string().into_bytes();
    let needles = [secret.as_bytes().to_vec(), by, seat.0.as_bytes().to_vec()];
    let (card, command) = story::write(secret);
    author.ask(command).await.unwrap();
    let first = heard(&mut others).await;
    assert_absent(&others, &needles);
    assert!(first.values().all(|messages| only_voices(messages)), "{first:?}");
    let edit = cards::Command::Edit {
        card,
        kind: cards::Kind::Goal,
        level: cards::Level::Solution,
        text: domain::text::CardText::parse("the instruments hurt most").unwrap(),
    };
    author.ask(edit).await.unwrap();
    author.ask(story::write("the instruments hurt again").1).await.unwrap();
    author.ask(cards::Command::Delete { card }).await.unwrap();
    let more = heard(&mut others).await;
    assert!(more.values().all(Vec::is_empty), "{more:?}");

    assert_record_is_silent(&server, &opened, &seat.to_string(), &token).await;

    others[mobilizer].1.ask(story::next(3)).await.unwrap();
    others[mobilizer].1.ask(story::ask()).await.unwrap();
    heard(&mut others).await;
    let rate = |statement, points, guess| statements::Command::Rate {
        statement,
        rating: Rating::Points(Points::new(points).unwrap()),
        guess: Some(guess),
    };
    author.ask(rate(low, 1, 0)).await.unwrap();
    let of_low = heard(&mut others).await;
    assert_absent(&others, &needles);
    author.ask(rate(high, 9, 4)).await.unwrap();
    let of_high = heard(&mut others).await;
    assert_absent(&others, &needles);
    // A one and a nine look the same from outside: byte for byte, but for which statement and which number.
    assert_eq!(alike(of_low), alike(of_high));
    // Changing one's mind is silent.
    author.ask(rate(low, 8, 3)).await.unwrap();
    let changed = heard(&mut others).await;
    assert!(changed.values().all(Vec::is_empty), "{changed:?}");

    // The reveal shows the text to all, and still not whose it was.
    for step in 4..=4 {
        others[mobilizer].1.ask(story::next(step)).await.unwrap();
    }
    heard(&mut others).await;
    others[mobilizer].1.ask(cards::Command::Reveal).await.unwrap();
    others[mobilizer].1.ask(statements::Command::Reveal { round: Round::First }).await.unwrap();
    let shown = heard(&mut others).await;
    assert_absent(&others, &needles[1..]);
    let text = format!("{:?}", shown["wall Postcard"]);
    assert!(text.contains("the instruments hurt again") && !text.contains("hurt most"), "{text}");
}

/// Whether there is nothing in it but voices, and no voice of a known seat.
fn only_voices(messages: &[ServerMessage]) -> bool {
    messages.iter().all(|message| {
        let ServerMessage::Frame(frame) = message else { return false };
        frame.events.iter().all(|stamped| match &stamped.event {
            Event::Cards(cards::Event::Heard { voice, .. })
            | Event::Statements(statements::Event::Heard { voice, .. }) => voice.seat.is_none(),
            _ => false,
        })
    })
}

/// The events without their numbers and without which statement they are about.
fn alike(all: BTreeMap<String, Vec<ServerMessage>>) -> BTreeMap<String, Vec<String>> {
    let plain = |message: &ServerMessage| {
        let ServerMessage::Frame(frame) = message else { return format!("{message:?}") };
        let events = frame.events.iter().map(|stamped| match &stamped.event {
            Event::Statements(statements::Event::Heard { round, voice, .. }) => {
                format!("heard {round:?} {voice:?}")
            }
            other => format!("{other:?}"),
        });
        events.collect::<Vec<_>>().join(" ")
    };
    all.into_iter().map(|(name, messages)| (name, messages.iter().map(plain).collect())).collect()
}
