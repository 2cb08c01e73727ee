//! The engine: inputs in, effects out.

use domain::{
    Area, Rejection, Timestamp, Topics, Workshop,
    id::{OpId, SeatId, WorkshopId},
    map::Map,
    text::DisplayName,
};
use protocol::{ClientMessage, CloseCode, Frame, Person, Position, ServerMessage, Start, VERSION};

use crate::{
    copies::Copies,
    link::{Link, LinkState, NextAction},
    messages::{Effect, Input, Status, Touched},
    outbox::{Outbox, Pending},
    replica::Replica,
};

/// What the caller must do.
type Effects<R> = Vec<Effect<<R as Replica>::Command>>;

/// The client's half of the sync: see the crate's documentation.
#[derive(Debug)]
pub struct Engine<R: Replica = Workshop> {
    /// The part of the workshop that it keeps.
    area: Area,
    link: Link,
    outbox: Outbox<R::Command>,
    /// Workshop and seat, known from the first welcome.
    me: Option<(WorkshopId, SeatId)>,
    /// How many events the server has sent this client.
    position: Position,
    copies: Copies<R>,
    people: Map<SeatId, DisplayName>,
    present: (u16, Vec<SeatId>),
    waiting_count: u16,
    /// The server's clock minus the client's, in microseconds.
    skew: i64,
}

impl<R: Replica> Engine<R> {
    /// A client of an area, with the commands an earlier page left in its outbox.
    pub fn new(area: Area, outbox: Vec<Pending<R::Command>>) -> Self {
        Self {
            area,
            link: Link::default(),
            outbox: Outbox::new(outbox),
            me: None,
            position: Position::default(),
            copies: Copies::default(),
            people: Map::new(),
            present: (0, Vec::new()),
            waiting_count: 0,
            skew: 0,
        }
    }

    /// The copy to show: with every pending command already applied.
    pub fn shown(&self) -> &R {
        self.copies.shown()
    }

    /// How many events the server has sent this client.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The workshop and this client's seat; `None` before the first welcome.
    pub fn me(&self) -> Option<(WorkshopId, SeatId)> {
        self.me
    }

    /// People waiting to be let in; always 0 unless this seat is the Mobilizer.
    pub fn waiting_count(&self) -> u16 {
        self.waiting_count
    }

    /// The name somebody gave; `None` if there is none.
    pub fn name(&self, seat: SeatId) -> Option<&DisplayName> {
        self.people.get(&seat)
    }

    /// The number of connected members, and the connected seats if this seat facilitates.
    pub fn present(&self) -> (u16, &[SeatId]) {
        (self.present.0, &self.present.1)
    }

    /// Commands without an answer, oldest first.
    pub fn outbox(&self) -> &[Pending<R::Command>] {
        self.outbox.pending()
    }

    /// The state of the connection to the server.
    pub fn status(&self) -> Status {
        let unsent = self.outbox.pending().len();
        match self.link.state {
            LinkState::Ended(code) => Status::Ended(code),
            LinkState::Live => Status::Live { unsent },
            _ if self.me.is_none() => Status::Connecting,
            _ => Status::Offline { unsent },
        }
    }

    /// The server's clock, estimated from its last message.
    pub fn server_now(&self, now: Timestamp) -> Timestamp {
        now.plus(self.skew)
    }

    /// Handles one input and returns what to do. `now` is the client's clock, `random` any random number.
    pub fn handle(&mut self, now: Timestamp, random: u64, input: Input<R>) -> Effects<R> {
        let before = self.status();
        let mut effects = Vec::new();
        match input {
            Input::Begin => {
                if self.link.state == LinkState::Idle {
                    self.link.state = LinkState::Away { retry_at: now };
                }
            }
            Input::Opened { generation } if generation == self.link.generation => {
                self.link.state = LinkState::Greeting;
                self.link.heard(now);
                let (area, resume) = (self.area, self.me.map(|_| self.position));
                let hello = ClientMessage::Hello { version: VERSION, area, resume };
                effects.push(Effect::Send(hello));
            }
            Input::Heard { generation, message } if generation == self.link.generation => {
                self.link.heard(now);
                self.receive(now, random, *message, &mut effects);
            }
            Input::Closed { generation, code } if generation == self.link.generation => {
                self.link.lost(now, random, code.and_then(CloseCode::from_number));
            }
            Input::Opened { .. } | Input::Heard { .. } | Input::Closed { .. } | Input::Tick => {}
            Input::Ask { op, command } => self.ask(now, op, command, &mut effects),
            Input::Wake => self.link.wake(now),
        }
        self.do_what_is_due(now, random, &mut effects);
        if self.status() != before {
            effects.push(Effect::Status);
        }
        effects
    }

