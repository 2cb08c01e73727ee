//! Areas: a page is told of its part of the workshop, and nothing that happens elsewhere moves its numbers.

use domain::{
    Area, Command,
    id::{OpId, SeatId},
    samples::{Play, at_step, card, card_text, title},
    tool::{
        agenda::{self, Activity},
        cards::{self, CardKind, Level},
    },
};
use protocol::{ClientMessage, Encoding, Frame, Position, ServerMessage, Start, VERSION};
use room::{ConnId, Core, Effect, Input, LoggedEvent, Saved};
use uuid::Uuid;

const WORDS: &str = "Who covers the shifts?";

struct Room {
    play: Play,
    core: Core,
    conns: u64,
    ops: u128,
}

impl Room {
    fn open() -> Self {
        let play = at_step(5, Activity::Organise);
        let mut saved = Saved::default();
        for (seq, event) in (1..).zip(play.log.iter().cloned()) {
            saved.evolve(LoggedEvent { seq, at: play.now, seat: None, op: None, event });
        }
        let core = Core::new(play.cast.workshop, saved, play.log.len() as u64, []);
        let hr = play.cast.hr;
        let mut room = Self { play, core, conns: 0, ops: 0 };
        let (conn, _) = room.connects(hr, Area::Live, None);
        room.does(conn, write(99, WORDS));
        room.core.step(room.play.now, [Input::Gone { conn }]);
        room
    }

    /// A connection, and what it starts from.
    fn connects(&mut self, seat: SeatId, area: Area, resume: Option<Position>) -> (ConnId, Start) {
        self.conns += 1;
        let conn = ConnId(self.conns);
        let message = ClientMessage::Hello { version: VERSION, area, resume };
        let opened = Input::Opened { conn, seat, encoding: Encoding::Json };
        let step = self.core.step(self.play.now, [opened, Input::Heard { conn, message }]);
        let mut messages = received(&step.effects, conn);
        match messages.remove(0) {
            ServerMessage::Welcome { start, .. } => (conn, start),
            other => panic!("no welcome: {other:?}"),
        }
    }

    /// Gives a command on a connection, and returns everything that is sent.
    fn does(&mut self, conn: ConnId, command: impl Into<Command>) -> Vec<Effect> {
        self.ops += 1;
        let (op, command) = (OpId(Uuid::from_u128(self.ops)), command.into());
        let message = ClientMessage::Do { op, command: command.into(), said_in_private: false };
        self.core.step(self.play.now, [Input::Heard { conn, message }]).effects
    }

    fn position(&self, seat: SeatId, area: Area) -> Position {
        self.core.position(seat, area).expect("it is here")
    }
}

fn received(effects: &[Effect], to: ConnId) -> Vec<ServerMessage> {
    let sent = effects.iter().filter_map(|effect| match effect {
        Effect::Send { conn, bytes } if *conn == to => Some(bytes),
        _ => None,
    });
    sent.map(|bytes| serde_json::from_slice(bytes).expect("it can be read")).collect()
}

fn frame(effects: &[Effect], to: ConnId) -> Frame {
    match received(effects, to).as_slice() {
        [ServerMessage::Frame(frame)] => frame.clone(),
        other => panic!("no single frame: {other:?}"),
    }
}

fn write(number: u64, text: &str) -> cards::Command {
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text(text));
    cards::Command::Write { card: card(number), kind, level, text, builds_on: None }
}

fn reword(room: &Room, number: u64) -> agenda::Command {
    let step = room.play.workshop.agenda.steps.last().expect("there are steps").id;
    let words = agenda::Wording {
        title: Some(title(&format!("Step {number}"))),
        ..agenda::Wording::default()
    };
    let minutes = domain::samples::minutes(4);
    agenda::Command::Reword { step, words, lines: Vec::new(), minutes }
}

fn says(start: &Start, words: &str) -> bool {
    serde_json::to_string(start).expect("it can be written").contains(words)
}

