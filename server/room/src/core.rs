//! One workshop on the server: inputs in, events to store and effects out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use bytes::Bytes;
use domain::{
    Command, Event, Rejection, Role, Scope, Timestamp, TwoSided, Viewer, Workshop,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
    tool::{customers_only, seats},
};
use protocol::{
    Ack, ClientMessage, CloseCode, Encoding, Person, ServerMessage, VERSION,
    limits::{CLIENTS_MAX, MISSED_EVENTS_MAX, SOCKETS_PER_SEAT_MAX},
};

use crate::{Saved, deliver::Fanout};

/// A connection's number. The caller assigns it and never reuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnId(pub u64);

/// Something that happened to the workshop.
#[derive(Clone, Debug)]
pub enum Input {
    /// A socket was opened for a seat whose key was checked.
    Opened {
        conn: ConnId,
        seat: SeatId,
        /// How its messages are encoded.
        encoding: Encoding,
    },
    /// A message arrived.
    Heard { conn: ConnId, message: ClientMessage },
    /// A connection closed.
    Gone { conn: ConnId },
    /// Somebody gave or erased a name.
    Named {
        seat: SeatId,
        /// `None` erases it.
        name: Option<DisplayName>,
    },
    /// A command from the HTTP API.
    HttpCommand {
        /// Returned with the answer.
        ticket: u64,
        /// Who gives the command.
        seat: SeatId,
        /// The command's id.
        op: OpId,
        command: Command,
    },
    /// A seat's keys were revoked: close all its sockets.
    Expelled { seat: SeatId, code: CloseCode },
    /// The number of people waiting to be let in has changed.
    WaitingCount { count: u16 },
    /// A second has passed.
    Tick,
}

/// An event with its place in the log, to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedEvent {
    /// Its number in the log.
    pub seq: u64,
    /// The server's clock.
    pub at: Timestamp,
    /// Whose command caused it; `None` for the opening.
    pub seat: Option<SeatId>,
    /// The command that caused it; `None` for the opening.
    pub op: Option<OpId>,
    pub event: Event,
}

/// What to do once the events are on disk, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send these bytes on a connection, in a frame of its encoding.
    Send { conn: ConnId, bytes: Bytes },
    /// Close a connection. The core has already removed it.
    Close { conn: ConnId, code: CloseCode },
    /// Answer a command from the HTTP API.
    Answer {
        /// As given with the command.
        ticket: u64,
        result: Result<(), Rejection>,
    },
}

/// The result of one step.
#[derive(Debug, Default)]
pub struct Step {
    /// Events to store first, all of them or none.
    pub append: Vec<LoggedEvent>,
    /// What to do afterwards.
    pub effects: Vec<Effect>,
}

/// The core's state per connection.
#[derive(Debug)]
pub(crate) struct Conn {
    pub(crate) seat: SeatId,
    pub(crate) encoding: Encoding,
    /// The number of the last event sent to it; `None` before its hello.
    pub(crate) sent_seq: Option<u64>,
}

/// One workshop on the server.
#[derive(Debug)]
pub struct Core {
    id: WorkshopId,
    pub(crate) saved: Saved,
    seq: u64,
    pub(crate) people: BTreeMap<SeatId, DisplayName>,
    conns: BTreeMap<ConnId, Conn>,
    /// The latest events, for clients that missed a few.
    recent: VecDeque<LoggedEvent>,
    fanout: Fanout,
    presence_changed: bool,
    /// People waiting to be let in.
    waiting_count: u16,
    /// The state at the start of the private session, while one is on.
    pub(crate) before: Option<Before>,
}

/// A command with its context.
struct GivenCommand {
    op: OpId,
    command: Command,
    /// Whether a private session was on when the client gave the command.
    said_in_private: bool,
}

/// What outsiders still see during a private session.
#[derive(Debug)]
pub(crate) struct Before {
    pub(crate) seq: u64,
    pub(crate) people: BTreeMap<SeatId, DisplayName>,
}

impl Core {
    /// A room as stored: its state as of event number `seq`.
    pub fn new(
        id: WorkshopId,
        saved: Saved,
        seq: u64,
        people: impl IntoIterator<Item = (SeatId, DisplayName)>,
    ) -> Self {
        Self {
            id,
            saved,
            seq,
            people: people.into_iter().collect(),
            conns: BTreeMap::new(),
            recent: VecDeque::new(),
            fanout: Fanout::new(seq),
            presence_changed: false,
            waiting_count: 0,
            before: None,
        }
    }

