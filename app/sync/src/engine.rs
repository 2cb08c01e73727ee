//! The engine: inputs in, effects out.

use domain::{
    Command, Rejection, Timestamp, Topic, Topics, Workshop, decide,
    id::{OpId, SeatId, WorkshopId},
    map::{Map, Set},
    text::DisplayName,
};
use protocol::{ClientMessage, CloseCode, Frame, Person, ServerMessage, Start, VERSION};

use crate::{
    link::{Link, NextAction, Stage},
    outbox::{Outbox, Pending},
};

/// What happened to the client.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The page is there: connect.
    Begin,
    /// The socket of this generation is open.
    Opened {
        /// Which socket.
        generation: u32,
    },
    /// A message came.
    Heard {
        /// Which socket.
        generation: u32,
        /// The message.
        message: Box<ServerMessage>,
    },
    /// The socket is gone.
    Closed {
        /// Which socket.
        generation: u32,
        /// Its close code, where one came.
        code: Option<u16>,
    },
    /// The person asks for something.
    Ask {
        /// A fresh random name for it.
        op: OpId,
        /// What.
        command: Command,
    },
    /// The page is looked at again, or the network came back.
    Wake,
    /// The moment of [`Effect::WakeAt`] has come.
    Tick,
}

/// What is to be done, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open a socket and call it by this number.
    Connect {
        /// Its number.
        generation: u32,
    },
    /// Close the socket with this number; its end need not be reported.
    Disconnect {
        /// Its number.
        generation: u32,
    },
    /// Send a message on the current socket.
    Send(ClientMessage),
    /// What is shown has changed.
    Changed(Touched),
    /// The outbox has changed: keep [`Engine::outbox`] where a reload finds it.
    Keep,
    /// A command was refused. What the person typed is in it.
    Refused {
        /// Its name.
        op: OpId,
        /// What was asked for.
        command: Box<Command>,
        /// Why not.
        why: Rejection,
    },
    /// [`Engine::status`] has changed.
    Status,
    /// Somebody's name, or who is here, has changed.
    People,
    /// Call with [`Input::Tick`] at this moment, instead of any moment named before.
    WakeAt(Timestamp),
}

/// What has changed on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Everything may have.
    All,
    /// These entities.
    Some(Topics),
}

/// How the client stands with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Never was connected yet.
    Connecting,
    /// In step.
    Live {
        /// Commands without an answer.
        unsent: usize,
    },
    /// Not connected; what is asked for is kept.
    Offline {
        /// Commands without an answer.
        unsent: usize,
    },
    /// Coming back cannot help: a person must do something.
    Ended(CloseCode),
}

/// The client's half of the sync. See the crate's documentation.
#[derive(Debug, Default)]
pub struct Engine {
    link: Link,
    outbox: Outbox,
    /// Workshop and seat, from the first welcome on.
    me: Option<(WorkshopId, SeatId)>,
    seq: u64,
    confirmed: Workshop,
    /// `None` while nothing is pending: then the confirmed copy is shown.
    predicted: Option<Workshop>,
    /// What the pending commands touched, to be repainted when they are decided anew.
    foretold: Topics,
    people: Map<SeatId, DisplayName>,
    present: (u16, Vec<SeatId>),
    knocking: u16,
    /// The server's clock minus the client's, in microseconds.
    skew: i64,
}

impl Engine {
    /// A client with what an earlier page left in its outbox.
    pub fn new(outbox: Vec<Pending>) -> Self {
        Self { outbox: Outbox::new(outbox), ..Self::default() }
    }

    /// The workshop as it is to be shown: with everything asked for already done.
    pub fn workshop(&self) -> &Workshop {
        self.predicted.as_ref().unwrap_or(&self.confirmed)
    }

    /// The workshop as the server confirmed it, and the number of its last event.
    pub fn confirmed(&self) -> (&Workshop, u64) {
        (&self.confirmed, self.seq)
    }

    /// Workshop and own seat; none before the first welcome.
    pub fn me(&self) -> Option<(WorkshopId, SeatId)> {
        self.me
    }

    /// How many wait to be let in; told to the Mobilizer alone.
    pub fn knocking(&self) -> u16 {
        self.knocking
    }

    /// The name somebody gave.
    pub fn name(&self, seat: SeatId) -> Option<&DisplayName> {
        self.people.get(&seat)
    }

    /// Connected members, and for facilitators the connected seats.
    pub fn present(&self) -> (u16, &[SeatId]) {
        (self.present.0, &self.present.1)
    }

    /// Commands without an answer, oldest first.
    pub fn outbox(&self) -> &[Pending] {
        self.outbox.pending()
    }

    /// How the client stands with the server.
    pub fn status(&self) -> Status {
        let unsent = self.outbox.pending().len();
        match self.link.stage {
            Stage::Ended(code) => Status::Ended(code),
            Stage::Live => Status::Live { unsent },
            _ if self.me.is_none() => Status::Connecting,
            _ => Status::Offline { unsent },
        }
    }

    /// The server's clock, as far as the client can tell.
    pub fn server_now(&self, now: Timestamp) -> Timestamp {
        now.plus(self.skew)
    }

