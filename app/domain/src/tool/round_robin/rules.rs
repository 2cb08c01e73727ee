//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::SeatId,
        powers::Power,
        rejection::{EntityKind, Rejection},
        seat::Seat,
        time::Timestamp,
    },
    rules::Rules,
    tool::round_robin::state::{Event, RoundRobin},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Begin again in this order, which the chair's client draws at random.
    Draw {
        /// Members who have joined, each once.
        order: Vec<SeatId>,
    },
    /// Go to the next speaker.
    Next {
        /// Index of the current speaker as the chair saw it.
        from: u16,
    },
    /// Speak last instead.
    Pass,
}

impl Rules for RoundRobin {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Draw { .. } | Command::Next { .. } => Power::Drive,
            Command::Pass => Power::TakePart,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Draw { .. } | Command::Next { .. } | Command::Pass => Vec::new(),
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
            Command::Draw { order } => {
                workshop.seats.each_once(&order)?;
                Ok(vec![Event::Drawn { order }])
            }
            Command::Next { from } if from != self.at || self.speaker().is_none() => {
                Err(Rejection::Moved)
            }
            Command::Next { from } => Ok(vec![Event::Turned { at: from + 1 }]),
            Command::Pass if self.speaker() != Some(actor.id) => {
                Err(Rejection::NotYours { kind: EntityKind::Seat })
            }
            Command::Pass if usize::from(self.at) + 1 == self.order.len() => {
                Err(Rejection::Unchanged)
            }
            Command::Pass => Ok(vec![Event::Passed { seat: actor.id }]),
        }
    }
}
