//! Connections: who is connected, and as whom.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use domain::{Area, Scope, Viewer, id::SeatId};
use protocol::{Encoding, Position, ServerMessage};

use crate::{
    input::{ConnId, Effect},
    told::Group,
};

/// With whom a connection shares its frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// With everybody of its group, except for its personal events.
    Group(Group),
    /// With nobody: an expert who was invited to one topic.
    Alone(Area),
}

impl Audience {
    pub(crate) fn of(viewer: &Viewer, area: Area) -> Self {
        match viewer.scope {
            Scope::Workshop => Self::Group(Group::of(viewer, area)),
            Scope::Disconnect(_) => Self::Alone(area),
        }
    }

    /// The part of the workshop that it is told of.
    pub(crate) fn area(self) -> Area {
        match self {
            Self::Group(group) => group.area(),
            Self::Alone(area) => area,
        }
    }
}

/// A connection that is to be greeted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hello {
    pub(crate) conn: ConnId,
    /// The part of the workshop that it wants.
    pub(crate) area: Area,
    /// What it was sent before.
    pub(crate) resume: Option<Position>,
}

/// One connection.
#[derive(Debug)]
pub(crate) struct Conn {
    pub(crate) seat: SeatId,
    pub(crate) encoding: Encoding,
    /// As whom it was greeted; `None` before its hello.
    pub(crate) audience: Option<Audience>,
}

/// All connections of a workshop.
#[derive(Debug, Default)]
pub(crate) struct Conns(BTreeMap<ConnId, Conn>);

impl Conns {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(&self, conn: ConnId) -> Option<&Conn> {
        self.0.get(&conn)
    }

    pub(crate) fn get_mut(&mut self, conn: ConnId) -> Option<&mut Conn> {
        self.0.get_mut(&conn)
    }

    pub(crate) fn insert(&mut self, conn: ConnId, seat: SeatId, encoding: Encoding) {
        self.0.insert(conn, Conn { seat, encoding, audience: None });
    }

    /// Whether there was such a connection.
    pub(crate) fn remove(&mut self, conn: ConnId) -> bool {
        self.0.remove(&conn).is_some()
    }

    /// The connections of a seat.
    pub(crate) fn of_seat(&self, seat: SeatId) -> Vec<ConnId> {
        self.0.iter().filter(|(_, known)| known.seat == seat).map(|(id, _)| *id).collect()
    }

    /// The connections that were greeted, and as whom.
    pub(crate) fn greeted(&self) -> impl Iterator<Item = (ConnId, &Conn, Audience)> {
        self.0.iter().filter_map(|(id, conn)| Some((*id, conn, conn.audience?)))
    }

    /// The connected seats, each once however many devices it uses.
    pub(crate) fn seats(&self) -> BTreeSet<SeatId> {
        self.0.values().map(|conn| conn.seat).collect()
    }

    /// Sends a message on one connection.
    pub(crate) fn send(&self, conn: ConnId, message: &ServerMessage, effects: &mut Vec<Effect>) {
        let encoded = self.get(conn).and_then(|known| known.encoding.encode(message).ok());
        effects.extend(encoded.map(|bytes| Effect::Send { conn, bytes: bytes.into() }));
    }

    /// Sends a message to everyone who was greeted, encoded once per distinct message.
    pub(crate) fn broadcast(
        &self,
        message: impl Fn(SeatId) -> Option<ServerMessage>,
        effects: &mut Vec<Effect>,
    ) {
        let mut encoded: Vec<(ServerMessage, Encoding, Bytes)> = Vec::new();
        for (id, conn, _) in self.greeted() {
            let Some(message) = message(conn.seat) else { continue };
            let known = encoded.iter().find(|(m, e, _)| *e == conn.encoding && *m == message);
            let bytes = if let Some((_, _, bytes)) = known {
                bytes.clone()
            } else {
                let Ok(bytes) = conn.encoding.encode(&message).map(Bytes::from) else { continue };
                encoded.push((message, conn.encoding, bytes.clone()));
                bytes
            };
            effects.push(Effect::Send { conn: id, bytes });
        }
    }
}
