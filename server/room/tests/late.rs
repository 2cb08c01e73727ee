//! What was hidden, deleted or changed is not told again: not to whoever was away, and not to a newcomer.

use domain::{
    Area, Command,
    id::{OpId, SeatId},
    samples::{Play, at_step, card, card_text},
    tool::{
        agenda::Activity,
        cards::{self, CardKind, Level},
    },
};
use protocol::{ClientMessage, Encoding, Position, ServerMessage, Start, VERSION};
use room::{ConnId, Core, Effect, Input, LoggedEvent, Saved};
use uuid::Uuid;

struct Room {
    play: Play,
    core: Core,
    conns: u64,
    ops: u128,
}

impl Room {
    /// A room in an open step: cards are shown as they are written.
    fn open() -> Self {
        let play = at_step(5, Activity::Organise);
        let mut saved = Saved::default();
        for (seq, event) in (1..).zip(play.log.iter().cloned()) {
            saved.evolve(LoggedEvent { seq, at: play.now, seat: None, op: None, event });
        }
        let core = Core::new(play.cast.workshop, saved, play.log.len() as u64, []);
        Self { play, core, conns: 0, ops: 0 }
    }

    fn connects(&mut self, seat: SeatId, resume: Option<Position>) -> Start {
        self.conns += 1;
        let conn = ConnId(self.conns);
        let message = ClientMessage::Hello { version: VERSION, area: Area::Live, resume };
        let opened = Input::Opened { conn, seat, encoding: Encoding::Json };
        let step = self.core.step(self.play.now, [opened, Input::Heard { conn, message }]);
        let welcome = step.effects.iter().find_map(|effect| match effect {
            Effect::Send { bytes, .. } => serde_json::from_slice(bytes).ok(),
            _ => None,
        });
        self.core.step(self.play.now, [Input::Gone { conn }]);
        match welcome {
            Some(ServerMessage::Welcome { start, .. }) => start,
            other => panic!("no welcome: {other:?}"),
        }
    }

    #[track_caller]
    fn does(&mut self, seat: SeatId, command: impl Into<Command>) {
        self.ops += 1;
        let (op, command) = (OpId(Uuid::from_u128(self.ops)), command.into());
        let step =
            self.core.step(self.play.now, [Input::HttpCommand { ticket: 1, seat, op, command }]);
        assert!(step.effects.contains(&Effect::Answer { ticket: 1, result: Ok(()) }), "{step:?}");
    }

    fn writes(&mut self, seat: SeatId, number: u64, text: &str) {
        self.does(seat, write(number, text));
    }

    fn position(&self, seat: SeatId) -> Position {
        self.core.position(seat, Area::Live).expect("it is here")
    }
}

fn write(number: u64, text: &str) -> cards::Command {
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text(text));
    cards::Command::Write { card: card(number), kind, level, text, builds_on: None }
}

fn says(start: &Start, words: &str) -> bool {
    serde_json::to_string(start).expect("it can be written").contains(words)
}

#[test]
fn what_still_holds_is_told_singly() {
    let mut room = Room::open();
    let (finance, hr) = (room.play.cast.finance, room.play.cast.hr);
    room.connects(hr, None);
    let before = room.position(hr);
    room.writes(finance, 1, "The night shift pays.");
    let start = room.connects(hr, Some(before));
    assert!(matches!(start, Start::Missed(_)) && says(&start, "The night shift pays."));
}

#[test]
fn s6_words_that_were_hidden_or_deleted_or_changed_do_not_come_back() {
    let hidden = cards::Command::Hide { card: card(1), hidden: true };
    let deleted = cards::Command::Delete { card: card(1) };
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text("Said more kindly."));
    let changed = cards::Command::Edit { card: card(1), kind, level, text };
    for (what, command) in [("hidden", hidden), ("deleted", deleted), ("changed", changed)] {
        let mut room = Room::open();
        let cast = room.play.cast.clone();
        let others = [cast.hr, cast.seller, cast.wall, cast.observer];
        for seat in others {
            room.connects(seat, None);
        }
        let before = others.map(|seat| room.position(seat));
        room.writes(cast.finance, 1, "The night shift pays.");
        for (seat, before) in others.into_iter().zip(before) {
            assert!(says(&room.connects(seat, Some(before)), "The night shift pays."));
        }
        let by = if what == "hidden" { cast.mobilizer } else { cast.finance };
        room.does(by, command);
        for (seat, before) in others.into_iter().zip(before) {
            let start = room.connects(seat, Some(before));
            assert!(!says(&start, "The night shift pays."), "{what}, told to {seat}: {start:?}");
            assert!(matches!(start, Start::Whole { .. }));
        }
        // Its author, and whoever hid it, still see it.
        let author = room.connects(cast.finance, Some(Position::default()));
        assert_eq!(says(&author, "The night shift pays."), what == "hidden");
    }
}

#[test]
fn s6_a_newcomer_cannot_name_a_position() {
    let mut room = Room::open();
    let (finance, hr) = (room.play.cast.finance, room.play.cast.hr);
    let before = room.position(hr);
    room.writes(finance, 1, "The night shift pays.");
    for back in 0..=before.shared {
        let resume = Position { shared: before.shared - back, ..before };
        let start = room.connects(hr, Some(resume));
        assert!(matches!(start, Start::Whole { .. }), "{back} back");
    }
    // Nothing was missed: nothing is told.
    let now = room.position(hr);
    assert!(
        matches!(room.connects(hr, Some(now)), Start::Missed(frame) if frame.events.is_empty())
    );
}
