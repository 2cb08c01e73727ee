//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId,
        limits::ARCHIVE_DAYS,
        seat::Viewer,
        time::{DAY, Timestamp},
    },
    tool::State,
};

/// Whether the workshop is archived. An archived workshop can only be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lifecycle {
    /// `None` while it is not archived.
    pub archived_at: Option<Timestamp>,
    /// Whether it can no longer be taken back.
    pub is_final: bool,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The Mobilizer has archived the workshop.
    Archived { at: Timestamp },
    /// The Mobilizer has taken it back.
    TakenBack,
    /// The time for taking it back is over. Happens by itself.
    Final,
}

impl Lifecycle {
    /// Until when an archived workshop can be taken back; `None` if it is not archived, or for good.
    pub fn until(&self) -> Option<Timestamp> {
        let archived_at = self.archived_at.filter(|_| !self.is_final)?;
        Some(archived_at.plus(i64::from(ARCHIVE_DAYS) * DAY))
    }
}

impl State for Lifecycle {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Archived { at } => self.archived_at = Some(*at),
            Event::TakenBack => *self = Self::default(),
            Event::Final => self.is_final = true,
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        let Self { archived_at, is_final } = *self;
        Self { archived_at, is_final }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Archived { .. } | Event::TakenBack | Event::Final => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        true
    }
}
