//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{id::SeatId, seat::Viewer, text::Reason},
    tool::State,
};

/// How many think together now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Each alone.
    Alone,
    /// In pairs.
    Pairs,
    /// In fours.
    Fours,
    /// All.
    All,
}

impl Stage {
    pub(super) fn next(self) -> Option<Self> {
        match self {
            Self::Alone => Some(Self::Pairs),
            Self::Pairs => Some(Self::Fours),
            Self::Fours => Some(Self::All),
            Self::All => None,
        }
    }
}

/// What a small group found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Found"))]
pub struct Note {
    /// At which stage.
    pub stage: Stage,
    /// Who is in the group; empty once all are together.
    pub group: Vec<SeatId>,
    /// What.
    pub text: Reason,
}

/// The groups, the stage, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OneTwoFourAll {
    /// The stage; none before it began.
    pub stage: Option<Stage>,
    /// The pairs; one of three where the number is odd. Two neighbours are a four.
    pub pairs: Vec<Vec<SeatId>>,
    /// What the groups found, as far as this copy may know.
    pub notes: Vec<Note>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It began.
    Begun {
        /// The pairs.
        pairs: Vec<Vec<SeatId>>,
    },
    /// More think together.
    Staged {
        /// The stage.
        stage: Stage,
        /// All that pairs and fours found, once all are together: sorted, without whose it is.
        notes: Vec<Note>,
    },
    /// A group wrote. Told to that group alone.
    Noted {
        /// What.
        note: Note,
    },
}

impl OneTwoFourAll {
    /// Those who think together with this seat at a stage.
    pub fn group(&self, stage: Stage, seat: SeatId) -> Vec<SeatId> {
        let at = self.pairs.iter().position(|pair| pair.contains(&seat));
        match (stage, at) {
            (Stage::Alone, _) => vec![seat],
            (Stage::Pairs, Some(at)) => self.pairs[at].clone(),
            (Stage::Fours, Some(at)) => {
                // The last pair of an odd number of them joins the four before it.
                let fours = (self.pairs.len() / 2).max(1);
                let four = (at / 2).min(fours - 1);
                let end = if four + 1 == fours { self.pairs.len() } else { four * 2 + 2 };
                self.pairs[four * 2..end].concat()
            }
            _ => Vec::new(),
        }
    }
}

impl State for OneTwoFourAll {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Begun { pairs } => {
                *self = Self { stage: Some(Stage::Alone), pairs: pairs.clone(), notes: Vec::new() };
            }
            Event::Staged { stage, notes } => {
                self.stage = Some(*stage);
                if *stage == Stage::All {
                    self.notes.retain(|note| note.stage == Stage::Alone);
                    self.notes.extend(notes.iter().cloned());
                }
            }
            Event::Noted { note } => {
                self.notes.retain(|known| known.stage != note.stage || known.group != note.group);
                self.notes.push(note.clone());
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let notes = self.notes.iter().filter(|note| may_read(note, viewer)).cloned().collect();
        Self { stage: self.stage, pairs: self.pairs.clone(), notes }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Noted { note } => may_read(note, viewer).then(|| event.clone()),
            Event::Begun { .. } | Event::Staged { .. } => Some(event.clone()),
        }
    }

    fn addresses(event: &Event, seat: SeatId) -> bool {
        matches!(event, Event::Noted { note } if note.group.contains(&seat))
    }
}

/// What is a group's is that group's; what is nobody's any more is everybody's.
pub(super) fn may_read(note: &Note, viewer: &Viewer) -> bool {
    note.group.is_empty() || note.group.contains(&viewer.seat) // PROMISE: small-group
}
