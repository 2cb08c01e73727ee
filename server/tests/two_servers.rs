//! Two servers on one database: whoever writes second reads what was written first, and decides again.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

use std::collections::BTreeSet;

use common::{Server, op, socket::Socket, story};
use domain::{Event, id::CardId, tool::cards};
use protocol::{ClientMessage, ServerMessage, Start};

/// The cards that a socket was told of, each time it was.
fn told(messages: &[ServerMessage]) -> Vec<CardId> {
    let frames = messages.iter().filter_map(|message| match message {
        ServerMessage::Frame(frame) => Some(&frame.events),
        _ => None,
    });
    let written = frames.flatten().filter_map(|event| match event {
        Event::Cards(cards::Event::Written { card }) => Some(card.id),
        _ => None,
    });
    written.collect()
}

#[tokio::test]
async fn h50_a_conflict_loses_no_command_and_no_socket() {
    let one = Server::start();
    let opened = one.open().await;
    let mut here = Socket::enter(one.address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut here).await;
    for step in 1..=4 {
        here.ask(story::next(step)).await.unwrap();
    }
    let other = one.beside();
    let mut there = Socket::enter(other.address, opened.workshop, &opened.mobilizer).await;
    let (mut written, mut heard) = (BTreeSet::new(), Vec::new());
    for _ in 0..40 {
        // Each writes without knowing what the other has just written: a conflict every time.
        let (card, command) = story::write("by the other server");
        there.ask(command).await.unwrap();
        written.insert(card);
        let (card, command) = story::write("by this one");
        let op = op();
        let given = ClientMessage::Do { op, command: command.into(), said_in_private: false };
        here.send(&given).await;
        here.answered(op).await.unwrap();
        written.insert(card);
        // The client reconnected to the other server, and sends the same command there.
        there.send(&given).await;
        there.answered(op).await.unwrap();
        heard.extend(here.settle().await);
    }
    let (_, start) = Socket::resume(one.address, opened.workshop, &opened.mobilizer, None).await;
    let Start::Whole { state, .. } = start else { panic!("not whole") };
    let cards: BTreeSet<CardId> = state.cards.order.iter().copied().collect();
    assert_eq!((state.cards.order.len(), &cards), (80, &written), "each had its effect once");
    let frames = std::mem::take(&mut here.frames);
    let messages: Vec<ServerMessage> =
        frames.iter().map(|frame| serde_json::from_slice(frame).unwrap()).collect();
    let mut told = told(&messages);
    told.sort();
    assert_eq!(
        told,
        written.into_iter().collect::<Vec<_>>(),
        "each was told once, whoever wrote it"
    );
}
