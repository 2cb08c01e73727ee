//! The fan-out: discloses new events per audience and encodes each frame once for everybody who gets the same.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use domain::{Event, id::SeatId};
use protocol::{Ack, Encoding, Frame, ServerMessage};

use crate::{
    conn::{Audience, Conn},
    disclosed,
    input::{ConnId, Effect, NewEvent},
    told::{Group, Told},
};

/// A batch of events, and how many events each audience had been sent before and after it.
pub(crate) struct News<'a> {
    pub(crate) events: &'a [NewEvent],
    pub(crate) before: &'a Told,
    pub(crate) after: &'a Told,
}

impl News<'_> {
    /// Sends one frame to each of these connections that has something to learn. Frames that acknowledge a command
    /// leave first: somebody waits for them.
    pub(crate) fn deliver<'c>(
        &self,
        conns: impl Iterator<Item = (ConnId, &'c Conn, Audience)>,
        acks: &mut BTreeMap<ConnId, Vec<Ack>>,
        effects: &mut Vec<Effect>,
    ) {
        let mut others = Vec::new();
        let mut shared: HashMap<(Group, Encoding), Option<Bytes>> = HashMap::new();
        for (conn, known, audience) in conns {
            let send = |bytes| Effect::Send { conn, bytes };
            if let Some(acks) = acks.remove(&conn) {
                let frame = self.own_frame(known.seat, audience, acks);
                effects.extend(encode(known.encoding, frame).map(send));
                continue;
            }
            let bytes = match audience {
                Audience::Group(group) if !self.concerns(known.seat) => shared
                    .entry((group, known.encoding))
                    .or_insert_with(|| encode(known.encoding, self.shared_frame(group)))
                    .clone(),
                _ => encode(known.encoding, self.own_frame(known.seat, audience, Vec::new())),
            };
            others.extend(bytes.map(send));
        }
        effects.append(&mut others);
    }

    /// Whether the batch holds a personal event of this seat.
    fn concerns(&self, seat: SeatId) -> bool {
        self.events.iter().any(|event| event.own.iter().any(|viewer| viewer.seat == seat))
    }

    /// What a group gets: everybody in it without personal events in the batch.
    fn shared_frame(&self, group: Group) -> Frame {
        Frame {
            from: self.before.shared(group),
            to: self.after.shared(group),
            own: None,
            events: self.events.iter().filter_map(|event| group.told(&event.entry.event)).collect(),
            acks: Vec::new(),
        }
    }

    /// What one seat gets, if the batch holds a personal event of it or it gave a command.
    fn own_frame(&self, seat: SeatId, audience: Audience, acks: Vec<Ack>) -> Frame {
        let told = |NewEvent { entry, own }: &NewEvent| -> Option<Event> {
            match (own.iter().find(|viewer| viewer.seat == seat), audience) {
                (Some(viewer), _) => disclosed::event(&entry.event, viewer, audience.area()),
                (None, Audience::Group(group)) => group.told(&entry.event),
                (None, Audience::Alone(_)) => None,
            }
        };
        let shared = |told: &Told| match audience {
            Audience::Group(group) => told.shared(group),
            Audience::Alone(_) => 0,
        };
        let own_in = |told: &Told| told.own(seat, audience.area());
        let own = own_in(self.after);
        Frame {
            from: shared(self.before),
            to: shared(self.after),
            own: (own != own_in(self.before)).then_some(own),
            events: self.events.iter().filter_map(told).collect(),
            acks,
        }
    }
}

/// `None` when the frame tells nothing: an empty one would reveal that something happened.
fn encode(encoding: Encoding, frame: Frame) -> Option<Bytes> {
    let tells = !frame.events.is_empty() || !frame.acks.is_empty() || frame.from != frame.to;
    let message: ServerMessage = tells.then_some(ServerMessage::Frame(frame))?;
    Some(encoding.encode(&message).ok()?.into())
}
