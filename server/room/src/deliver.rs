//! Delivery: discloses new events per audience and encodes each frame once for everybody who gets the same.

use std::collections::{BTreeMap, HashMap, VecDeque};

use bytes::Bytes;
use domain::{Role, Scope, TwoSided, Viewer, Workshop, disclose_event, id::SeatId};
use protocol::{Ack, Encoding, Frame, ServerMessage, Stamped, Start};

use crate::core::{Conn, ConnId, Effect, LoggedEvent};

/// Viewers who receive exactly the same. What is disclosed of an event depends only on the viewer's role, on whether
/// the viewer is an insider, and on whether the event is the viewer's own; the domain's law tests prove it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Audience {
    /// Seats of this role that caused none of the events; `true` for insiders.
    Others(Role, bool),
    /// One seat: it caused some of the events, receives more of them than others, or was invited to one topic only.
    Own(SeatId),
}

/// Remembers how far each shared audience has been served.
#[derive(Debug)]
pub(crate) struct Fanout {
    /// The number of the last event when the room was loaded.
    first: u64,
    sent_seq: BTreeMap<Audience, u64>,
}

impl Fanout {
    pub(crate) fn new(seq: u64) -> Self {
        Self { first: seq, sent_seq: BTreeMap::new() }
    }

    /// What a client starts from: the events it missed if they are known and few, else the complete workshop.
    #[expect(clippy::unused_self, reason = "belongs to the fanout: it discloses")]
    pub(crate) fn start(
        &self,
        state: &TwoSided,
        viewer: &Viewer,
        seq: u64,
        resume: Option<u64>,
        recent: &VecDeque<LoggedEvent>,
    ) -> Start {
        // What a wall may show depends on when it was connected.
        let steady = viewer.role != Role::Wall || !state.differ();
        if let Some(from) = resume.filter(|from| *from <= seq && steady) {
            let first_known = recent.front().map_or(seq + 1, |entry| entry.seq);
            if from + 1 >= first_known {
                let missed = recent.iter().filter(|entry| entry.seq > from);
                let events = missed.filter_map(|entry| stamp(entry, viewer)).collect();
                return Start::Missed(Frame { from, to: seq, events, acks: Vec::new() });
            }
        }
        Start::Whole { seq, state: Box::new(state.disclose(viewer)) }
    }

    /// Sends one frame to every connection with something to learn, encoded once per audience.
    pub(crate) fn deliver(
        &mut self,
        state: &Workshop,
        conns: &mut BTreeMap<ConnId, Conn>,
        restarted: &[ConnId],
        entries: &[LoggedEvent],
        mut acks: BTreeMap<ConnId, Vec<Ack>>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(to) = entries.last().map(|entry| entry.seq) else {
            acknowledge(conns, acks, effects);
            return;
        };
        let mut shared: HashMap<(Audience, Encoding), Option<Bytes>> = HashMap::new();
        let mut reached = Vec::new();
        for (id, conn) in conns.iter_mut().filter(|(id, _)| !restarted.contains(id)) {
            let (Some(before), Some(viewer)) = (conn.sent_seq, state.viewer(conn.seat)) else {
                continue;
            };
            let audience = audience(&viewer, entries);
            let acks = acks.remove(id).unwrap_or_default();
            let from = match audience {
                Audience::Others(..) => self.sent_seq.get(&audience).copied().unwrap_or(self.first),
                Audience::Own(_) => before,
            };
            let bytes = if acks.is_empty() && !matches!(audience, Audience::Own(_)) {
                shared
                    .entry((audience, conn.encoding))
                    .or_insert_with(|| {
                        encode(conn.encoding, &viewer, entries, from, to, Vec::new())
                    })
                    .clone()
            } else {
                encode(conn.encoding, &viewer, entries, before.min(from), to, acks)
            };
            let Some(bytes) = bytes else { continue };
            conn.sent_seq = Some(before.max(to));
            reached.push(audience);
            effects.push(Effect::Send { conn: *id, bytes });
        }
        let shared =
            reached.into_iter().filter(|audience| matches!(audience, Audience::Others(..)));
        self.sent_seq.extend(shared.map(|audience| (audience, to)));
    }

    /// Sends a message to everyone who has said hello, encoded once per distinct message.
    #[expect(clippy::unused_self, reason = "belongs to the fanout: it sends")]
    pub(crate) fn broadcast(
        &self,
        conns: &BTreeMap<ConnId, Conn>,
        message: impl Fn(SeatId) -> Option<ServerMessage>,
        effects: &mut Vec<Effect>,
    ) {
        let mut encoded: Vec<(ServerMessage, Encoding, Bytes)> = Vec::new();
        for (id, conn) in conns.iter().filter(|(_, conn)| conn.sent_seq.is_some()) {
            let Some(message) = message(conn.seat) else { continue };
            let known = encoded.iter().find(|(m, e, _)| *e == conn.encoding && *m == message);
            let bytes = if let Some((_, _, bytes)) = known {
                bytes.clone()
            } else {
                let Ok(bytes) = conn.encoding.encode(&message).map(Bytes::from) else { continue };
                encoded.push((message, conn.encoding, bytes.clone()));
                bytes
            };
            effects.push(Effect::Send { conn: *id, bytes });
        }
    }
}

fn audience(viewer: &Viewer, entries: &[LoggedEvent]) -> Audience {
    let own =
        |entry: &LoggedEvent| entry.seat == Some(viewer.seat) || entry.event.addresses(viewer.seat);
    if viewer.scope != Scope::Workshop || entries.iter().any(own) {
        Audience::Own(viewer.seat)
    } else {
        Audience::Others(viewer.role, viewer.is_insider)
    }
}

fn stamp(entry: &LoggedEvent, viewer: &Viewer) -> Option<Stamped> {
    disclose_event(&entry.event, viewer).map(|event| Stamped { seq: entry.seq, event })
}

/// `None` when nothing is disclosed to this viewer: an empty frame would reveal that something happened.
fn encode(
    encoding: Encoding,
    viewer: &Viewer,
    entries: &[LoggedEvent],
    from: u64,
    to: u64,
    acks: Vec<Ack>,
) -> Option<Bytes> {
    let events: Vec<_> = entries.iter().filter_map(|entry| stamp(entry, viewer)).collect();
    if events.is_empty() && acks.is_empty() {
        return None;
    }
    encoding.encode(&ServerMessage::Frame(Frame { from, to, events, acks })).ok().map(Bytes::from)
}

/// Acknowledges commands that changed nothing because they were in the log already.
fn acknowledge(
    conns: &BTreeMap<ConnId, Conn>,
    acks: BTreeMap<ConnId, Vec<Ack>>,
    effects: &mut Vec<Effect>,
) {
    for (id, acks) in acks {
        let Some((conn, seq)) = conns.get(&id).and_then(|conn| Some((conn, conn.sent_seq?))) else {
            continue;
        };
        let frame = ServerMessage::Frame(Frame { from: seq, to: seq, events: Vec::new(), acks });
        let bytes = conn.encoding.encode(&frame).ok();
        effects.extend(bytes.map(|bytes| Effect::Send { conn: id, bytes: bytes.into() }));
    }
}
