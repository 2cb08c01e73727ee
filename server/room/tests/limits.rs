//! Every limit of a room at n and at n + 1, with the resulting close code.

use std::sync::Arc;

use domain::{
    Area, Role, Timestamp,
    id::{OpId, SeatId},
    samples::{Play, function, room},
    tool::seats,
};
use protocol::{
    ClientMessage, CloseCode, Encoding, Position, ServerMessage, Start, VERSION,
    limits::{CLIENTS_MAX, MISSED_EVENTS_MAX, SOCKETS_PER_SEAT_MAX},
};
use room::{Bucket, ConnId, Core, Effect, Input, LoggedEvent, Pace, Saved, Step};
use uuid::Uuid;

const SECOND: i64 = 1_000_000;

struct LimitsFixture {
    play: Play,
    core: Core,
    conns: u64,
}

impl LimitsFixture {
    fn open() -> Self {
        let play = room(3);
        let mut saved = Saved::default();
        for (seq, event) in (1..).zip(play.log.iter().cloned()) {
            saved.evolve(LoggedEvent { seq, at: play.now, seat: None, op: None, event });
        }
        let core = Core::new(play.cast.workshop, saved, play.log.len() as u64, []);
        Self { play, core, conns: 0 }
    }

    fn step(&mut self, input: Input) -> Step {
        self.core.step(self.play.now, [input])
    }

    fn connect(&mut self, seat: SeatId) -> (ConnId, Option<CloseCode>) {
        self.conns += 1;
        let conn = ConnId(self.conns);
        let step = self.step(Input::Opened { conn, seat, encoding: Encoding::Json });
        (conn, closed(&step, conn))
    }

    fn hello(&mut self, conn: ConnId, version: u16, resume: Option<Position>) -> Step {
        self.step(Input::Heard {
            conn,
            message: ClientMessage::Hello { version, area: Area::Live, resume },
        })
    }

    fn does(&mut self, conn: ConnId, number: u128, command: impl Into<domain::Command>) -> Step {
        let op = OpId(Uuid::from_u128(number));
        self.step(Input::Heard {
            conn,
            message: ClientMessage::Do {
                op,
                command: Arc::new(command.into()),
                said_in_private: false,
            },
        })
    }

    fn admit(&mut self, number: u128) -> SeatId {
        let seat = SeatId(Uuid::from_u128(number));
        let (role, function) = (Role::Stakeholder, Some(function("Operations")));
        let command = seats::Command::Admit { seat, role, function, veto: false };
        let (ticket, actor) = (1, self.play.cast.mobilizer);
        let op = OpId(Uuid::from_u128(number));
        let step =
            self.step(Input::HttpCommand { ticket, seat: actor, op, command: command.into() });
        assert_eq!(step.effects.first(), Some(&Effect::Answer { ticket, result: Ok(()) }));
        seat
    }
}

fn closed(step: &Step, conn: ConnId) -> Option<CloseCode> {
    step.effects.iter().find_map(|effect| match effect {
        Effect::Close { conn: of, code } if *of == conn => Some(*code),
        _ => None,
    })
}

fn messages(step: &Step, conn: ConnId) -> Vec<ServerMessage> {
    let to_conn = step.effects.iter().filter_map(|effect| match effect {
        Effect::Send { conn: of, bytes } if *of == conn => Some(bytes),
        _ => None,
    });
    to_conn.map(|bytes| Encoding::Json.decode(bytes).expect("readable")).collect()
}

#[test]
fn a_seat_has_at_most_ten_sockets() {
    let mut fixture = LimitsFixture::open();
    let seat = fixture.play.cast.finance;
    for _ in 0..SOCKETS_PER_SEAT_MAX {
        assert_eq!(fixture.connect(seat).1, None);
    }
    assert_eq!(fixture.connect(seat).1, Some(CloseCode::SeatFull));
}

#[test]
fn a_workshop_has_at_most_six_hundred_connections() {
    let mut fixture = LimitsFixture::open();
    let seats: Vec<_> = (0..=CLIENTS_MAX / SOCKETS_PER_SEAT_MAX)
        .map(|number| fixture.admit(1_000 + number as u128))
        .collect();
    for number in 0..CLIENTS_MAX {
        assert_eq!(fixture.connect(seats[number / SOCKETS_PER_SEAT_MAX]).1, None, "{number}");
    }
    let last = seats[seats.len() - 1];
    let (conn, code) = fixture.connect(last);
    assert_eq!(code, Some(CloseCode::Full));
    // A freed connection can be used again.
    fixture.step(Input::Gone { conn });
    fixture.step(Input::Gone { conn: ConnId(1) });
    assert_eq!(fixture.connect(last).1, None);
}

