//! The hub: connections, what they are greeted with, and what they are sent. It decides nothing.

use std::collections::BTreeMap;

use domain::{
    Area, Role, Scope, Timestamp, TwoSided, Viewer,
    id::{SeatId, WorkshopId},
    text::DisplayName,
};
use protocol::{
    Ack, CloseCode, Encoding, Frame, Person, Position, ServerMessage, Start, VERSION,
    limits::{CLIENTS_MAX, SOCKETS_PER_SEAT_MAX},
};

use crate::{
    conn::{Audience, Conns, Hello},
    disclosed,
    fanout::News,
    input::{ConnId, Effect, NewEvent},
    presence::{self, Presence},
    recent::{Recent, is_steady},
    restarts::starting_over,
    told::Told,
    welcomes::Welcomes,
};

/// The connections of one workshop, and what they have been sent.
#[derive(Debug)]
pub(crate) struct Hub {
    id: WorkshopId,
    /// Assumes one server: who is connected to another one is not counted as present.
    pub(crate) conns: Conns,
    /// How many events each audience has been sent. Follows from the log.
    pub(crate) told: Told,
    recent: Recent,
    /// Welcomes that many are sent alike, until the next event or name.
    welcomes: Welcomes,
    /// The names people gave. Assumes one server: names that another one stored are read when the room is loaded.
    pub(crate) people: BTreeMap<SeatId, DisplayName>,
    presence_changed: bool,
    /// People waiting to be let in. Assumes one server: each counts its own.
    waiting_count: u16,
}

impl Hub {
    pub(crate) fn new(id: WorkshopId, told: Told, people: BTreeMap<SeatId, DisplayName>) -> Self {
        Self {
            id,
            conns: Conns::default(),
            told,
            recent: Recent::default(),
            welcomes: Welcomes::default(),
            people,
            presence_changed: false,
            waiting_count: 0,
        }
    }

    pub(crate) fn opened(
        &mut self,
        sides: &TwoSided,
        (conn, seat, encoding): (ConnId, SeatId, Encoding),
        effects: &mut Vec<Effect>,
    ) {
        let of_seat = self.conns.of_seat(seat).len();
        self.conns.insert(conn, seat, encoding);
        if sides.insiders().viewer(seat).is_none() {
            self.close(conn, CloseCode::NotAdmitted, effects);
        } else if of_seat >= SOCKETS_PER_SEAT_MAX {
            self.close(conn, CloseCode::SeatFull, effects);
        } else if self.conns.len() > CLIENTS_MAX {
            self.close(conn, CloseCode::Full, effects);
        } else {
            self.presence_changed = true;
        }
    }

    /// Whether a hello is answered: it is the first one, in the right version.
    pub(crate) fn hello(&mut self, conn: ConnId, version: u16, effects: &mut Vec<Effect>) -> bool {
        let again = self.conns.get(conn).is_some_and(|known| known.audience.is_some());
        if version != VERSION {
            self.close(conn, CloseCode::OtherVersion, effects);
        } else if again {
            self.close(conn, CloseCode::Malformed, effects);
        }
        version == VERSION && !again
    }

    /// Sends the state to start from, or what was missed.
    pub(crate) fn welcome(
        &mut self,
        sides: &TwoSided,
        here: &Presence,
        Hello { conn, area, resume }: Hello,
        now: Timestamp,
        effects: &mut Vec<Effect>,
    ) {
        let Some(known) = self.conns.get_mut(conn) else { return };
        let Some(viewer) = sides.insiders().viewer(known.seat) else { return };
        known.audience = Some(Audience::of(&viewer, area));
        let seat = known.seat;
        let position = self.told.position(&viewer, area);
        let to = (&viewer, area);
        if let Some(welcome) = self.welcomes.find(sides, to, position, resume, now) {
            self.recent.greeted(seat, area, position);
            self.conns.send(conn, welcome, effects);
        } else {
            let start = self.start(sides, to, resume);
            let person = |(seat, name)| Person { seat, name: Some(name) };
            let people = self.people_for(sides, &viewer).into_iter().map(person).collect();
            let welcome = ServerMessage::Welcome { workshop: self.id, seat, now, start, people };
            self.conns.send(conn, &welcome, effects);
            self.welcomes.store(to, welcome);
        }
        // Sent at once, not a second later: until then everybody would seem to be away.
        if let Some(presence) = here.message_for(sides, seat) {
            self.conns.send(conn, &presence, effects);
        }
        if viewer.role == Role::Mobilizer && self.waiting_count > 0 {
            let count = self.waiting_count;
            self.conns.send(conn, &ServerMessage::WaitingCount { count }, effects);
        }
    }

    fn start(
        &mut self,
        sides: &TwoSided,
        (viewer, area): (&Viewer, Area),
        resume: Option<Position>,
    ) -> Start {
        let position = self.told.position(viewer, area);
        let resumed = resume.filter(|_| is_steady(sides, viewer)).and_then(|from| {
            let events = self.recent.missed(sides, (viewer, area), from, position)?;
            let (from, to, own) = (from.shared, position.shared, Some(position.own));
            Some(Frame { from, to, own, events, acks: Vec::new() })
        });
        self.recent.greeted(viewer.seat, area, position);
        resumed.map_or_else(
            || Start::Whole { position, state: Box::new(disclosed::workshop(sides, viewer, area)) },
            Start::Missed,
        )
    }

