//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, SeatId},
        limits::DISCONNECTS_MAX,
        seat::Viewer,
        text::Reason,
        topic::{Topic, Topics},
        tracked::{Key, Tracked, note},
    },
    tool::{
        State,
        disconnects::{
            disconnect::{Disconnect, Evidence, Restatement, Settlement},
            event::Event,
        },
    },
};

/// All disconnects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disconnects {
    /// In the order they were opened.
    pub list: Tracked<Vec<Disconnect>, AllDisconnects>,
    /// The one on every screen; `None` without one.
    pub focus: Tracked<Option<DisconnectId>, DisconnectList>,
}

/// Topic of all disconnects.
#[derive(Debug)]
pub struct AllDisconnects;

/// Topic of the list and its order.
#[derive(Debug)]
pub struct DisconnectList;

impl Key for AllDisconnects {
    const TOPIC: Topic = Topic::disconnects();
}

impl Key for DisconnectList {
    const TOPIC: Topic = Topic::disconnect_list();
}

impl Event {
    pub(super) fn subject(&self) -> DisconnectId {
        match self {
            Self::Opened { disconnect } => disconnect.id,
            Self::Focused { disconnect }
            | Self::Sorted { disconnect, .. }
            | Self::Explained { disconnect, .. }
            | Self::Restated { disconnect, .. }
            | Self::Confirmed { disconnect, .. }
            | Self::Proposed { disconnect, .. }
            | Self::Settled { disconnect, .. }
            | Self::Asked { disconnect, .. }
            | Self::Found { disconnect, .. }
            | Self::OwnerAssigned { disconnect, .. }
            | Self::Reopened { disconnect } => *disconnect,
        }
    }
}

impl Disconnects {
    /// Settles a disconnect as resolved, because of another tool's event.
    pub(crate) fn resolve(&mut self, id: DisconnectId, how: &Reason) {
        if let Some(known) = self.list.iter_mut().find(|known| known.id == id) {
            known.proposal = None;
            known.settlement = Some(Settlement::Resolved { how: how.clone() });
        }
    }

    /// Inserts a disconnect as it is.
    pub(crate) fn restore(&mut self, theirs: &Disconnect) {
        match self.list.iter_mut().find(|known| known.id == theirs.id) {
            Some(known) => known.clone_from(theirs),
            None => self.list.push(theirs.clone()),
        }
    }

    /// A disconnect by its id.
    pub fn get(&self, id: DisconnectId) -> Option<&Disconnect> {
        note(Topic::disconnect(id));
        self.list.untracked().iter().find(|known| known.id == id)
    }

    /// Number of disconnects without a kind or without a reason from both ends.
    pub fn unexplained(&self) -> u16 {
        let open = self.list.iter().filter(|d| d.settlement.is_none() && !d.is_explained()).count();
        u16::try_from(open).unwrap_or(u16::MAX)
    }

    pub(crate) fn add(&mut self, disconnect: &Disconnect) {
        self.list.push(disconnect.clone());
    }
}

impl State for Disconnects {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        if let Event::Opened { disconnect } = event {
            self.add(disconnect);
            return;
        }
        if let Event::Focused { disconnect } = event {
            *self.focus = Some(*disconnect);
            return;
        }
        let Some(known) = self.list.iter_mut().find(|known| known.id == event.subject()) else {
            return;
        };
        match event {
            Event::Opened { .. } | Event::Focused { .. } => {}
            Event::Asked { evidence, .. } => known.evidence.push(Evidence::clone(evidence)),
            Event::Found { evidence, found, .. } => {
                let asked = known.evidence.iter_mut().find(|asked| asked.id == *evidence);
                if let Some(asked) = asked {
                    asked.found = Some(found.clone());
                }
            }
            Event::OwnerAssigned { owner, .. } => known.owner = Some(owner.clone()),
            Event::Sorted { kind, .. } => known.kind = Some(*kind),
            Event::Explained { end, position, reason, .. } => {
                let end = known.end_mut(*end);
                end.position.clone_from(position);
                end.reason = Some(reason.clone());
                // A confirmation belongs to the old reason.
                if let Some(restatement) = &mut end.restatement {
                    restatement.confirmed = false;
                }
            }
            Event::Restated { end, text, .. } => {
                let restatement = Restatement { text: text.clone(), confirmed: false };
                known.end_mut(*end).restatement = Some(restatement);
            }
            Event::Confirmed { end, yes, .. } => {
                if let Some(restatement) = &mut known.end_mut(*end).restatement {
                    restatement.confirmed = *yes;
                }
            }
            Event::Proposed { proposal, .. } => known.proposal = Some(proposal.clone()),
            Event::Settled { settlement, .. } => {
                known.proposal = None;
                known.settlement = Some(settlement.clone());
            }
            Event::Reopened { .. } => known.settlement = None,
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { list: self.list.clone(), focus: self.focus }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Opened { .. }
            | Event::Sorted { .. }
            | Event::Explained { .. }
            | Event::Restated { .. }
            | Event::Confirmed { .. }
            | Event::Proposed { .. }
            | Event::Settled { .. }
            | Event::Reopened { .. }
            | Event::Focused { .. }
            | Event::Asked { .. }
            | Event::Found { .. }
            | Event::OwnerAssigned { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= DISCONNECTS_MAX
    }
}

impl Topic {
    /// One disconnect, and all that is shown of it.
    pub const fn disconnect(id: DisconnectId) -> Self {
        Self::disconnects().entity(id.0)
    }

    /// The list and its order.
    pub const fn disconnect_list() -> Self {
        Self::disconnects().list()
    }
}

impl Disconnects {
    /// The disconnect of a topic, if any.
    pub(crate) fn entity(topic: Topic) -> Option<DisconnectId> {
        topic.entity_of(Topic::disconnects()).map(DisconnectId)
    }

    /// Adds the topics an event touches, for screens.
    pub(crate) fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::disconnect(event.subject()));
        if matches!(event, Event::Opened { .. } | Event::Focused { .. }) {
            topics.insert(Topic::disconnect_list());
        }
    }
}
