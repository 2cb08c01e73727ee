//! A command from its giving to its answer.

use domain::{Area, Rejection, id::CardId, tool::customers_only};
use protocol::{ClientMessage, ServerMessage};
use sync::{Effect, Engine, Input, Pending, Status, Touched};
use uuid::Uuid;

use super::page::{Page, op, sent, write};

#[test]
fn a_command_is_shown_at_once_and_stored_until_it_is_answered() {
    let mut page = Page::live();
    let effects = page.ask(1);
    assert_eq!(page.cards(), 1, "shown before the server knows of it");
    assert_eq!(sent(&effects), 1);
    assert!(effects.contains(&Effect::StoreOutbox), "a reload must find it");
    assert_eq!(page.engine.status(), Status::Live { unsent: 1 });

    let frame = page.frame(1);
    let effects = page.receive(1, ServerMessage::Frame(frame));
    assert_eq!(page.cards(), 1, "shown once, not twice");
    assert!(effects.contains(&Effect::StoreOutbox));
    assert_eq!(page.engine.status(), Status::Live { unsent: 0 });
}

#[test]
fn a_refusal_undoes_the_command_and_returns_its_text() {
    let mut page = Page::live();
    page.ask(1);
    let refused = ServerMessage::Refused { op: op(1), why: Rejection::Closed };
    let effects = page.receive(1, refused);
    assert_eq!(page.cards(), 0);
    let command = std::sync::Arc::new(write(1));
    assert!(effects.contains(&Effect::Refused { op: op(1), command, why: Rejection::Closed }));
}

#[test]
fn only_changed_topics_are_reported() {
    let mut page = Page::live();
    let effects = page.ask(1);
    let touched = effects.iter().find_map(|effect| match effect {
        Effect::Changed(Touched::Some(changes)) => Some(changes.clone()),
        _ => None,
    });
    let card = domain::Topic::card(CardId(Uuid::from_u128(1)));
    let (all, list) = (domain::Topic::cards(), domain::Topic::card_list());
    let expected = [all, card, list, domain::Topic::card_voices()];
    assert_eq!(touched, Some(expected.into()));
}

#[test]
fn an_offline_command_is_sent_after_reconnecting_even_after_a_reload() {
    let mut page = Page::live();
    page.put(Input::Closed { generation: 1, code: None });
    assert_eq!(sent(&page.ask(1)), 0, "nothing to send it on");
    assert_eq!(page.cards(), 1, "and still on screen");
    assert_eq!(page.engine.status(), Status::Offline { unsent: 1 });

    let stored: Vec<Pending> = page.engine.outbox().to_vec();
    let mut reloaded = Page::started(Engine::new(Area::Live, stored));
    let effects = reloaded.welcome();
    assert_eq!(sent(&effects), 1, "the outbox survives");
    assert_eq!(reloaded.cards(), 1, "and is shown on top of the confirmed copy");
}

#[test]
fn a_command_given_in_private_is_marked_private_when_it_is_finally_sent() {
    let mut page = Page::live();
    page.play.does(page.play.cast.mobilizer, customers_only::Command::Start { wall: false });
    page.welcome();
    page.put(Input::Closed { generation: 1, code: None });
    page.ask(1);
    page.play.does(page.play.cast.mobilizer, customers_only::Command::End);
    page.later(600, Input::Tick);
    let effects = page.welcome_on(2);
    let is_private = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Send(ClientMessage::Do { said_in_private, .. }) => Some(*said_in_private),
            _ => None,
        })
    };
    assert_eq!(is_private(&effects), Some(true));
    assert_eq!(is_private(&page.ask(2)), Some(false), "what is asked for now is for everybody");
}

#[test]
fn an_unanswered_command_is_sent_again_on_the_next_connection() {
    let mut page = Page::live();
    assert_eq!(sent(&page.ask(1)), 1);
    page.put(Input::Closed { generation: 1, code: None });
    let effects = page.later(31, Input::Tick);
    assert!(effects.contains(&Effect::Connect { generation: 2 }));
    assert_eq!(sent(&page.welcome_on(2)), 1, "nobody knows whether the first one arrived");
    assert_eq!(page.engine.outbox().len(), 1, "it is stored until it is answered");
}

#[test]
fn a_long_outbox_is_sent_within_the_servers_rate_limit() {
    let mut page = Page::live();
    let mut at_once = 0;
    for number in 1..=200 {
        at_once += sent(&page.ask(number));
    }
    assert!(at_once <= 60, "{at_once} at once are a flood");
    let mut total = at_once;
    for _ in 0..20 {
        let more = sent(&page.later(1, Input::Tick));
        assert!(more <= 20, "{more} in one second are a flood");
        total += more;
    }
    assert_eq!(total, 200, "and all of it goes out");
}

#[test]
fn a_full_outbox_returns_the_text() {
    let mut page = Page::live();
    page.put(Input::Closed { generation: 1, code: None });
    for number in 1..=500 {
        page.ask(number);
    }
    let effects = page.ask(501);
    let command = std::sync::Arc::new(write(501));
    assert!(effects.contains(&Effect::Refused {
        op: op(501),
        command,
        why: Rejection::OutboxFull
    }));
    assert_eq!(page.engine.outbox().len(), 500);
}
