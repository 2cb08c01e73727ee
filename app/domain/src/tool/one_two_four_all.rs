//! 1-2-4-All: alone, in pairs across functions, in fours, all together. What a small group writes stays with it until all
//! are together; then everybody sees what the pairs and the fours found, and no note is thrown away.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
};
use crate::{
    Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::SeatId,
    map::sorted,
    powers::Power,
    text::{FunctionName, Reason},
    workshop::needs_the_whole,
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
    fn next(self) -> Option<Self> {
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

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Begin anew. Pairs are made across functions out of this order, which the chair's client draws by chance.
    Begin {
        /// Members who are here, each once.
        order: Vec<SeatId>,
    },
    /// More of them together.
    Next {
        /// From which stage.
        from: Stage,
    },
    /// Write what the own group found, in place of what it wrote before.
    Note {
        /// What.
        text: Reason,
    },
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

/// Pairs out of an order, of two functions each where that can be.
fn across(
    order: Vec<SeatId>,
    function: impl Fn(SeatId) -> Option<FunctionName>,
) -> Vec<Vec<SeatId>> {
    let mut rest = order;
    let mut pairs: Vec<Vec<SeatId>> = Vec::new();
    while !rest.is_empty() {
        let one = rest.remove(0);
        let other = rest.iter().position(|seat| function(*seat) != function(one));
        let other = other.or((!rest.is_empty()).then_some(0)).map(|at| rest.remove(at));
        match (other, pairs.last_mut()) {
            (Some(other), _) => pairs.push(vec![one, other]),
            (None, Some(last)) => last.push(one),
            (None, None) => pairs.push(vec![one]),
        }
    }
    pairs
}

impl Tool for OneTwoFourAll {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Begin { .. } | Command::Next { .. } => Power::Drive,
            Command::Note { .. } => Power::TakePart,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Note { text } => vec![text.to_string()],
            Command::Begin { .. } | Command::Next { .. } => Vec::new(),
        }
    }

    fn foretells(_command: &Command) -> bool {
        false
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_the_whole()?;
        match command {
            Command::Begin { order } => {
                workshop.seats.each_once(&order)?;
                let function = |seat| workshop.seats.present(seat).and_then(|s| s.function.clone());
                Ok(vec![Event::Begun { pairs: across(order, function) }])
            }
            Command::Next { from } => {
                let stage = self.stage.filter(|stage| *stage == from).and_then(Stage::next);
                let stage = stage.ok_or(Rejection::Moved)?;
                let together = self.notes.iter().filter(|note| note.stage > Stage::Alone);
                let bare = together.map(|note| Note { group: Vec::new(), ..note.clone() });
                let notes = if stage == Stage::All { sorted(bare) } else { Vec::new() };
                Ok(vec![Event::Staged { stage, notes }])
            }
            Command::Note { text } => {
                let stage = self.stage.ok_or(Rejection::NotInThisStep)?;
                let group = self.group(stage, actor.id);
                if group.is_empty() {
                    return Err(Rejection::NotInThisStep);
                }
                let note = Note { stage, group, text };
                if self.notes.contains(&note) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Noted { note }])
            }
        }
    }

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

    fn react(&mut self, event: &Any) {
        if let Some(Part::OneTwoFourAll(known)) = snapshot(event) {
            self.clone_from(known);
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

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::OneTwoFourAll);
    }
}

/// What is a group's is that group's; what is nobody's any more is everybody's.
fn may_read(note: &Note, viewer: &Viewer) -> bool {
    note.group.is_empty() || note.group.contains(&viewer.seat)
}
