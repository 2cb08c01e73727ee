//! The engine's behaviour: shown at once, stored until answered, taken back when refused, and recovered after every
//! kind of connection failure. The room's simulation runs it against the real server half.

use domain::{
    Command, Rejection, Timestamp, Workshop,
    id::{CardId, OpId, WorkshopId},
    samples::{Play, at_step, card_text},
    tool::{agenda::Activity, cards, customers_only},
};
use protocol::{Ack, ClientMessage, CloseCode, Frame, ServerMessage, Stamped, Start};
use sync::{Effect, Engine, Input, Pending, Status, Touched};
use uuid::Uuid;

const SECOND: i64 = 1_000_000;

struct Page {
    play: Play,
    engine: Engine,
    now: Timestamp,
}

impl Page {
    /// A stakeholder's page in the silent writing step, connected and up to date.
    fn live() -> Self {
        let mut page = Self::started(Engine::new(Vec::new()));
        page.welcome();
        page
    }

    fn started(engine: Engine) -> Self {
        let play = at_step(7, Activity::Write { sealed: true });
        let mut page = Self { now: play.now, play, engine };
        let effects = page.put(Input::Begin);
        assert!(effects.contains(&Effect::Connect { generation: 1 }), "a page connects at once");
        page
    }

    fn put(&mut self, input: Input) -> Vec<Effect> {
        self.engine.handle(self.now, 12_345, input)
    }

    fn later(&mut self, seconds: i64, input: Input) -> Vec<Effect> {
        self.now = self.now.plus(seconds * SECOND);
        self.put(input)
    }

    fn receive(&mut self, generation: u32, message: ServerMessage) -> Vec<Effect> {
        self.put(Input::Heard { generation, message: Box::new(message) })
    }

    fn welcome(&mut self) -> Vec<Effect> {
        self.welcome_on(1)
    }

    fn welcome_on(&mut self, generation: u32) -> Vec<Effect> {
        self.put(Input::Opened { generation });
        let state: Workshop = self.play.seen_by(self.play.cast.finance);
        let start = Start::Whole { seq: self.play.log.len() as u64, state: Box::new(state) };
        let (workshop, seat) = (WorkshopId(Uuid::from_u128(1)), self.play.cast.finance);
        let now = self.now.plus(90 * SECOND);
        let people = Vec::new();
        self.receive(generation, ServerMessage::Welcome { workshop, seat, now, start, people })
    }

    fn ask(&mut self, number: u128) -> Vec<Effect> {
        self.put(Input::Ask { op: op(number), command: write(number) })
    }

    /// The frame that the server sends for an accepted command.
    fn frame(&mut self, number: u128) -> Frame {
        let from = self.play.log.len() as u64;
        let events = self.play.does(self.play.cast.finance, write(number));
        let stamped = (from + 1..).zip(events).map(|(seq, event)| Stamped { seq, event });
        Frame {
            from,
            to: self.play.log.len() as u64,
            events: stamped.collect(),
            acks: vec![Ack { op: op(number) }],
        }
    }

    fn cards(&self) -> usize {
        self.engine.workshop().cards.order.len()
    }
}

fn op(number: u128) -> OpId {
    OpId(Uuid::from_u128(number))
}

fn write(number: u128) -> Command {
    cards::Command::Write {
        card: CardId(Uuid::from_u128(number)),
        kind: cards::Kind::Concern,
        level: cards::Level::Problem,
        text: card_text(&format!("Thought number {number}")),
        builds_on: None,
    }
    .into()
}

fn sent(effects: &[Effect]) -> usize {
    let is_command = |e: &&Effect| matches!(e, Effect::Send(ClientMessage::Do { .. }));
    effects.iter().filter(is_command).count()
}

fn retry_in(effects: &[Effect], now: Timestamp) -> Option<i64> {
    effects.iter().find_map(|effect| match effect {
        Effect::WakeAt(at) => Some(at.since(now)),
        _ => None,
    })
}