    /// The insiders' workshop, to look up who somebody is. Whatever leaves the server comes from [`Self::sides`].
    pub fn workshop(&self) -> &Workshop {
        self.saved.state.insiders()
    }

    /// The workshop in both versions: insiders' and outsiders'.
    pub fn sides(&self) -> &TwoSided {
        &self.saved.state
    }

    /// The number of the last event.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// The part of the state that a snapshot holds.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// How many connections there are.
    pub fn connections(&self) -> usize {
        self.conns.len()
    }

    /// The names people gave.
    pub fn people(&self) -> &BTreeMap<SeatId, DisplayName> {
        &self.people
    }

    /// Handles a batch of inputs. Returns what to store, and what to do once it is stored.
    pub fn step(&mut self, now: Timestamp, inputs: impl IntoIterator<Item = Input>) -> Step {
        let mut step = Step::default();
        let mut acks: BTreeMap<ConnId, Vec<Ack>> = BTreeMap::new();
        // Everyone who was greeted before gets one frame for the whole batch at its end. A connection that says hello
        // within the batch gets its welcome then, with everything included.
        let mut hellos = Vec::new();
        for input in inputs {
            match input {
                Input::Opened { conn, seat, encoding } => {
                    self.opened(conn, seat, encoding, &mut step);
                }
                Input::Heard { conn, message } => match (self.conns.contains_key(&conn), message) {
                    (false, _) => {}
                    (true, ClientMessage::Hello { version, resume }) => {
                        hellos
                            .extend(self.hello(conn, version, &mut step).then_some((conn, resume)));
                    }
                    (true, ClientMessage::Do { op, command, said_in_private }) => {
                        let greeted = hellos.iter().any(|(greeted, _)| *greeted == conn);
                        let given = GivenCommand { op, command, said_in_private };
                        if let Some(ack) = self.heard(now, conn, greeted, given, &mut step) {
                            acks.entry(conn).or_default().push(ack);
                        }
                    }
                    (true, ClientMessage::Ping { nonce }) => {
                        self.send(conn, &ServerMessage::Pong { nonce, now }, &mut step);
                    }
                },
                Input::Gone { conn } => self.forget(conn),
                Input::Named { seat, name } => self.named(seat, name, &mut step),
                Input::HttpCommand { ticket, seat, op, command } => {
                    let given = GivenCommand { op, command, said_in_private: false };
                    let result = self.carry_out(now, seat, given, &mut step.append);
                    step.effects.push(Effect::Answer { ticket, result });
                }
                Input::Expelled { seat, code } => self.expel(seat, code, &mut step),
                Input::WaitingCount { count } => self.waiting_changed(count, &mut step),
                Input::Tick => self.send_presence(&mut step),
            }
        }
        for (conn, resume) in hellos {
            self.welcome(conn, resume, now, &mut step);
        }
        let restarted = self.restarted(&step.append);
        self.fanout.deliver(
            self.saved.state.insiders(),
            &mut self.conns,
            &restarted,
            &step.append,
            acks,
            &mut step.effects,
        );
        for conn in restarted {
            self.presence_changed = true;
            self.welcome(conn, None, now, &mut step);
        }
        self.after(&mut step);
        step
    }

    /// Decides a command and applies its events. A command that is already in the log succeeds without effect.
    fn carry_out(
        &mut self,
        now: Timestamp,
        seat: SeatId,
        GivenCommand { op, command, said_in_private }: GivenCommand,
        append: &mut Vec<LoggedEvent>,
    ) -> Result<(), Rejection> {
        // PROMISE: known-command
        if self.saved.ops.contains(&op) {
            return Ok(());
        }
        // What is entered for somebody without a device belongs to that person's seat.
        let said_by = match &command {
            Command::Seats(seats::Command::OnBehalfOf { seat, .. }) => *seat,
            _ => seat,
        };
        for event in self.saved.state.decide(seat, command, now, said_in_private)? {
            self.seq += 1;
            self.saved.evolve(Some(op), &event);
            match &event {
                Event::CustomersOnly(customers_only::Event::Started(_)) => {
                    self.before = Some(Before { seq: self.seq, people: self.people.clone() });
                }
                Event::CustomersOnly(customers_only::Event::Ended { .. }) => self.before = None,
                _ => {}
            }
            let seat = Some(said_by);
            let entry = LoggedEvent { seq: self.seq, at: now, seat, op: Some(op), event };
            self.recent.push_back(entry.clone());
            append.push(entry);
        }
        while self.recent.len() > MISSED_EVENTS_MAX {
            self.recent.pop_front();
        }
        Ok(())
    }

