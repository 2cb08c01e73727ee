//! A network that delays, stalls and drops, in virtual time. Messages on one connection stay in order, as with TCP;
//! different connections overtake each other freely.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{Timestamp, samples::Ids};
use protocol::ClientMessage;
use room::ConnId;

/// A message or a socket event in transit.
#[derive(Clone, Debug)]
pub(crate) enum Parcel {
    /// A socket reaches the server.
    Opened { conn: ConnId },
    /// A message reaches the server.
    Up { conn: ConnId, message: Box<ClientMessage> },
    /// The server learns that a socket ended.
    Gone { conn: ConnId },
    /// The client learns that its socket is open.
    Open { client: usize, generation: u32 },
    /// Bytes reach the client.
    Down { client: usize, generation: u32, bytes: Bytes },
    /// The client learns that its socket ended.
    Closed { client: usize, generation: u32, code: Option<u16> },
}

/// Parcels in transit, by arrival time.
#[derive(Debug, Default)]
pub(crate) struct Network {
    parcels: BTreeMap<(Timestamp, u64), Parcel>,
    counter: u64,
    /// The latest arrival per connection and direction, so that nothing overtakes within it.
    wires: BTreeMap<(u64, bool), Timestamp>,
}

impl Network {
    /// Sends a parcel over a connection's wire, up or down.
    pub(crate) fn send(
        &mut self,
        now: Timestamp,
        conn: ConnId,
        parcel: Parcel,
        calm: bool,
        ids: &mut Ids,
    ) {
        let millis = match ids.number() % 100 {
            // A stall long enough that pings go unanswered.
            0 if !calm => 5_000 + ids.number() % 20_000,
            _ => 1 + ids.number() % 80,
        };
        let up = matches!(parcel, Parcel::Up { .. } | Parcel::Opened { .. } | Parcel::Gone { .. });
        let last = self.wires.entry((conn.0, up)).or_default();
        let at = now.plus(i64::try_from(millis).unwrap_or(0) * 1_000).max(last.plus(1));
        *last = at;
        self.counter += 1;
        self.parcels.insert((at, self.counter), parcel);
    }

    /// Loses every parcel in transit that matches.
    pub(crate) fn lose(&mut self, lost: impl Fn(&Parcel) -> bool) {
        self.parcels.retain(|_, parcel| !lost(parcel));
    }

    /// When the next parcel arrives.
    pub(crate) fn next_at(&self) -> Option<Timestamp> {
        self.parcels.keys().next().map(|(at, _)| *at)
    }

    /// The next parcel that has arrived by now.
    pub(crate) fn arrived(&mut self, now: Timestamp) -> Option<Parcel> {
        let first = self.parcels.first_entry().filter(|entry| entry.key().0 <= now)?;
        Some(first.remove())
    }
}
