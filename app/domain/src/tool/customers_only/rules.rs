//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        powers::Power,
        rejection::{EntityKind, Rejection},
        seat::Seat,
        time::Timestamp,
    },
    parts::Item,
    rules::Rules,
    tool::customers_only::state::{CustomersOnly, Event, PrivateSession},
    workshop::Workshop,
};

/// Commands of the Mobilizer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask the seller to leave the room.
    Start {
        /// Whether the wall stays with the group.
        wall: bool,
    },
    /// Let the seller in again.
    End,
    /// Release one withheld item to the seller.
    Release { item: Item },
}

impl Rules for CustomersOnly {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Start { .. } | Command::End | Command::Release { .. } => {
                Power::HoldPrivateSession
            }
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Start { .. } | Command::End | Command::Release { .. } => Vec::new(),
        }
    }

    fn decided(_command: &Command) -> Decided {
        Decided::AwaitsServer
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        match command {
            Command::Start { .. } if self.on.is_some() => Err(Rejection::Unchanged),
            Command::End if self.on.is_none() => Err(Rejection::Unchanged),
            Command::Start { wall } => Ok(vec![Event::Started(PrivateSession { wall })]),
            Command::End => Ok(vec![Event::Ended { at }]),
            Command::Release { item } if !self.withheld.contains(&item) => {
                Err(Rejection::NotFound { kind: EntityKind::Withheld })
            }
            Command::Release { item } => Ok(vec![Event::Released { item }]),
        }
    }
}
