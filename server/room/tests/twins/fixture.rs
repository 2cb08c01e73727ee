//! A room full of connections, and everything that is sent to each of them.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{
    Area, Command, Event, Timestamp, TwoSided, Workshop,
    id::{OpId, SeatId, WorkshopId},
    samples::{Cast, Play, disconnect, function, room as sample_room, seat, title},
    text::DisplayName,
    tool::{
        agenda::{Activity, Phase},
        cards::Level,
        charter::{self, Visibility},
        disconnects, seats,
    },
};
use protocol::{ClientMessage, Encoding, Position, VERSION};
use room::{ConnId, Core, Effect, Input, LoggedEvent, Saved};
use uuid::Uuid;

/// The participant without a device.
pub(crate) const PROXY: u64 = 900;
/// The expert who was invited to a disconnect.
pub(crate) const EXPERT: u64 = 901;

/// A command and who gives it. Command ids are numbered, so that twins use the same ones.
pub(crate) type Move = (SeatId, Command);

/// The start of a twin test: a room at a step, with one visibility.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) cast: Cast,
    saved: Saved,
    /// The number of the last event.
    seq: u64,
    id: WorkshopId,
    now: Timestamp,
}

impl Scene {
    /// A room in the first step with this activity and the same visibility in every phase; `prepare` does the rest.
    pub(crate) fn at(
        activity: Activity,
        promise: Visibility,
        prepare: impl FnOnce(&mut Play),
    ) -> Self {
        let mut play = sample_room(7);
        let mobilizer = play.cast.mobilizer;
        for phase in [Phase::Prompt, Phase::Explore, Phase::Converge] {
            let promise = charter::Command::SetVisibility { phase, visibility: promise };
            // Refused for visibility by function, which is the default.
            let _ = play.tries(mobilizer, promise);
        }
        let floor = function("Workshop floor");
        let represent =
            seats::Command::AddProxy { seat: seat(PROXY), function: floor, veto: false };
        play.does(mobilizer, represent);
        let mut play = play.at(activity);
        prepare(&mut play);
        let (cast, id, now) = (play.cast.clone(), play.cast.workshop, play.now);
        let mut scene = Self { cast, saved: Saved::default(), seq: 0, id, now };
        for event in play.log {
            scene.happens(None, event);
        }
        scene
    }

    fn happens(&mut self, seat: Option<SeatId>, event: Event) {
        self.seq += 1;
        let (seq, at, op) = (self.seq, self.now, None);
        self.saved.evolve(LoggedEvent { seq, at, seat, op, event });
    }

    fn sides(&self) -> &TwoSided {
        self.saved.sides()
    }

    /// Invites an expert to a disconnect between two functions.
    pub(crate) fn invite_expert(play: &mut Play) {
        let (chair, mobilizer) = (play.chair(), play.cast.mobilizer);
        let open = disconnects::Command::Open {
            disconnect: disconnect(1),
            title: title("When to start"),
            statement: None,
            level: Level::Problem,
            one: function("HR"),
            two: function("Practice Finance"),
        };
        play.does(chair, open);
        let function = function("Ergonomics");
        let call = seats::Command::Call { seat: seat(EXPERT), function, disconnect: disconnect(1) };
        play.does(mobilizer, call);
        play.does(seat(EXPERT), seats::Command::Join { function: None });
    }

    /// Invites an expert, if the phase allows it.
    pub(crate) fn invite_expert_if_possible(play: &mut Play) {
        let phase = play.workshop.agenda.phase();
        if matches!(phase, Phase::Explore | Phase::Converge) {
            Self::invite_expert(play);
        }
    }

    /// The workshop as insiders see it.
    pub(crate) fn workshop(&self) -> &Workshop {
        self.sides().insiders()
    }

    /// Adds a command to the history before the test begins.
    #[track_caller]
    pub(crate) fn does(&mut self, seat: SeatId, command: impl Into<Command>) {
        let events =
            self.sides().decide(seat, command.into(), self.now, false).expect("it is granted");
        for event in events {
            self.happens(Some(seat), event);
        }
    }

    /// Plays the commands and returns what was sent to whom. Everybody uses two devices, one per encoding, and a third one
    /// that shows what follows the meeting. Half way through everybody connects a fourth one, at the end more, some of
    /// which resume, and again after the server was restarted.
    pub(crate) fn play(&self, acts: &[Move]) -> Sent {
        let mut room = RoomFixture::open(self);
        for encoding in [Encoding::Json, Encoding::Postcard] {
            room.everybody_connects(encoding, Area::Live, None);
        }
        room.everybody_connects(Encoding::Json, Area::Follow, None);
        let (start, start_follow) = (room.positions(Area::Live), room.positions(Area::Follow));
        for (number, (seat, command)) in acts.iter().enumerate() {
            room.now = room.now.plus(1_000_000);
            room.does(number, *seat, command.clone());
            if number == acts.len() / 2 {
                room.everybody_connects(Encoding::Json, Area::Live, None);
            }
            room.step(vec![Input::Tick]);
        }
        room.everybody_connects(Encoding::Json, Area::Live, None);
        room.everybody_connects(Encoding::Postcard, Area::Live, Some(&start));
        room.everybody_connects(Encoding::Postcard, Area::Follow, Some(&start_follow));
        let end = room.positions(Area::Live);
        room.restart();
        room.everybody_connects(Encoding::Json, Area::Live, None);
        room.everybody_connects(Encoding::Postcard, Area::Live, Some(&end));
        room.everybody_connects(Encoding::Json, Area::Follow, None);
        room.sent
    }
}

