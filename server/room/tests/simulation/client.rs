//! A browser page: the real engine, an outbox that survives reloads, and the test's own bookkeeping.

use std::collections::BTreeSet;

use domain::{
    Area, Timestamp,
    id::{OpId, SeatId},
    samples::Ids,
};
use protocol::{Encoding, ServerMessage};
use room::ConnId;
use sync::{Effect, Engine, Input, Pending};

/// One page.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) seat: SeatId,
    /// The part of the workshop that it shows.
    pub(crate) area: Area,
    pub(crate) engine: Engine,
    /// The socket in use: its generation and its number on the server.
    pub(crate) socket: Option<(u32, ConnId)>,
    pub(crate) wake_at: Option<Timestamp>,
    /// The outbox that a reload finds.
    pub(crate) stored: Vec<Pending>,
    pub(crate) asked: BTreeSet<OpId>,
    pub(crate) acked: BTreeSet<OpId>,
    pub(crate) refused: BTreeSet<OpId>,
}

impl Client {
    pub(crate) fn new((seat, area): (SeatId, Area)) -> Self {
        Self {
            seat,
            area,
            engine: Engine::new(area, Vec::new()),
            socket: None,
            wake_at: None,
            stored: Vec::new(),
            asked: BTreeSet::new(),
            acked: BTreeSet::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Reloads the page: only the stored outbox survives.
    pub(crate) fn reload(&mut self) {
        self.engine = Engine::new(self.area, self.stored.clone());
        self.socket = None;
        self.wake_at = None;
    }

    /// Passes an input to the engine and does at once what needs no network.
    pub(crate) fn handle(&mut self, now: Timestamp, input: Input, ids: &mut Ids) -> Vec<Effect> {
        let effects = self.engine.handle(now, ids.number(), input);
        self.wake_at = None;
        for effect in &effects {
            match effect {
                Effect::WakeAt(at) => self.wake_at = Some(*at),
                Effect::StoreOutbox => self.stored = self.engine.outbox().to_vec(),
                _ => {}
            }
        }
        effects
    }

    /// Decodes a message and records which commands it answers.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> ServerMessage {
        let message =
            Encoding::Postcard.decode(bytes).expect("the server writes what clients read");
        match &message {
            ServerMessage::Frame(frame) => self.acked.extend(frame.acks.iter().map(|ack| ack.op)),
            ServerMessage::Refused { op, .. } => {
                self.refused.insert(*op);
            }
            _ => {}
        }
        message
    }
}
