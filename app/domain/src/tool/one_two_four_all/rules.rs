//! What may be asked of this tool, and what follows from it.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::SeatId,
        map::sorted,
        powers::Power,
        rejection::Rejection,
        seat::Seat,
        text::{FunctionName, Reason},
        time::Timestamp,
    },
    rules::Rules,
    tool::one_two_four_all::state::{Event, Note, OneTwoFourAll, Stage},
    workshop::Workshop,
};

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

impl Rules for OneTwoFourAll {
    type Command = Command;

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

    fn decided(_command: &Command) -> Decided {
        Decided::OnServer
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
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