#[test]
fn a_command_is_shown_at_once_and_stored_until_it_is_answered() {
    let mut page = Page::live();
    let effects = page.ask(1);
    assert_eq!(page.cards(), 1, "shown before the server knows of it");
    assert_eq!(sent(&effects), 1);
    assert!(effects.contains(&Effect::Keep), "a reload must find it");
    assert_eq!(page.engine.status(), Status::Live { unsent: 1 });

    let frame = page.frame(1);
    let effects = page.receive(1, ServerMessage::Frame(frame));
    assert_eq!(page.cards(), 1, "shown once, not twice");
    assert!(effects.contains(&Effect::Keep));
    assert_eq!(page.engine.status(), Status::Live { unsent: 0 });
}

#[test]
fn a_refusal_undoes_the_command_and_returns_its_text() {
    let mut page = Page::live();
    page.ask(1);
    let refused = ServerMessage::Refused { op: op(1), why: Rejection::Closed };
    let effects = page.receive(1, refused);
    assert_eq!(page.cards(), 0);
    let command = Box::new(write(1));
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
    let mut reloaded = Page::started(Engine::new(stored));
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
fn a_gap_in_the_events_forces_a_reconnect() {
    let mut page = Page::live();
    let from = page.play.log.len() as u64 + 5;
    let frame = Frame { from, to: from + 1, events: Vec::new(), acks: Vec::new() };
    let effects = page.receive(1, ServerMessage::Frame(frame));
    assert!(effects.contains(&Effect::Disconnect { generation: 1 }), "reconnect and resume");
    assert!(matches!(page.engine.status(), Status::Offline { .. }));
}

#[test]
fn a_late_message_from_an_old_socket_is_ignored() {
    let mut page = Page::live();
    let frame = page.frame(1);
    let effects = page.receive(9, ServerMessage::Frame(frame));
    assert_eq!(page.cards(), 0);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Changed(_))));
}

#[test]
fn reconnects_with_growing_jitter_of_at_most_half_a_minute() {
    let mut page = Page::live();
    for attempt in 0..20_i64 {
        let generation = u32::try_from(attempt + 1).expect("small");
        let effects = page.put(Input::Closed { generation, code: Some(1012) });
        let wait = retry_in(&effects, page.now).unwrap_or(0);
        let longest = (SECOND / 2) << attempt.min(10);
        assert!(wait <= longest.min(30 * SECOND), "attempt {attempt} waits {wait} µs");
        let effects = page.later(31, Input::Tick);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Connect { .. })));
    }
}

#[test]
fn does_not_reconnect_where_a_person_must_act_first() {
    for code in CloseCode::ALL {
        let mut page = Page::live();
        page.put(Input::Closed { generation: 1, code: Some(code.number()) });
        let ended = page.engine.status() == Status::Ended(code);
        assert_eq!(ended, !code.may_return(), "{code:?}");
    }
}

#[test]
fn silence_triggers_a_ping_and_an_unanswered_ping_closes_the_socket() {
    let mut page = Page::live();
    let effects = page.later(21, Input::Tick);
    let ping = |effect: &Effect| matches!(effect, Effect::Send(ClientMessage::Ping { .. }));
    assert!(effects.iter().any(ping), "twenty seconds of silence");
    let effects = page.later(11, Input::Tick);
    assert!(effects.contains(&Effect::Disconnect { generation: 1 }));
}

#[test]
fn returning_to_the_page_pings_at_once() {
    let mut page = Page::live();
    let effects = page.later(2, Input::Wake);
    assert!(effects.iter().any(|e| matches!(e, Effect::Send(ClientMessage::Ping { .. }))));
}

#[test]
fn the_timer_follows_the_servers_clock() {
    let page = Page::live();
    assert_eq!(page.engine.server_now(page.now).since(page.now), 90 * SECOND);
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
    let command = Box::new(write(501));
    assert!(effects.contains(&Effect::Refused {
        op: op(501),
        command,
        why: Rejection::OutboxFull
    }));
    assert_eq!(page.engine.outbox().len(), 500);
}
