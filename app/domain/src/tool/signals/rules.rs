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
    tool::signals::state::{Event, Reaction, Signals},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Raise one's hand or lower it.
    Hand { up: bool },
    /// Lower somebody's hand after they have spoken. For the chair.
    Lower { seat: SeatId },
    /// Say that one is done with this step, or not yet.
    Done { done: bool },
    /// Show a reaction. Each counts once per person and step.
    Show {
        #[serde(rename = "sign")]
        reaction: Reaction,
    },
    /// Remind those who are not done, once per step. For the chair.
    Nudge,
}

impl Rules for Signals {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Hand { .. } | Command::Show { .. } => Power::Signal,
            Command::Done { .. } => Power::TakePart,
            Command::Lower { .. } | Command::Nudge => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Hand { .. }
            | Command::Lower { .. }
            | Command::Done { .. }
            | Command::Show { .. }
            | Command::Nudge => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(!matches!(
            command,
            Command::Hand { .. } | Command::Done { .. } | Command::Nudge
        ))
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let own = Some(actor.id);
        match command {
            Command::Hand { up } if self.hands.contains(&actor.id) == up => {
                Err(Rejection::Unchanged)
            }
            Command::Hand { up } => Ok(vec![Event::Hand { seat: actor.id, up }]),
            Command::Lower { seat } if !self.hands.contains(&seat) => {
                Err(Rejection::NotFound { kind: EntityKind::Seat })
            }
            Command::Lower { seat } => Ok(vec![Event::Hand { seat, up: false }]),
            Command::Done { .. } | Command::Nudge if workshop.agenda.current().is_none() => {
                Err(Rejection::NotInThisStep)
            }
            Command::Nudge if self.nudged => Err(Rejection::Unchanged),
            Command::Nudge => Ok(vec![Event::Nudged]),
            Command::Done { done } if self.ready.contains(&actor.id) == done => {
                Err(Rejection::Unchanged)
            }
            Command::Done { done } => Ok(vec![Event::Done { seat: own, done }]),
            Command::Show { reaction } => {
                needs_authority()?;
                if self.shown.get(&actor.id).is_some_and(|shown| shown.contains(&reaction)) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Shown { seat: own, reaction }])
            }
        }
    }
}
