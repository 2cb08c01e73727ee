//! One workshop on the server: inputs in, entries to store and effects out.

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

/// A connection, numbered by whoever drives the core; never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnId(pub u64);

/// What came in.
#[derive(Clone, Debug)]
pub enum Input {
    /// A socket was opened for a seat whose key was checked.
    Opened {
        /// Its number.
        conn: ConnId,
        /// The seat.
        seat: SeatId,
        /// How it reads and writes.
        encoding: Encoding,
    },
    /// A message came.
    Heard {
        /// On which connection.
        conn: ConnId,
        /// The message.
        message: ClientMessage,
    },
    /// A connection ended.
    Gone {
        /// Which.
        conn: ConnId,
    },
    /// Somebody gave a name, or had it erased.
    Named {
        /// Which seat.
        seat: SeatId,
        /// The name.
        name: Option<DisplayName>,
    },
    /// A command over the HTTP interface.
    Asked {
        /// Comes back with the answer.
        ticket: u64,
        /// Whose.
        seat: SeatId,
        /// Its name.
        op: OpId,
        /// The command.
        command: Command,
    },
    /// All sockets of a seat are to be closed: its keys were revoked.
    Expelled {
        /// Which seat.
        seat: SeatId,
        /// With which code.
        code: CloseCode,
    },
    /// So many wait to be let in.
    Knocking {
        /// How many.
        count: u16,
    },
    /// A second has passed.
    Tick,
}

/// An event to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Whose command it followed from; none for the opening.
    pub seat: Option<SeatId>,
    /// Which command.
    pub op: Option<OpId>,
    /// The event.
    pub event: Event,
}

/// What is to be done once the entries are on disk, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write these bytes to a connection, in its encoding's kind of frame.
    Send {
        /// Which.
        conn: ConnId,
        /// The frame.
        bytes: Bytes,
    },
    /// Close a connection. It is forgotten already.
    Close {
        /// Which.
        conn: ConnId,
        /// Why.
        code: CloseCode,
    },
    /// Answer a command of the HTTP interface.
    Answer {
        /// Whose.
        ticket: u64,
        /// Done, or why not.
        result: Result<(), Rejection>,
    },
}

/// What one step gives.
#[derive(Debug, Default)]
pub struct Step {
    /// To be stored first, all of them or none.
    pub append: Vec<Entry>,
    /// To be done after.
    pub effects: Vec<Effect>,
}

/// A connection as the core knows it.
#[derive(Debug)]
pub(crate) struct Conn {
    pub(crate) seat: SeatId,
    pub(crate) encoding: Encoding,
    /// The number of the last event it was told of; none before its hello.
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
    recent: VecDeque<Entry>,
    fanout: Fanout,
    presence_changed: bool,
    /// How many wait to be let in.
    knocking: u16,
    /// How it stood when the group was last among itself, while it is.
    pub(crate) before: Option<Before>,
}

/// What somebody asks for.
struct Asked {
    op: OpId,
    command: Command,
    /// Whether the group was among itself when it was asked for.
    said_in_private: bool,
}

/// What those who are out of the room are still told.
#[derive(Debug)]
pub(crate) struct Before {
    pub(crate) seq: u64,
    pub(crate) people: BTreeMap<SeatId, DisplayName>,
}