    /// Takes one input and says what is to be done. `now` is the client's clock, `random` any random number.
    pub fn handle(&mut self, now: Timestamp, random: u64, input: Input) -> Vec<Effect> {
        let before = self.status();
        let mut effects = Vec::new();
        match input {
            Input::Begin => {
                if self.link.stage == Stage::Idle {
                    self.link.stage = Stage::Away { retry_at: now };
                }
            }
            Input::Opened { generation } if generation == self.link.generation => {
                self.link.stage = Stage::Greeting;
                self.link.heard(now);
                let resume = self.me.map(|_| self.seq);
                effects.push(Effect::Send(ClientMessage::Hello { version: VERSION, resume }));
            }
            Input::Heard { generation, message } if generation == self.link.generation => {
                self.link.heard(now);
                self.hear(now, random, *message, &mut effects);
            }
            Input::Closed { generation, code } if generation == self.link.generation => {
                self.link.lost(now, random, code.and_then(CloseCode::from_number));
            }
            Input::Opened { .. } | Input::Heard { .. } | Input::Closed { .. } | Input::Tick => {}
            Input::Ask { op, command } => self.ask(now, op, command, &mut effects),
            Input::Wake => self.link.wake(now),
        }
        self.go_on(now, random, &mut effects);
        if self.status() != before {
            effects.push(Effect::Status);
        }
        effects
    }

    /// Does what time asks for: send what is due, ping, give up, come back.
    fn go_on(&mut self, now: Timestamp, random: u64, effects: &mut Vec<Effect>) {
        let mut wake_at = None;
        if self.link.stage == Stage::Live {
            let (due, wait) = self.outbox.due(now);
            effects.extend(due.into_iter().map(|Pending { op, command, said_in_private }| {
                Effect::Send(ClientMessage::Do { op, command, said_in_private })
            }));
            wake_at = wait;
        }
        // At most give up, then connect, then wait: three turns end it.
        for _ in 0..3 {
            match self.link.next_action(now) {
                NextAction::Rest => break,
                NextAction::Ping(nonce) => {
                    effects.push(Effect::Send(ClientMessage::Ping { nonce }))
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

    fn ask(&mut self, now: Timestamp, op: OpId, command: Command, effects: &mut Vec<Effect>) {
        if self.outbox.is_full() {
            let why = Rejection::OutboxFull;
            effects.push(Effect::Refused { op, command: Box::new(command), why });
            return;
        }
        // It may be sent long after, when the seller is in the room again: what it was meant for is known now.
        let said_in_private = self.workshop().customers_only.on.is_some();
        self.outbox.push(Pending { op, command: command.clone(), said_in_private });
        effects.push(Effect::Keep);
        let mut changes = Topics::new();
        self.foretell(now, command, &mut changes);
        if !changes.is_empty() {
            self.foretold.extend(changes.iter().copied());
            effects.push(Effect::Changed(Touched::Some(changes)));
        }
    }

    /// Decides a pending command on the shown copy. One that cannot be foretold, or that the shown copy refuses,
    /// waits for the server, which alone can know.
    fn foretell(&mut self, now: Timestamp, command: Command, topics: &mut Topics) {
        let Some((_, seat)) = self.me else { return };
        if command.decided() == domain::Decided::OnServer {
            return;
        }
        let at = self.server_now(now);
        let Ok(events) = decide(self.workshop(), seat, command, at) else {
            return;
        };
        let predicted = self.predicted.get_or_insert_with(|| self.confirmed.clone());
        for event in &events {
            predicted.evolve(event);
            event.topics(topics);
        }
    }

    fn hear(
        &mut self,
        now: Timestamp,
        random: u64,
        message: ServerMessage,
        effects: &mut Vec<Effect>,
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
                    Start::Whole { seq, state } => {
                        (self.seq, self.confirmed) = (seq, *state);
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
                    effects.push(Effect::Keep);
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
            ServerMessage::Knocking { count } => {
                self.knocking = count;
                effects.push(Effect::People);
            }
            ServerMessage::Pong { now: server, .. } => self.skew = server.since(now),
        }
    }

    fn apply(&mut self, now: Timestamp, random: u64, frame: Frame, effects: &mut Vec<Effect>) {
        if frame.from > self.seq {
            // Something is missing. There is one way to mend that: come back and resume.
            effects.push(Effect::Disconnect { generation: self.link.generation });
            self.link.lost(now, random, None);
            return;
        }
        let mut touched = Topics::new();
        for stamped in frame.events.iter().filter(|stamped| stamped.seq > self.seq) {
            self.confirmed.evolve(&stamped.event);
            stamped.event.topics(&mut touched);
        }
        self.seq = self.seq.max(frame.to);
        let answered = frame.acks.iter().filter(|ack| self.outbox.take(ack.op).is_some()).count();
        if answered > 0 {
            effects.push(Effect::Keep);
        }
        touched.extend(self.rebase(now));
        if !touched.is_empty() {
            effects.push(Effect::Changed(Touched::Some(touched)));
        }
    }

    /// Decides all pending commands anew on top of the confirmed copy. Gives everything that may look different.
    fn rebase(&mut self, now: Timestamp) -> Topics {
        self.predicted = None;
        let mut touched = std::mem::take(&mut self.foretold);
        let mut foretold: Set<Topic> = Topics::new();
        for Pending { command, .. } in self.outbox.pending().to_vec() {
            self.foretell(now, command, &mut foretold);
        }
        touched.extend(foretold.iter().copied());
        self.foretold = foretold;
        touched
    }
}