    fn heard(
        &mut self,
        now: Timestamp,
        conn: ConnId,
        greeted: bool,
        given: GivenCommand,
        step: &mut Step,
    ) -> Option<Ack> {
        let op = given.op;
        let known = self.conns.get(&conn)?;
        if known.sent_seq.is_none() && !greeted {
            self.close(conn, CloseCode::Malformed, step);
            return None;
        }
        match self.carry_out(now, known.seat, given, &mut step.append) {
            Ok(()) => Some(Ack { op }),
            Err(why) => {
                self.send(conn, &ServerMessage::Refused { op, why }, step);
                None
            }
        }
    }

    fn opened(&mut self, conn: ConnId, seat: SeatId, encoding: Encoding, step: &mut Step) {
        let of_seat = self.conns.values().filter(|known| known.seat == seat).count();
        self.conns.insert(conn, Conn { seat, encoding, sent_seq: None });
        if self.workshop().viewer(seat).is_none() {
            self.close(conn, CloseCode::NotAdmitted, step);
        } else if self.conns.len() > CLIENTS_MAX || of_seat >= SOCKETS_PER_SEAT_MAX {
            self.close(conn, CloseCode::Full, step);
        } else {
            self.presence_changed = true;
        }
    }

    fn hello(&mut self, conn: ConnId, version: u16, step: &mut Step) -> bool {
        let again = self.conns.get(&conn).is_some_and(|known| known.sent_seq.is_some());
        if version != VERSION {
            self.close(conn, CloseCode::OtherVersion, step);
        } else if again {
            self.close(conn, CloseCode::Malformed, step);
        }
        version == VERSION && !again
    }

    fn welcome(&mut self, conn: ConnId, resume: Option<u64>, now: Timestamp, step: &mut Step) {
        let Some(known) = self.conns.get_mut(&conn) else { return };
        let Some(viewer) = self.saved.state.insiders().viewer(known.seat) else { return };
        let out = !viewer.is_insider && self.saved.state.is_private();
        // Outsiders must not learn how much happens during a private session.
        let before = self.before.as_ref().filter(|_| out);
        let seq = before.map_or(self.seq, |before| before.seq);
        known.sent_seq = Some(seq);
        let seat = known.seat;
        let start = self.fanout.start(&self.saved.state, &viewer, seq, resume, &self.recent);
        let person = |(seat, name)| Person { seat, name: Some(name) };
        let people = self.people_for(&viewer).into_iter().map(person).collect();
        self.send(
            conn,
            &ServerMessage::Welcome { workshop: self.id, seat, now, start, people },
            step,
        );
        // Sent at once, not a second later: until then everybody would seem to be away.
        if let Some(presence) = self.presence(&self.here(), seat) {
            self.send(conn, &presence, step);
        }
        if viewer.role == Role::Mobilizer && self.waiting_count > 0 {
            self.send(conn, &ServerMessage::WaitingCount { count: self.waiting_count }, step);
        }
    }

    fn named(&mut self, seat: SeatId, name: Option<DisplayName>, step: &mut Step) {
        match name.clone() {
            Some(name) => self.people.insert(seat, name),
            None => self.people.remove(&seat),
        };
        let message = ServerMessage::Named(Person { seat, name });
        let is_expert =
            |to: SeatId| self.workshop().viewer(to).is_some_and(|v| v.scope != Scope::Workshop);
        let message_for =
            |to: SeatId| (self.receives(to) && !is_expert(to)).then(|| message.clone());
        self.fanout.broadcast(&self.conns, message_for, &mut step.effects);
    }

