//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{id::SeatId, limits::SEATS_MAX, seat::Viewer, text::Reason},
    tool::{Rounds, State},
};

/// How many people think together now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Alone,
    Pairs,
    Fours,
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
pub struct GroupNote {
    pub stage: Stage,
    /// The members of the group; empty once everyone is together.
    pub group: Vec<SeatId>,
    pub text: Reason,
}

/// The groups, the stage, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OneTwoFourAll {
    /// `None` before the beginning.
    pub stage: Option<Stage>,
    /// The pairs; one has three members if the number is odd. Two neighbours form a four.
    pub pairs: Vec<Vec<SeatId>>,
    /// The notes that this copy may know.
    pub notes: Vec<GroupNote>,
    /// The rounds of its steps.
    #[serde(default)]
    pub by_step: Rounds<Self>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 1-2-4-All began.
    Begun { pairs: Vec<Vec<SeatId>> },
    /// The next stage began.
    Staged {
        stage: Stage,
        /// All notes of pairs and fours, sorted and without their groups; empty before the last stage.
        notes: Vec<GroupNote>,
    },
    /// A group wrote. Sent to that group only.
    Noted { note: GroupNote },
}

impl OneTwoFourAll {
    /// The people who think together with this seat at a stage.
    pub fn group(&self, stage: Stage, seat: SeatId) -> Vec<SeatId> {
        let at = self.pairs.iter().position(|pair| pair.contains(&seat));
        match (stage, at) {
            (Stage::Alone, _) => vec![seat],
            (Stage::Pairs, Some(at)) => self.pairs[at].clone(),
            (Stage::Fours, Some(at)) => {
                // An odd last pair joins the four before it.
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
                self.stage = Some(Stage::Alone);
                self.pairs.clone_from(pairs);
                self.notes.clear();
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
        Self { stage: self.stage, pairs: self.pairs.clone(), notes, by_step: Rounds::default() }
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

    fn unrevealed(&self) -> bool {
        self.notes.iter().any(|note| !note.group.is_empty())
    }

    fn within_bounds(&self) -> bool {
        self.notes.len() <= SEATS_MAX
    }
}

/// A group's note is for that group; a note without a group is for everybody.
pub(super) fn may_read(note: &GroupNote, viewer: &Viewer) -> bool {
    note.group.is_empty() || note.group.contains(&viewer.seat) // PROMISE: small-group
}