#[test]
fn h54_a_page_starts_from_its_part_of_the_workshop() {
    let mut room = Room::open();
    let hr = room.play.cast.hr;
    let name = room.play.workshop.agenda.title.as_ref().expect("it was opened").to_string();
    for (area, told) in [(Area::Live, true), (Area::Follow, false)] {
        let (_, start) = room.connects(hr, area, None);
        assert!(says(&start, &name), "the title belongs to every area");
        assert_eq!(says(&start, WORDS), told, "{area:?}");
    }
}

#[test]
fn h54_what_happens_in_another_area_moves_no_number_and_sends_nothing() {
    let mut room = Room::open();
    let (hr, finance) = (room.play.cast.hr, room.play.cast.finance);
    let (writer, _) = room.connects(hr, Area::Live, None);
    let (meets, _) = room.connects(finance, Area::Live, None);
    let (follows, _) = room.connects(finance, Area::Follow, None);
    let (own, _) = room.connects(hr, Area::Follow, None);
    let seats = [hr, finance];
    let before = seats.map(|seat| room.position(seat, Area::Follow));
    let effects = room.does(writer, write(7, "A thought."));
    assert_eq!(received(&effects, meets).len(), 1);
    assert_eq!(received(&effects, follows), Vec::new());
    assert_eq!(received(&effects, own), Vec::new(), "not even to the writer's other page");
    assert_eq!(seats.map(|seat| room.position(seat, Area::Follow)), before);
}

#[test]
fn h54_what_belongs_to_both_is_told_in_both_each_with_its_own_number() {
    let mut room = Room::open();
    let (chair, finance) = (room.play.chair(), room.play.cast.finance);
    let (driver, _) = room.connects(chair, Area::Live, None);
    let (meets, _) = room.connects(finance, Area::Live, None);
    let (follows, _) = room.connects(finance, Area::Follow, None);
    let command = reword(&room, 1);
    let effects = room.does(driver, command);
    let (live, follow) = (frame(&effects, meets), frame(&effects, follows));
    assert_eq!(live.events, follow.events);
    assert!(follow.to == follow.from + 1 && follow.to < live.to, "{follow:?} and {live:?}");
}

#[test]
fn h54_what_was_missed_in_an_area_is_told_singly() {
    let mut room = Room::open();
    let (chair, finance) = (room.play.chair(), room.play.cast.finance);
    let (driver, _) = room.connects(chair, Area::Live, None);
    let (away, _) = room.connects(finance, Area::Follow, None);
    let before = room.position(finance, Area::Follow);
    room.core.step(room.play.now, [Input::Gone { conn: away }]);
    for number in 1..4 {
        room.does(driver, write(number, "A thought."));
        let command = reword(&room, number);
        room.does(driver, command);
    }
    match room.connects(finance, Area::Follow, Some(before)).1 {
        // A title that was changed again is not told again.
        Start::Whole { position, .. } => assert_eq!(position.shared, before.shared + 3),
        Start::Missed(frame) => panic!("{frame:?}"),
    }
    let now = room.position(finance, Area::Follow);
    let command = reword(&room, 9);
    room.does(driver, command);
    room.does(driver, write(9, "A thought."));
    match room.connects(finance, Area::Follow, Some(now)).1 {
        Start::Missed(frame) => assert_eq!((frame.events.len(), frame.to), (1, now.shared + 1)),
        Start::Whole { .. } => panic!("one event is told singly"),
    }
}

#[test]
fn a_command_is_acknowledged_in_an_area_that_is_told_nothing_of_it() {
    let mut room = Room::open();
    let hr = room.play.cast.hr;
    let (conn, _) = room.connects(hr, Area::Follow, None);
    let before = room.position(hr, Area::Follow);
    let effects = room.does(conn, write(8, "A thought."));
    let answer = frame(&effects, conn);
    assert_eq!((answer.events.len(), answer.acks.len()), (0, 1));
    assert_eq!((answer.from, answer.to, answer.own), (before.shared, before.shared, None));
}
