//! A room full of connections, and everything that is sent to each.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{
    Command, Timestamp, TwoSided, Workshop,
    id::{OpId, SeatId, WorkshopId},
    samples::{Cast, Play, disconnect, function, room as seated, seat, title},
    text::DisplayName,
    tool::{
        agenda::{Activity, Phase},
        cards::Level,
        charter::{self, Visibility},
        disconnects, seats,
    },
};
use protocol::{ClientMessage, Encoding, VERSION};
use room::{ConnId, Core, Effect, Input, Saved};
use uuid::Uuid;

/// The person without a device.
pub(crate) const PROXY: u64 = 900;
/// The expert who was called to a disconnect.
pub(crate) const EXPERT: u64 = 901;

/// What somebody does. The ids of commands are numbered, so that twins have the same.
pub(crate) type Act = (SeatId, Command);

/// Where a twin test begins: a room at a step, under a promise.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) cast: Cast,
    sides: TwoSided,
    id: WorkshopId,
    now: Timestamp,
}

impl Scene {
    /// A room in the first step with this activity, where everything stands under this promise; `prepare` does the rest.
    pub(crate) fn at(
        activity: Activity,
        promise: Visibility,
        prepare: impl FnOnce(&mut Play),
    ) -> Self {
        let mut play = seated(7);
        let mobilizer = play.cast.mobilizer;
        for phase in [Phase::Prompt, Phase::Explore, Phase::Converge] {
            let promise = charter::Command::Promise { phase, visibility: promise };
            // By function is what holds anyway.
            let _ = play.tries(mobilizer, promise);
        }
        let floor = function("Workshop floor");
        let represent =
            seats::Command::AddProxy { seat: seat(PROXY), function: floor, veto: false };
        play.does(mobilizer, represent);
        let mut play = play.at(activity);
        prepare(&mut play);
        Self {
            cast: play.cast.clone(),
            sides: play.sides.clone(),
            id: play.cast.workshop,
            now: play.now,
        }
    }

    /// The same with an expert in it, who was called to a disconnect between two functions.
    pub(crate) fn call_expert(play: &mut Play) {
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

    /// The same, where the phase allows it.
    pub(crate) fn call_expert_where_it_can_be(play: &mut Play) {
        let phase = play.workshop.agenda.phase();
        if matches!(phase, Phase::Explore | Phase::Converge) {
            Self::call_expert(play);
        }
    }

    /// The workshop, as the customers know it.
    pub(crate) fn workshop(&self) -> &Workshop {
        self.sides.insiders()
    }

    /// Something more happens before it begins.
    #[track_caller]
    pub(crate) fn does(&mut self, seat: SeatId, command: impl Into<Command>) {
        let events =
            self.sides.decide(seat, command.into(), self.now, false).expect("it is granted");
        for event in &events {
            self.sides.evolve(event);
        }
    }

    /// Plays the acts and gives what was sent to whom. Everybody sits at two screens, one in each encoding; half way through
    /// everybody comes in on a third one, and at the end on a fourth, once with everything and once with what was missed.
    pub(crate) fn play(&self, acts: &[Act]) -> Sent {
        let mut house = House::open(self);
        for encoding in [Encoding::Json, Encoding::Postcard] {
            house.everybody_enters(encoding, None);
        }
        let seq = house.core.seq();
        for (number, (seat, command)) in acts.iter().enumerate() {
            house.now = house.now.plus(1_000_000);
            house.does(number, *seat, command.clone());
            if number == acts.len() / 2 {
                house.everybody_enters(Encoding::Json, None);
            }
            house.step(vec![Input::Tick]);
        }
        house.everybody_enters(Encoding::Json, None);
        house.everybody_enters(Encoding::Postcard, Some(seq));
        house.sent
    }
}

/// What was sent to each seat's connections, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent(pub(crate) BTreeMap<SeatId, BTreeMap<u64, Vec<Bytes>>>);

impl Sent {
    /// The seats that could tell two rooms apart.
    pub(crate) fn told_apart(&self, other: &Self) -> Vec<SeatId> {
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

struct House {
    core: Core,
    now: Timestamp,
    seats: Vec<SeatId>,
    conns: u64,
    of: BTreeMap<ConnId, SeatId>,
    sent: Sent,
}

impl House {
    fn open(scene: &Scene) -> Self {
        let saved = Saved { state: scene.sides.clone(), ops: std::collections::BTreeSet::new() };
        let present = |seat: &SeatId| scene.sides.insiders().seats.present(*seat).is_some();
        let seats: Vec<SeatId> =
            scene.sides.insiders().seats.all.keys().copied().filter(present).collect();
        let names = (1..).zip(&seats).filter_map(|(number, seat): (u32, _)| {
            Some((*seat, DisplayName::parse(&format!("Name {number}")).ok()?))
        });
        let core = Core::new(scene.id, saved, 100, names);
        let of = BTreeMap::new();
        Self { core, now: scene.now, seats, conns: 0, of, sent: Sent::default() }
    }

    fn step(&mut self, inputs: Vec<Input>) {
        for effect in self.core.step(self.now, inputs).effects {
            if let Effect::Send { conn, bytes } = effect {
                let seat = self.of[&conn];
                self.sent.0.entry(seat).or_default().entry(conn.0).or_default().push(bytes);
            }
        }
    }

    fn everybody_enters(&mut self, encoding: Encoding, resume: Option<u64>) {
        for seat in self.seats.clone() {
            // Nobody sits on the seat of somebody without a device.
            let known = self.core.workshop().seats.present(seat);
            if known.is_none_or(|seat| seat.proxy) {
                continue;
            }
            self.conns += 1;
            let conn = ConnId(self.conns);
            self.of.insert(conn, seat);
            let message = ClientMessage::Hello { version: VERSION, resume };
            self.step(vec![Input::Opened { conn, seat, encoding }, Input::Heard { conn, message }]);
        }
        self.step(vec![Input::Tick]);
    }

    fn does(&mut self, number: usize, seat: SeatId, command: Command) {
        let op = OpId(Uuid::from_u128(0xac7 << 32 | number as u128));
        let first = self.of.iter().find(|(_, of)| **of == seat).map(|(conn, _)| *conn);
        let conn = first.expect("whoever acts is connected");
        let frames = |house: &Self| house.sent.0[&seat][&conn.0].len();
        let before = frames(self);
        self.step(vec![Input::Heard {
            conn,
            message: ClientMessage::Do { op, command, said_in_private: false },
        }]);
        let answer = &self.sent.0[&seat][&conn.0][before..];
        let refused = answer.iter().any(|bytes| bytes.starts_with(b"{\"refused\""));
        let said = answer.iter().map(|bytes| String::from_utf8_lossy(bytes)).collect::<String>();
        assert!(!refused, "a twin's act was refused: {said}");
    }
}

/// Everybody but these.
pub(crate) fn but(all: &[SeatId], those: &[SeatId]) -> Vec<SeatId> {
    all.iter().copied().filter(|seat| !those.contains(seat)).collect()
}

/// Whether a role is one of those who lead.
pub(crate) fn leads(cast: &Cast, seat: SeatId) -> bool {
    seat == cast.mobilizer || seat == cast.seller
}
