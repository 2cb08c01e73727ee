//! A page, its person, and the server at the other end.

use domain::{
    Area, Command, Timestamp, Workshop,
    id::{CardId, OpId, WorkshopId},
    samples::{Play, at_step, card_text},
    tool::{agenda::Activity, cards},
};
use protocol::{Ack, ClientMessage, Frame, Position, ServerMessage, Start};
use sync::{Effect, Engine, Input};
use uuid::Uuid;

pub(super) const SECOND: i64 = 1_000_000;

pub(super) struct Page {
    pub(super) play: Play,
    pub(super) engine: Engine,
    pub(super) now: Timestamp,
}

impl Page {
    /// A stakeholder's page in the silent writing step, connected and up to date.
    pub(super) fn live() -> Self {
        let mut page = Self::started(Engine::new(Area::Live, Vec::new()));
        page.welcome();
        page
    }

    pub(super) fn started(engine: Engine) -> Self {
        let play = at_step(7, Activity::Write { sealed: true });
        let mut page = Self { now: play.now, play, engine };
        let effects = page.put(Input::Begin);
        assert!(effects.contains(&Effect::Connect { generation: 1 }), "a page connects at once");
        page
    }

    pub(super) fn put(&mut self, input: Input) -> Vec<Effect> {
        self.engine.handle(self.now, 12_345, input)
    }

    pub(super) fn later(&mut self, seconds: i64, input: Input) -> Vec<Effect> {
        self.now = self.now.plus(seconds * SECOND);
        self.put(input)
    }

    pub(super) fn receive(&mut self, generation: u32, message: ServerMessage) -> Vec<Effect> {
        self.put(Input::Heard { generation, message: Box::new(message) })
    }

    pub(super) fn welcome(&mut self) -> Vec<Effect> {
        self.welcome_on(1)
    }

    pub(super) fn welcome_on(&mut self, generation: u32) -> Vec<Effect> {
        self.put(Input::Opened { generation });
        let state: Workshop = self.play.seen_by(self.play.cast.finance);
        let start = Start::Whole { position: self.position(), state: Box::new(state) };
        let (workshop, seat) = (WorkshopId(Uuid::from_u128(1)), self.play.cast.finance);
        let now = self.now.plus(90 * SECOND);
        let people = Vec::new();
        self.receive(generation, ServerMessage::Welcome { workshop, seat, now, start, people })
    }

    pub(super) fn ask(&mut self, number: u128) -> Vec<Effect> {
        self.put(Input::Ask { op: op(number), command: write(number) })
    }

    /// The frame that the server sends for an accepted command.
    pub(super) fn frame(&mut self, number: u128) -> Frame {
        let from = self.position().shared;
        let events = self.play.does(self.play.cast.finance, write(number));
        let Position { shared: to, own } = self.position();
        Frame { from, to, own: Some(own), events, acks: vec![Ack { op: op(number) }] }
    }

    pub(super) fn position(&self) -> Position {
        let shared = self.play.log.len() as u64;
        Position { shared, own: shared / 2 }
    }

    pub(super) fn cards(&self) -> usize {
        self.engine.shown().cards.order.len()
    }
}

pub(super) fn op(number: u128) -> OpId {
    OpId(Uuid::from_u128(number))
}

pub(super) fn write(number: u128) -> Command {
    cards::Command::Write {
        card: CardId(Uuid::from_u128(number)),
        kind: cards::CardKind::Concern,
        level: cards::Level::Problem,
        text: card_text(&format!("Thought number {number}")),
        builds_on: None,
    }
    .into()
}

pub(super) fn sent(effects: &[Effect]) -> usize {
    let is_command = |e: &&Effect| matches!(e, Effect::Send(ClientMessage::Do { .. }));
    effects.iter().filter(is_command).count()
}

pub(super) fn retry_in(effects: &[Effect], now: Timestamp) -> Option<i64> {
    effects.iter().find_map(|effect| match effect {
        Effect::WakeAt(at) => Some(at.since(now)),
        _ => None,
    })
}