    fn waiting_changed(&mut self, count: u16, step: &mut Step) {
        if std::mem::replace(&mut self.waiting_count, count) == count {
            return;
        }
        let seats = &self.saved.state.insiders().seats;
        let is_mobilizer =
            |to: SeatId| seats.present(to).is_some_and(|seat| seat.role == Role::Mobilizer);
        let message_for =
            |to: SeatId| is_mobilizer(to).then_some(ServerMessage::WaitingCount { count });
        self.fanout.broadcast(&self.conns, message_for, &mut step.effects);
    }

    /// Sends the number of connected members, each counted once however many devices they use; facilitators also get
    /// the seats.
    fn send_presence(&mut self, step: &mut Step) {
        if std::mem::take(&mut self.presence_changed) {
            let here = self.here();
            let message_for = |seat| self.presence(&here, seat);
            self.fanout.broadcast(&self.conns, message_for, &mut step.effects);
        }
    }

    /// The connected seats, each once however many devices it uses.
    fn here(&self) -> BTreeSet<SeatId> {
        self.conns.values().map(|conn| conn.seat).collect()
    }

    /// Who is connected, as this seat may know it; `None` during a private session it is excluded from.
    fn presence(&self, here: &BTreeSet<SeatId>, seat: SeatId) -> Option<ServerMessage> {
        let seats = &self.workshop().seats;
        let role = seats.present(seat).filter(|_| self.receives(seat))?.role;
        let members =
            here.iter().filter_map(|id| seats.present(*id)).filter(|s| s.role.is_member());
        let count = u16::try_from(members.count()).unwrap_or(u16::MAX);
        let seats = if role.facilitates() { here.iter().copied().collect() } else { Vec::new() };
        Some(ServerMessage::Presence { count, seats })
    }

    /// Whether a seat receives anything now: not during a private session it is excluded from.
    fn receives(&self, seat: SeatId) -> bool {
        let inside = |viewer: Viewer| viewer.is_insider || !self.saved.state.is_private();
        self.workshop().viewer(seat).is_some_and(inside)
    }

    /// The connections that start over after this batch: outsiders when a private session ends, and the wall when one
    /// starts or ends, because that changes what it may show.
    fn restarted(&self, batch: &[LoggedEvent]) -> Vec<ConnId> {
        use customers_only::Event as E;
        let happened = |wanted: fn(&E) -> bool| {
            batch.iter().any(|entry| matches!(&entry.event, Event::CustomersOnly(e) if wanted(e)))
        };
        let ended = happened(|event| matches!(event, E::Ended { .. }));
        let moved = ended || happened(|event| matches!(event, E::Started(_)));
        let restarts = |conn: &Conn| {
            let viewer = self.workshop().viewer(conn.seat);
            viewer.is_some_and(|viewer| match viewer.role {
                Role::Wall => moved,
                _ => ended && !viewer.is_insider,
            })
        };
        let greeted = self.conns.iter().filter(|(_, conn)| conn.sent_seq.is_some());
        greeted.filter(|(_, conn)| restarts(conn)).map(|(id, _)| *id).collect()
    }

    /// Closes the sockets of seats that have left the workshop.
    fn after(&mut self, step: &mut Step) {
        if step.append.is_empty() {
            return;
        }
        let seats = self.here().into_iter();
        let removed: Vec<_> =
            seats.filter(|seat| self.workshop().viewer(*seat).is_none()).collect();
        for seat in removed {
            self.expel(seat, CloseCode::NotAdmitted, step);
        }
    }

    fn expel(&mut self, seat: SeatId, code: CloseCode, step: &mut Step) {
        let of_seat: Vec<ConnId> =
            self.conns.iter().filter(|(_, known)| known.seat == seat).map(|(id, _)| *id).collect();
        for conn in of_seat {
            self.close(conn, code, step);
        }
    }

    fn close(&mut self, conn: ConnId, code: CloseCode, step: &mut Step) {
        self.forget(conn);
        step.effects.push(Effect::Close { conn, code });
    }

    fn forget(&mut self, conn: ConnId) {
        self.presence_changed |= self.conns.remove(&conn).is_some();
    }

    fn send(&self, conn: ConnId, message: &ServerMessage, step: &mut Step) {
        let encoded = self.conns.get(&conn).and_then(|known| known.encoding.encode(message).ok());
        step.effects.extend(encoded.map(|bytes| Effect::Send { conn, bytes: bytes.into() }));
    }
}
