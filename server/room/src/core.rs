//! One workshop on the server: inputs in, events to store and effects out. A decider and a hub, in three phases, so that
//! a batch can be decided again when somebody else has written to the log first.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Area, Rejection, Timestamp, TwoSided, Viewer, Workshop,
    id::{SeatId, WorkshopId},
    text::DisplayName,
};
use protocol::{Ack, ClientMessage, CloseCode, Position, ServerMessage};

use crate::{
    Saved,
    conn::Hello,
    decider::{Decider, Given},
    hub::Hub,
    input::{ConnId, Effect, Input, LoggedEvent, NewEvent},
    saved::ToSave,
};

/// Who waits for the answer to a command.
#[derive(Clone, Copy, Debug)]
enum Asker {
    Conn(ConnId),
    Http { ticket: u64 },
}

/// A batch of inputs, taken in: what is left to decide and to tell.
#[derive(Debug, Default)]
pub struct Batch {
    commands: Vec<(Asker, Given)>,
    hellos: Vec<Hello>,
    named: Vec<(SeatId, Option<DisplayName>)>,
    /// Effects that do not depend on the decisions.
    effects: Vec<Effect>,
    /// Whether a scheduled event may be due.
    due: bool,
    ticks: bool,
}

/// What becomes of the time of the next scheduled event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DueChange {
    #[default]
    Same,
    At(Timestamp),
    /// No event is scheduled.
    Nothing,
}

/// What was decided. It takes effect once it is stored.
#[derive(Debug, Default)]
pub struct Decided {
    events: Vec<NewEvent>,
    /// One per command.
    results: Vec<Result<(), Rejection>>,
    next_due: DueChange,
}

impl Decided {
    /// The events to store, all of them or none.
    pub fn append(&self) -> impl ExactSizeIterator<Item = &LoggedEvent> {
        self.events.iter().map(|event| &event.entry)
    }

    /// What becomes of the time of the next scheduled event. To be stored with the events.
    pub fn next_due(&self) -> DueChange {
        self.next_due
    }
}

/// The result of one step.
#[derive(Debug, Default)]
pub struct Step {
    /// Events to store first, all of them or none.
    pub append: Vec<LoggedEvent>,
    /// What to do afterwards.
    pub effects: Vec<Effect>,
}

/// One workshop on the server.
#[derive(Debug)]
pub struct Core {
    decider: Decider,
    hub: Hub,
    /// Events of others that are in the log and were not told yet.
    untold: Vec<NewEvent>,
}

impl Core {
    /// A room as stored: its state as of event number `seq`.
    pub fn new(
        id: WorkshopId,
        saved: Saved,
        seq: u64,
        people: impl IntoIterator<Item = (SeatId, DisplayName)>,
    ) -> Self {
        let Saved { replayed, told } = saved;
        let hub = Hub::new(id, told, people.into_iter().collect());
        Self { decider: Decider { replayed, seq }, hub, untold: Vec::new() }
    }

    /// The insiders' workshop, to look up who somebody is. Whatever leaves the server comes from [`Self::sides`].
    pub fn workshop(&self) -> &Workshop {
        self.sides().insiders()
    }

    /// The workshop in both versions: insiders' and outsiders'.
    pub fn sides(&self) -> &TwoSided {
        &self.decider.replayed.sides
    }

    /// The number of the last event.
    pub fn seq(&self) -> u64 {
        self.decider.seq
    }

    /// How many events a seat has been sent in an area; `None` for a seat that has left.
    pub fn position(&self, seat: SeatId, area: Area) -> Option<Position> {
        Some(self.hub.told.position(&self.workshop().viewer(seat)?, area))
    }

    /// What a snapshot holds: see [`Saved`]. `None` if it cannot be encoded, and then there is no snapshot.
    pub fn to_snapshot(&self) -> Option<Vec<u8>> {
        ToSave { replayed: &self.decider.replayed, told: &self.hub.told }.to_bytes()
    }

    /// How many connections there are.
    pub fn connections(&self) -> usize {
        self.hub.conns.len()
    }

    /// The names people gave.
    pub fn people(&self) -> &BTreeMap<SeatId, DisplayName> {
        &self.hub.people
    }

    /// The names this viewer may know.
    pub fn people_for(&self, viewer: &Viewer) -> BTreeMap<SeatId, DisplayName> {
        self.hub.people_for(self.sides(), viewer)
    }

    /// All three phases at once, for a log that nobody else writes to.
    pub fn step(&mut self, now: Timestamp, inputs: impl IntoIterator<Item = Input>) -> Step {
        let batch = self.receive(now, inputs);
        let decided = self.decide(now, &batch);
        let append = decided.append().cloned().collect();
        Step { append, effects: self.tell(now, batch, decided) }
    }

