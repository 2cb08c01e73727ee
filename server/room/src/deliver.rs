//! The delivery fanout: what was decided, disclosed for each audience, encoded once for all who share it.

use std::collections::{BTreeMap, HashMap, VecDeque};

use bytes::Bytes;
use domain::{Role, Scope, TwoSided, Viewer, Workshop, disclose_event, id::SeatId};
use protocol::{Ack, Encoding, Frame, ServerMessage, Stamped, Start};

use crate::core::{Conn, ConnId, Effect, Entry};

/// Viewers who are told exactly the same. What an event discloses depends on the viewer's role, on whether it may know
/// what was said among the customers, and on whether the event is its own, on nothing else: the laws of the domain's tests
/// hold that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Audience {
    /// Those of this role who did none of it, inside the customers' circle or outside.
    Others(Role, bool),
    /// One who did some of it, or is told more of it than others, or was called to one thing only.
    Own(SeatId),
}

/// Remembers how far each shared audience was told.
#[derive(Debug)]
pub(crate) struct Fanout {
    /// Where it began.
    first: u64,
    sent_seq: BTreeMap<Audience, u64>,
}

impl Fanout {
    pub(crate) fn new(seq: u64) -> Self {
        Self { first: seq, sent_seq: BTreeMap::new() }
    }

    /// What a client starts with: what it missed if that is known and short, else everything.
    #[expect(clippy::unused_self, reason = "belongs to the fanout: it discloses")]
    pub(crate) fn start(
        &self,
        state: &TwoSided,
        viewer: &Viewer,
        seq: u64,
        resume: Option<u64>,
        recent: &VecDeque<Entry>,
    ) -> Start {
        // What a wall knew depends on when it looked.
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

    /// One frame for every connection that may learn something, encoded once an audience.
    pub(crate) fn deliver(
        &mut self,
        state: &Workshop,
        conns: &mut BTreeMap<ConnId, Conn>,
        restarted: &[ConnId],
        entries: &[Entry],
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

    /// Something to everyone who has said hello, encoded once for all who get the same.
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

fn audience(viewer: &Viewer, entries: &[Entry]) -> Audience {
    let own = |entry: &Entry| entry.seat == Some(viewer.seat) || entry.event.addresses(viewer.seat);
    if viewer.scope != Scope::Workshop || entries.iter().any(own) {
        Audience::Own(viewer.seat)
    } else {
        Audience::Others(viewer.role, viewer.is_insider)
    }
}

fn stamp(entry: &Entry, viewer: &Viewer) -> Option<Stamped> {
    disclose_event(&entry.event, viewer).map(|event| Stamped { seq: entry.seq, event })
}

/// `None` when this viewer learns nothing: then silence says less than an empty frame would.
fn encode(
    encoding: Encoding,
    viewer: &Viewer,
    entries: &[Entry],
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

/// Answers commands that changed nothing: they were in the log already.
fn acknowledge(
    conns: &BTreeMap<ConnId, Conn>,
    acks: BTreeMap<ConnId, Vec<Ack>>,
    effects: &mut Vec<Effect>,
) {
    for (id, acks) in acks {
        let Some((conn, told)) = conns.get(&id).and_then(|conn| Some((conn, conn.sent_seq?)))
        else {
            continue;
        };
        let frame = ServerMessage::Frame(Frame { from: told, to: told, events: Vec::new(), acks });
        let bytes = conn.encoding.encode(&frame).ok();
        effects.extend(bytes.map(|bytes| Effect::Send { conn: id, bytes: bytes.into() }));
    }
}
