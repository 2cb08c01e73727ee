//! Every bound of a room at n and at n + 1, with the code that says so.

use domain::{
    Role, Timestamp,
    id::{OpId, SeatId},
    samples::{Play, function, room},
    tool::seats,
};
use protocol::{
    ClientMessage, CloseCode, Encoding, ServerMessage, VERSION,
    limits::{CLIENTS_MAX, MISSED_EVENTS_MAX, SOCKETS_PER_SEAT_MAX},
};
use room::{Bucket, ConnId, Core, Effect, Input, Pace, Saved, Step};
use uuid::Uuid;

const SECOND: i64 = 1_000_000;

struct House {
    play: Play,
    core: Core,
    conns: u64,
}

impl House {
    fn open() -> Self {
        let play = room(3);
        let mut saved = Saved::default();
        play.log.iter().for_each(|event| saved.evolve(None, event));
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

    fn hello(&mut self, conn: ConnId, version: u16, resume: Option<u64>) -> Step {
        self.step(Input::Heard { conn, message: ClientMessage::Hello { version, resume } })
    }

    fn does(&mut self, conn: ConnId, number: u128, command: impl Into<domain::Command>) -> Step {
        let op = OpId(Uuid::from_u128(number));
        self.step(Input::Heard {
            conn,
            message: ClientMessage::Do { op, command: command.into(), said_in_private: false },
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
fn a_seat_holds_ten_screens_and_not_eleven() {
    let mut house = House::open();
    let seat = house.play.cast.finance;
    for _ in 0..SOCKETS_PER_SEAT_MAX {
        assert_eq!(house.connect(seat).1, None);
    }
    assert_eq!(house.connect(seat).1, Some(CloseCode::Full));
}

#[test]
fn a_workshop_holds_six_hundred_connections_and_not_one_more() {
    let mut house = House::open();
    let seats: Vec<_> = (0..=CLIENTS_MAX / SOCKETS_PER_SEAT_MAX)
        .map(|number| house.admit(1_000 + number as u128))
        .collect();
    for number in 0..CLIENTS_MAX {
        assert_eq!(house.connect(seats[number / SOCKETS_PER_SEAT_MAX]).1, None, "{number}");
    }
    let last = seats[seats.len() - 1];
    let (conn, code) = house.connect(last);
    assert_eq!(code, Some(CloseCode::Full));
    // A place that was given back can be taken.
    house.step(Input::Gone { conn });
    house.step(Input::Gone { conn: ConnId(1) });
    assert_eq!(house.connect(last).1, None);
}

#[test]
fn sixty_commands_at_once_are_taken_and_more_are_slowed_down() {
    let mut bucket = Bucket::new(Timestamp(0));
    for _ in 0..60 {
        assert_eq!(bucket.take(Timestamp(0)), Pace::Go);
    }
    assert_eq!(bucket.take(Timestamp(0)), Pace::Wait(SECOND / 20), "the 61st waits its turn");
}

#[test]
fn twenty_a_second_go_on_for_ever_and_a_flood_ends_after_ten_seconds() {
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
fn another_version_of_the_wire_is_told_to_reload() {
    let mut house = House::open();
    let (conn, _) = house.connect(house.play.cast.hr);
    let step = house.hello(conn, VERSION + 1, None);
    assert_eq!(closed(&step, conn), Some(CloseCode::OtherVersion));
}

#[test]
fn a_command_before_the_hello_is_not_understood() {
    let mut house = House::open();
    let (conn, _) = house.connect(house.play.cast.hr);
    let step = house.does(conn, 1, seats::Command::Join { function: None });
    assert_eq!(closed(&step, conn), Some(CloseCode::Malformed));
}

#[test]
fn a_removed_seat_is_closed_in_the_same_step_and_does_not_come_back() {
    let mut house = House::open();
    let (mobilizer, hr) = (house.play.cast.mobilizer, house.play.cast.hr);
    let (chair, _) = house.connect(mobilizer);
    let (gone, _) = house.connect(hr);
    house.hello(chair, VERSION, None);
    house.hello(gone, VERSION, None);
    let step = house.does(chair, 1, seats::Command::Remove { seat: hr });
    assert_eq!(closed(&step, gone), Some(CloseCode::NotAdmitted));
    assert_eq!(house.connect(hr).1, Some(CloseCode::NotAdmitted));
}

#[test]
fn few_missed_events_come_as_events_and_many_as_the_whole_workshop() {
    let mut house = House::open();
    let before = house.core.seq();
    for number in 0..MISSED_EVENTS_MAX {
        house.admit(10_000 + number as u128);
    }
    let observer = house.play.cast.observer;
    let mut start = |resume| {
        let (conn, _) = house.connect(observer);
        let step = house.hello(conn, VERSION, Some(resume));
        house.step(Input::Gone { conn });
        match messages(&step, conn).remove(0) {
            ServerMessage::Welcome { start, .. } => matches!(start, protocol::Start::Missed(_)),
            other => panic!("no welcome: {other:?}"),
        }
    };
    assert!(start(before), "{MISSED_EVENTS_MAX} events");
    assert!(!start(before - 1), "one more");
    assert!(!start(before + 10_000), "a number from the future");
}

#[test]
fn presence_is_a_count_for_all_and_seats_for_the_facilitators() {
    let mut house = House::open();
    let (seller, finance) = (house.play.cast.seller, house.play.cast.finance);
    let (a, _) = house.connect(seller);
    let (b, _) = house.connect(finance);
    house.hello(a, VERSION, None);
    house.hello(b, VERSION, None);
    let step = house.step(Input::Tick);
    let mut both = vec![seller, finance];
    both.sort();
    assert_eq!(messages(&step, a), [ServerMessage::Presence { count: 1, seats: both }]);
    assert_eq!(messages(&step, b), [ServerMessage::Presence { count: 1, seats: Vec::new() }]);
    assert!(house.step(Input::Tick).effects.is_empty(), "nothing changed, nothing is said");
}