    /// Tells everybody what happened. `first`: connections that said hello just now and get everything at once.
    pub(crate) fn tell(
        &mut self,
        sides: &TwoSided,
        events: Vec<NewEvent>,
        first: Vec<Hello>,
        mut acks: BTreeMap<ConnId, Vec<Ack>>,
        now: Timestamp,
        effects: &mut Vec<Effect>,
    ) {
        if !events.is_empty() {
            self.welcomes.clear();
        }
        let before = self.told.clone();
        let moved: Vec<_> = events.iter().map(|event| self.told.count(event)).collect();
        let again = starting_over(sides, &self.conns, &events);
        let news = News { events: &events, before: &before, after: &self.told };
        let others = self.conns.greeted().filter(|(conn, ..)| !again.contains_key(conn));
        news.deliver(others, &mut acks, effects);
        for (event, moved) in events.into_iter().zip(moved) {
            self.recent.push(event, &moved);
        }
        self.presence_changed |= !again.is_empty();
        if !again.is_empty() || !first.is_empty() {
            let here = Presence::of(sides, &self.conns);
            for greeted in again
                .into_iter()
                .map(|(conn, area)| Hello { conn, area, resume: None })
                .chain(first)
            {
                self.welcome(sides, &here, greeted, now, effects);
            }
        }
        self.acknowledge(sides, acks, effects);
    }

    /// Acknowledges the commands of connections that were welcomed only now.
    fn acknowledge(
        &self,
        sides: &TwoSided,
        acks: BTreeMap<ConnId, Vec<Ack>>,
        effects: &mut Vec<Effect>,
    ) {
        for (conn, acks) in acks {
            let Some(known) = self.conns.get(conn) else { continue };
            let viewer = sides.insiders().viewer(known.seat);
            let (Some(viewer), Some(audience)) = (viewer, known.audience) else { continue };
            let Position { shared, .. } = self.told.position(&viewer, audience.area());
            let frame = Frame { from: shared, to: shared, own: None, events: Vec::new(), acks };
            self.conns.send(conn, &ServerMessage::Frame(frame), effects);
        }
    }

    /// The names this viewer may know: an invited expert gets none, and outsiders none during a private session. Names
    /// are not in the log, so nothing could tell which were given meanwhile.
    pub(crate) fn people_for(
        &self,
        sides: &TwoSided,
        viewer: &Viewer,
    ) -> BTreeMap<SeatId, DisplayName> {
        let out = !viewer.is_insider && sides.is_private();
        if out || viewer.scope != Scope::Workshop { BTreeMap::new() } else { self.people.clone() }
    }

    /// Records a name, and tells whoever may know it.
    pub(crate) fn named(
        &mut self,
        sides: &TwoSided,
        seat: SeatId,
        name: Option<DisplayName>,
        effects: &mut Vec<Effect>,
    ) {
        self.welcomes.clear();
        match name.clone() {
            Some(name) => self.people.insert(seat, name),
            None => self.people.remove(&seat),
        };
        let message = ServerMessage::Named(Person { seat, name });
        let is_expert =
            |to: SeatId| sides.insiders().viewer(to).is_some_and(|v| v.scope != Scope::Workshop);
        let message_for =
            |to: SeatId| (presence::receives(sides, to) && !is_expert(to)).then(|| message.clone());
        self.conns.broadcast(message_for, effects);
    }

    pub(crate) fn waiting_changed(
        &mut self,
        sides: &TwoSided,
        count: u16,
        effects: &mut Vec<Effect>,
    ) {
        if std::mem::replace(&mut self.waiting_count, count) == count {
            return;
        }
        let seats = &sides.insiders().seats;
        let is_mobilizer =
            |to: SeatId| seats.present(to).is_some_and(|seat| seat.role == Role::Mobilizer);
        let message_for =
            |to: SeatId| is_mobilizer(to).then_some(ServerMessage::WaitingCount { count });
        self.conns.broadcast(message_for, effects);
    }

    /// Sends the number of connected members, each counted once however many devices they use; facilitators also get
    /// the seats.
    pub(crate) fn send_presence(&mut self, sides: &TwoSided, effects: &mut Vec<Effect>) {
        if std::mem::take(&mut self.presence_changed) {
            let here = Presence::of(sides, &self.conns);
            self.conns.broadcast(|seat| here.message_for(sides, seat), effects);
        }
    }

    pub(crate) fn expel(&mut self, seat: SeatId, code: CloseCode, effects: &mut Vec<Effect>) {
        for conn in self.conns.of_seat(seat) {
            self.close(conn, code, effects);
        }
    }

    /// Closes the sockets of seats that have left the workshop.
    pub(crate) fn expel_removed(&mut self, sides: &TwoSided, effects: &mut Vec<Effect>) {
        for seat in self.conns.seats() {
            if sides.insiders().viewer(seat).is_none() {
                self.expel(seat, CloseCode::NotAdmitted, effects);
            }
        }
    }

    pub(crate) fn close(&mut self, conn: ConnId, code: CloseCode, effects: &mut Vec<Effect>) {
        self.forget(conn);
        effects.push(Effect::Close { conn, code });
    }

    pub(crate) fn forget(&mut self, conn: ConnId) {
        self.presence_changed |= self.conns.remove(conn);
    }
}