impl Core {
    /// A room as it was stored: its state as of event number `seq`.
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
            knocking: 0,
            before: None,
        }
    }

    /// The workshop, everything of it: for looking up who somebody is. What leaves the server comes from [`Self::sides`].
    pub fn workshop(&self) -> &Workshop {
        self.saved.state.insiders()
    }

    /// The workshop as both sides know it.
    pub fn sides(&self) -> &TwoSided {
        &self.saved.state
    }

    /// The number of the last event.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// What a snapshot keeps.
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

    /// Takes everything that came in and says what to store and then to do.
    pub fn step(&mut self, now: Timestamp, inputs: impl IntoIterator<Item = Input>) -> Step {
        let mut step = Step::default();
        let mut acks: BTreeMap<ConnId, Vec<Ack>> = BTreeMap::new();
        // Everyone who is in step already gets one frame for the whole batch at its end. A connection that says
        // hello within the batch gets a welcome there too, with everything in it.
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
                        let asked = Asked { op, command, said_in_private };
                        if let Some(ack) = self.heard(now, conn, greeted, asked, &mut step) {
                            acks.entry(conn).or_default().push(ack);
                        }
                    }
                    (true, ClientMessage::Ping { nonce }) => {
                        self.send(conn, &ServerMessage::Pong { nonce, now }, &mut step);
                    }
                },
                Input::Gone { conn } => self.forget(conn),
                Input::Named { seat, name } => self.named(seat, name, &mut step),
                Input::Asked { ticket, seat, op, command } => {
                    let asked = Asked { op, command, said_in_private: false };
                    let result = self.carry_out(now, seat, asked, &mut step.append);
                    step.effects.push(Effect::Answer { ticket, result });
                }
                Input::Expelled { seat, code } => self.expel(seat, code, &mut step),
                Input::Knocking { count } => self.knocked(count, &mut step),
                Input::Tick => self.tell_presence(&mut step),
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

    /// Decides a command and applies its events. A command that is in the log already was done already.
    fn carry_out(
        &mut self,
        now: Timestamp,
        seat: SeatId,
        Asked { op, command, said_in_private }: Asked,
        append: &mut Vec<Entry>,
    ) -> Result<(), Rejection> {
        // PROMISE: known-command
        if self.saved.ops.contains(&op) {
            return Ok(());
        }
        // What is entered for somebody without a device is theirs.
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
            let entry = Entry { seq: self.seq, at: now, seat, op: Some(op), event };
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
        asked: Asked,
        step: &mut Step,
    ) -> Option<Ack> {
        let op = asked.op;
        let known = self.conns.get(&conn)?;
        if known.sent_seq.is_none() && !greeted {
            self.close(conn, CloseCode::Malformed, step);
            return None;
        }
        match self.carry_out(now, known.seat, asked, &mut step.append) {
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
        // Whoever is out does not learn how much happens meanwhile.
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
        // At once, and not a second later: until then everybody would seem to be away.
        if let Some(presence) = self.presence(&self.here(), seat) {
            self.send(conn, &presence, step);
        }
        if viewer.role == Role::Mobilizer && self.knocking > 0 {
            self.send(conn, &ServerMessage::Knocking { count: self.knocking }, step);
        }
    }

    fn named(&mut self, seat: SeatId, name: Option<DisplayName>, step: &mut Step) {
        match name.clone() {
            Some(name) => self.people.insert(seat, name),
            None => self.people.remove(&seat),
        };
        let message = ServerMessage::Named(Person { seat, name });
        let guest =
            |to: SeatId| self.workshop().viewer(to).is_some_and(|v| v.scope != Scope::Workshop);
        let told = |to: SeatId| (self.hears(to) && !guest(to)).then(|| message.clone());
        self.fanout.broadcast(&self.conns, told, &mut step.effects);
    }

    fn knocked(&mut self, count: u16, step: &mut Step) {
        if std::mem::replace(&mut self.knocking, count) == count {
            return;
        }
        let seats = &self.saved.state.insiders().seats;
        let leads = |to: SeatId| seats.present(to).is_some_and(|seat| seat.role == Role::Mobilizer);
        let told = |to: SeatId| leads(to).then_some(ServerMessage::Knocking { count });
        self.fanout.broadcast(&self.conns, told, &mut step.effects);
    }

    /// Members connected, each once however many screens they have; the facilitators learn which seats.
    fn tell_presence(&mut self, step: &mut Step) {
        if std::mem::take(&mut self.presence_changed) {
            let here = self.here();
            let told = |seat| self.presence(&here, seat);
            self.fanout.broadcast(&self.conns, told, &mut step.effects);
        }
    }

    /// The connected seats, each once however many screens it has.
    fn here(&self) -> BTreeSet<SeatId> {
        self.conns.values().map(|conn| conn.seat).collect()
    }

    /// Who is here, as far as this seat may know; nothing while it is out of the room.
    fn presence(&self, here: &BTreeSet<SeatId>, seat: SeatId) -> Option<ServerMessage> {
        let seats = &self.workshop().seats;
        let role = seats.present(seat).filter(|_| self.hears(seat))?.role;
        let members =
            here.iter().filter_map(|id| seats.present(*id)).filter(|s| s.role.is_member());
        let count = u16::try_from(members.count()).unwrap_or(u16::MAX);
        let seats = if role.facilitates() { here.iter().copied().collect() } else { Vec::new() };
        Some(ServerMessage::Presence { count, seats })
    }

    /// Whether a seat is told anything now: not while it is out of the room.
    fn hears(&self, seat: SeatId) -> bool {
        let inside = |viewer: Viewer| viewer.is_insider || !self.saved.state.is_private();
        self.workshop().viewer(seat).is_some_and(inside)
    }

    /// The connections that begin anew after this batch: those of whoever was let in again, and the wall's, which knows
    /// more or less from one moment to the next.
    fn restarted(&self, batch: &[Entry]) -> Vec<ConnId> {
        use customers_only::Event as E;
        let happened = |wanted: fn(&E) -> bool| {
            batch.iter().any(|entry| matches!(&entry.event, Event::CustomersOnly(e) if wanted(e)))
        };
        let ended = happened(|event| matches!(event, E::Ended { .. }));
        let moved = ended || happened(|event| matches!(event, E::Started(_)));
        let anew = |conn: &Conn| {
            let viewer = self.workshop().viewer(conn.seat);
            viewer.is_some_and(|viewer| match viewer.role {
                Role::Wall => moved,
                _ => ended && !viewer.is_insider,
            })
        };
        let greeted = self.conns.iter().filter(|(_, conn)| conn.sent_seq.is_some());
        greeted.filter(|(_, conn)| anew(conn)).map(|(id, _)| *id).collect()
    }

    /// Closes the sockets of seats that are no longer in the workshop.
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