    /// Does what is due: sends, pings, gives up, reconnects.
    fn do_what_is_due(&mut self, now: Timestamp, random: u64, effects: &mut Effects<R>) {
        let mut wake_at = None;
        if self.link.state == LinkState::Live {
            let (due, wait) = self.outbox.due(now);
            effects.extend(due.into_iter().map(|Pending { op, command, said_in_private }| {
                Effect::Send(ClientMessage::Do { op, command, said_in_private })
            }));
            wake_at = wait;
        }
        // At most give up, then connect, then wait: three iterations suffice.
        for _ in 0..3 {
            match self.link.next_action(now) {
                NextAction::Rest => break,
                NextAction::Ping(nonce) => {
                    effects.push(Effect::Send(ClientMessage::Ping { nonce }));
                }
                NextAction::Connect => {
                    let generation = self.link.open(now);
                    effects.push(Effect::Connect { generation });
                }
                NextAction::GiveUp => {
                    effects.push(Effect::Disconnect { generation: self.link.generation });
                    self.link.lost(now, random, None);
                }
                NextAction::Wait(at) => {
                    wake_at = Some(wake_at.map_or(at, |other: Timestamp| other.min(at)));
                    break;
                }
            }
        }
        effects.extend(wake_at.map(Effect::WakeAt));
    }

    fn ask(&mut self, now: Timestamp, op: OpId, command: R::Command, effects: &mut Effects<R>) {
        if self.outbox.is_full() {
            let why = Rejection::OutboxFull;
            effects.push(Effect::Refused { op, command: Box::new(command), why });
            return;
        }
        // It may be sent much later, when the seller is back in the session: record now whether it was private.
        let said_in_private = self.shown().is_private();
        self.outbox.push(Pending { op, command: command.clone(), said_in_private });
        effects.push(Effect::StoreOutbox);
        let changes = self.predict(now, command);
        if !changes.is_empty() {
            effects.push(Effect::Changed(Touched::Some(changes)));
        }
    }

    /// Predicts a pending command, once it is known whose page this is.
    fn predict(&mut self, now: Timestamp, command: R::Command) -> Topics {
        let Some((_, seat)) = self.me else { return Topics::new() };
        let at = self.server_now(now);
        self.copies.predict(seat, command, at)
    }

    fn receive(
        &mut self,
        now: Timestamp,
        random: u64,
        message: ServerMessage<R, R::Event>,
        effects: &mut Effects<R>,
    ) {
        match message {
            ServerMessage::Welcome { workshop, seat, now: server, start, people } => {
                self.skew = server.since(now);
                self.me = Some((workshop, seat));
                let known = |Person { seat, name }| name.map(|name| (seat, name));
                self.people = people.into_iter().filter_map(known).collect();
                self.link.live();
                self.outbox.reconnected();
                effects.push(Effect::People);
                match start {
                    Start::Whole { position, state } => {
                        self.position = position;
                        self.copies.start_over(*state);
                        self.rebase(now);
                        effects.push(Effect::Changed(Touched::All));
                    }
                    Start::Missed(frame) => self.apply(now, random, frame, effects),
                }
            }
            ServerMessage::Frame(frame) => self.apply(now, random, frame, effects),
            ServerMessage::Refused { op, why } => {
                if let Some(Pending { command, .. }) = self.outbox.take(op) {
                    let touched = self.rebase(now);
                    effects.push(Effect::StoreOutbox);
                    effects.push(Effect::Changed(Touched::Some(touched)));
                    effects.push(Effect::Refused { op, command: Box::new(command), why });
                }
            }
            ServerMessage::Named(Person { seat, name }) => {
                match name {
                    Some(name) => self.people.insert(seat, name),
                    None => self.people.remove(&seat),
                };
                effects.push(Effect::People);
            }
            ServerMessage::Presence { count, seats } => {
                self.present = (count, seats);
                effects.push(Effect::People);
            }
            ServerMessage::WaitingCount { count } => {
                self.waiting_count = count;
                effects.push(Effect::People);
            }
            ServerMessage::Pong { now: server, .. } => self.skew = server.since(now),
        }
    }

    fn apply(
        &mut self,
        now: Timestamp,
        random: u64,
        frame: Frame<R::Event>,
        effects: &mut Effects<R>,
    ) {
        if frame.from != self.position.shared {
            // An event is missing. The only repair is to reconnect and resume.
            effects.push(Effect::Disconnect { generation: self.link.generation });
            self.link.lost(now, random, None);
            return;
        }
        let mut touched = Topics::new();
        self.copies.confirm(&frame.events, &mut touched);
        self.position.shared = frame.to;
        self.position.own = frame.own.unwrap_or(self.position.own);
        let answered = frame.acks.iter().filter(|ack| self.outbox.take(ack.op).is_some()).count();
        if answered > 0 {
            effects.push(Effect::StoreOutbox);
        }
        touched.extend(self.rebase(now));
        if !touched.is_empty() {
            effects.push(Effect::Changed(Touched::Some(touched)));
        }
    }

    /// Decides all pending commands again on top of the confirmed copy. Returns every topic that may look different.
    fn rebase(&mut self, now: Timestamp) -> Topics {
        let mut touched = self.copies.unpredict();
        for Pending { command, .. } in self.outbox.pending().to_vec() {
            touched.extend(self.predict(now, command));
        }
        touched
    }
}