/// What was sent on each seat's connections, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent(pub(crate) BTreeMap<SeatId, BTreeMap<u64, Vec<Bytes>>>);

impl Sent {
    /// The seats whose messages differ between two rooms.
    pub(crate) fn differing_seats(&self, other: &Self) -> Vec<SeatId> {
        self.0.keys().filter(|seat| self.0.get(seat) != other.0.get(seat)).copied().collect()
    }

    /// The first message that differs for a seat, as text.
    pub(crate) fn first_difference(&self, other: &Self, seat: SeatId) -> String {
        let (one, two) = (&self.0[&seat], &other.0[&seat]);
        for (conn, frames) in one {
            let other = &two[conn];
            for at in 0..frames.len().max(other.len()) {
                if frames.get(at) != other.get(at) {
                    let text = |frame: Option<&Bytes>| {
                        frame.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                    };
                    return format!("{:?}\n{:?}", text(frames.get(at)), text(other.get(at)));
                }
            }
        }
        "nothing".to_owned()
    }
}

struct RoomFixture {
    core: Core,
    id: WorkshopId,
    now: Timestamp,
    seats: Vec<SeatId>,
    conns: u64,
    of: BTreeMap<ConnId, SeatId>,
    sent: Sent,
}

impl RoomFixture {
    fn open(scene: &Scene) -> Self {
        let seats = &scene.sides().insiders().seats;
        let seats: Vec<SeatId> =
            seats.all.keys().copied().filter(|seat| seats.present(*seat).is_some()).collect();
        let core = Core::new(scene.id, scene.saved.clone(), scene.seq, names(&seats));
        let (id, now, of) = (scene.id, scene.now, BTreeMap::new());
        Self { core, id, now, seats, conns: 0, of, sent: Sent::default() }
    }

    /// The server is restarted, from a snapshot.
    fn restart(&mut self) {
        let saved = self.core.to_snapshot().and_then(|bytes| Saved::from_bytes(&bytes));
        let saved = saved.expect("a snapshot of its own is readable");
        self.core = Core::new(self.id, saved, self.core.seq(), names(&self.seats));
    }

    /// How many events everybody has been sent in an area.
    fn positions(&self, area: Area) -> BTreeMap<SeatId, Position> {
        let position = |seat: &SeatId| Some((*seat, self.core.position(*seat, area)?));
        self.seats.iter().filter_map(position).collect()
    }

    fn step(&mut self, inputs: Vec<Input>) {
        for effect in self.core.step(self.now, inputs).effects {
            if let Effect::Send { conn, bytes } = effect {
                let seat = self.of[&conn];
                self.sent.0.entry(seat).or_default().entry(conn.0).or_default().push(bytes);
            }
        }
    }

    fn everybody_connects(
        &mut self,
        encoding: Encoding,
        area: Area,
        resume: Option<&BTreeMap<SeatId, Position>>,
    ) {
        for seat in self.seats.clone() {
            // Nobody connects with the seat of a participant without a device.
            let known = self.core.workshop().seats.present(seat);
            if known.is_none_or(|seat| seat.proxy) {
                continue;
            }
            self.conns += 1;
            let conn = ConnId(self.conns);
            self.of.insert(conn, seat);
            let resume = resume.and_then(|positions| positions.get(&seat)).copied();
            let message = ClientMessage::Hello { version: VERSION, area, resume };
            self.step(vec![Input::Opened { conn, seat, encoding }, Input::Heard { conn, message }]);
        }
        self.step(vec![Input::Tick]);
    }

    fn does(&mut self, number: usize, seat: SeatId, command: Command) {
        let op = OpId(Uuid::from_u128(0xac7 << 32 | number as u128));
        let first = self.of.iter().find(|(_, of)| **of == seat).map(|(conn, _)| *conn);
        let conn = first.expect("whoever acts is connected");
        let frames = |room: &Self| room.sent.0[&seat][&conn.0].len();
        let before = frames(self);
        self.step(vec![Input::Heard {
            conn,
            message: ClientMessage::Do { op, command: command.into(), said_in_private: false },
        }]);
        let answer = &self.sent.0[&seat][&conn.0][before..];
        let refused = answer.iter().any(|bytes| bytes.starts_with(b"{\"refused\""));
        let said = answer.iter().map(|bytes| String::from_utf8_lossy(bytes)).collect::<String>();
        assert!(!refused, "a twin's act was refused: {said}");
    }
}

fn names(seats: &[SeatId]) -> Vec<(SeatId, DisplayName)> {
    let name = |number: u32| DisplayName::parse(&format!("Name {number}")).expect("a name");
    (1..).zip(seats).map(|(number, seat)| (*seat, name(number))).collect()
}

/// All seats except these.
pub(crate) fn except(all: &[SeatId], those: &[SeatId]) -> Vec<SeatId> {
    all.iter().copied().filter(|seat| !those.contains(seat)).collect()
}

/// Whether a seat is a facilitator's.
pub(crate) fn facilitates(cast: &Cast, seat: SeatId) -> bool {
    seat == cast.mobilizer || seat == cast.seller
}