    /// Phase one: connections come and go, messages are read. Nothing is decided.
    pub fn receive(&mut self, now: Timestamp, inputs: impl IntoIterator<Item = Input>) -> Batch {
        let mut batch = Batch::default();
        let sides = &self.decider.replayed.sides;
        for input in inputs {
            match input {
                Input::Opened { conn, seat, encoding } => {
                    self.hub.opened(sides, (conn, seat, encoding), &mut batch.effects);
                }
                Input::Heard { conn, message } => self.hub.heard(now, conn, message, &mut batch),
                Input::Gone { conn } => self.hub.forget(conn),
                Input::Named { seat, name } => batch.named.push((seat, name)),
                Input::HttpCommand { ticket, seat, op, command } => {
                    let given = Given { seat, op, command, said_in_private: false };
                    batch.commands.push((Asker::Http { ticket }, given));
                }
                Input::Expelled { seat, code } => self.hub.expel(seat, code, &mut batch.effects),
                Input::WaitingCount { count } => {
                    self.hub.waiting_changed(sides, count, &mut batch.effects);
                }
                Input::Due => batch.due = true,
                Input::Tick => batch.ticks = true,
            }
        }
        batch
    }

    /// Phase two: decides the commands. The state is ahead of the log until the events are stored.
    pub fn decide(&mut self, now: Timestamp, batch: &Batch) -> Decided {
        let mut decided = Decided::default();
        let due_before = self.decider.next_due();
        if batch.due {
            self.decider.apply_due(now, &mut decided.events);
        }
        for (_, given) in &batch.commands {
            let result = self.decider.carry_out(now, given.clone(), &mut decided.events);
            decided.results.push(result);
        }
        decided.next_due = match self.decider.next_due() {
            same if same == due_before => DueChange::Same,
            Some(at) => DueChange::At(at),
            None => DueChange::Nothing,
        };
        decided
    }

    /// After a conflict: somebody else wrote to the log first. `saved` is the state as of event number `seq`, `others`
    /// every event since the last one that was told here. Decide the batch again.
    pub fn catch_up(&mut self, saved: Saved, seq: u64, others: Vec<NewEvent>) {
        self.decider = Decider { replayed: saved.replayed, seq };
        self.untold = others;
    }

    /// The number of the last event that was told, to read on from after a conflict.
    pub fn told_seq(&self, decided: &Decided) -> u64 {
        self.decider.seq - (decided.events.len() + self.untold.len()) as u64
    }

    /// Phase three, once the events are stored: tells everybody.
    pub fn tell(&mut self, now: Timestamp, batch: Batch, decided: Decided) -> Vec<Effect> {
        let Batch { commands, hellos, named, mut effects, due: _, ticks } = batch;
        let sides = &self.decider.replayed.sides;
        for (seat, name) in named {
            self.hub.named(sides, seat, name, &mut effects);
        }
        let mut acks: BTreeMap<ConnId, Vec<Ack>> = BTreeMap::new();
        for ((asker, given), result) in commands.into_iter().zip(decided.results) {
            match (asker, result) {
                (Asker::Http { ticket }, result) => effects.push(Effect::Answer { ticket, result }),
                (Asker::Conn(conn), Ok(())) => {
                    acks.entry(conn).or_default().push(Ack { op: given.op });
                }
                (Asker::Conn(conn), Err(why)) => {
                    let refused = ServerMessage::Refused { op: given.op, why };
                    self.hub.conns.send(conn, &refused, &mut effects);
                }
            }
        }
        let mut events = std::mem::take(&mut self.untold);
        events.extend(decided.events);
        let changed = !events.is_empty();
        self.hub.tell(sides, events, hellos, acks, now, &mut effects);
        if changed {
            self.hub.expel_removed(sides, &mut effects);
        }
        if ticks {
            self.hub.send_presence(sides, &mut effects);
        }
        effects
    }
}

impl Hub {
    /// Reads a message of a connection that is still open.
    fn heard(&mut self, now: Timestamp, conn: ConnId, message: ClientMessage, batch: &mut Batch) {
        let Some(known) = self.conns.get(conn) else { return };
        let (seat, greeted) = (known.seat, known.audience.is_some());
        match message {
            ClientMessage::Hello { version, area, resume } => {
                let again = batch.hellos.iter().any(|other| other.conn == conn);
                if again {
                    self.close(conn, CloseCode::Malformed, &mut batch.effects);
                } else if self.hello(conn, version, &mut batch.effects) {
                    batch.hellos.push(Hello { conn, area, resume });
                }
            }
            ClientMessage::Do { op, command, said_in_private } => {
                if !greeted && !batch.hellos.iter().any(|other| other.conn == conn) {
                    return self.close(conn, CloseCode::Malformed, &mut batch.effects);
                }
                let command = Arc::unwrap_or_clone(command);
                let given = Given { seat, op, command, said_in_private };
                batch.commands.push((Asker::Conn(conn), given));
            }
            ClientMessage::Ping { nonce } => {
                self.conns.send(conn, &ServerMessage::Pong { nonce, now }, &mut batch.effects);
            }
        }
    }
}
