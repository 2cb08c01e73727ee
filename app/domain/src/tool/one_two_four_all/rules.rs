//! Commands of this tool and the rules that decide them.

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
    tool::one_two_four_all::state::{Event, GroupNote, OneTwoFourAll, Stage},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Begin again. Pairs are made across functions from this order, which the chair's client draws at random.
    Begin {
        /// Members who have joined, each once.
        order: Vec<SeatId>,
    },
    /// Go to the next stage.
    Next {
        /// The stage the chair saw.
        from: Stage,
    },
    /// Write what one's own group found, replacing its earlier note.
    Note { text: Reason },
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
                let anonymous =
                    together.map(|note| GroupNote { group: Vec::new(), ..note.clone() });
                let notes = if stage == Stage::All { sorted(anonymous) } else { Vec::new() };
                Ok(vec![Event::Staged { stage, notes }])
            }
            Command::Note { text } => {
                let stage = self.stage.ok_or(Rejection::NotInThisStep)?;
                let group = self.group(stage, actor.id);
                if group.is_empty() {
                    return Err(Rejection::NotInThisStep);
                }
                let note = GroupNote { stage, group, text };
                if self.notes.contains(&note) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Noted { note }])
            }
        }
    }
}

/// Pairs from an order, of two functions where possible.
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