#[test]
fn a_burst_beyond_sixty_commands_is_slowed_down() {
    let mut bucket = Bucket::new(Timestamp(0));
    for _ in 0..60 {
        assert_eq!(bucket.take(Timestamp(0)), Pace::Go);
    }
    assert_eq!(bucket.take(Timestamp(0)), Pace::Wait(SECOND / 20), "the 61st waits its turn");
}

#[test]
fn twenty_commands_per_second_are_sustained_and_a_flood_ends_after_ten_seconds() {
    let mut steady = Bucket::new(Timestamp(0));
    for n in 0..10_000_i64 {
        assert_eq!(steady.take(Timestamp(n * SECOND / 20)), Pace::Go);
    }
    let mut flood = Bucket::new(Timestamp(0));
    let ended = (0..10_000_i64).find(|n| flood.take(Timestamp(n * SECOND / 100)) == Pace::Flood);
    let seconds = ended.expect("a flood ends") / 100;
    assert!((10..=12).contains(&seconds), "it ended after {seconds} s");
}

#[test]
fn another_protocol_version_is_asked_to_reload() {
    let mut fixture = LimitsFixture::open();
    let (conn, _) = fixture.connect(fixture.play.cast.hr);
    let step = fixture.hello(conn, VERSION + 1, None);
    assert_eq!(closed(&step, conn), Some(CloseCode::OtherVersion));
}

#[test]
fn a_command_before_the_hello_is_malformed() {
    let mut fixture = LimitsFixture::open();
    let (conn, _) = fixture.connect(fixture.play.cast.hr);
    let step = fixture.does(conn, 1, seats::Command::Join { function: None });
    assert_eq!(closed(&step, conn), Some(CloseCode::Malformed));
}

#[test]
fn a_removed_seat_is_disconnected_at_once_and_cannot_reconnect() {
    let mut fixture = LimitsFixture::open();
    let (mobilizer, hr) = (fixture.play.cast.mobilizer, fixture.play.cast.hr);
    let (chair, _) = fixture.connect(mobilizer);
    let (gone, _) = fixture.connect(hr);
    fixture.hello(chair, VERSION, None);
    fixture.hello(gone, VERSION, None);
    let step = fixture.does(chair, 1, seats::Command::Remove { seat: hr });
    assert_eq!(closed(&step, gone), Some(CloseCode::NotAdmitted));
    assert_eq!(fixture.connect(hr).1, Some(CloseCode::NotAdmitted));
}

#[test]
fn few_missed_events_are_sent_singly_and_many_as_a_complete_workshop() {
    let mut fixture = LimitsFixture::open();
    let observer = fixture.play.cast.observer;
    let (conn, _) = fixture.connect(observer);
    fixture.hello(conn, VERSION, None);
    fixture.admit(9_999);
    let before = fixture.core.position(observer, Area::Live).unwrap();
    for number in 0..MISSED_EVENTS_MAX {
        fixture.admit(10_000 + number as u128);
    }
    let mut start = |shared| {
        let (conn, _) = fixture.connect(observer);
        let step = fixture.hello(conn, VERSION, Some(Position { shared, ..before }));
        fixture.step(Input::Gone { conn });
        match messages(&step, conn).remove(0) {
            ServerMessage::Welcome { start, .. } => matches!(start, Start::Missed(_)),
            other => panic!("no welcome: {other:?}"),
        }
    };
    assert!(start(before.shared), "{MISSED_EVENTS_MAX} events");
    assert!(!start(before.shared - 1), "one more");
    assert!(!start(before.shared + 10_000), "a number from the future");
}

#[test]
fn everybody_gets_the_count_and_facilitators_the_seats() {
    let mut fixture = LimitsFixture::open();
    let (seller, finance) = (fixture.play.cast.seller, fixture.play.cast.finance);
    let (a, _) = fixture.connect(seller);
    let (b, _) = fixture.connect(finance);
    fixture.hello(a, VERSION, None);
    fixture.hello(b, VERSION, None);
    let step = fixture.step(Input::Tick);
    let mut both = vec![seller, finance];
    both.sort();
    assert_eq!(messages(&step, a), [ServerMessage::Presence { count: 1, seats: both }]);
    assert_eq!(messages(&step, b), [ServerMessage::Presence { count: 1, seats: Vec::new() }]);
    assert!(fixture.step(Input::Tick).effects.is_empty(), "nothing changed, nothing is said");
}
