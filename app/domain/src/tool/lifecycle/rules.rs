//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{authority::Decided, powers::Power, rejection::Rejection, seat::Seat, time::Timestamp},
    rules::Rules,
    tool::lifecycle::state::{Event, Lifecycle},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Archive the workshop: from now on it can only be read.
    Archive,
    /// Take an archived workshop back.
    TakeBack,
}

impl Lifecycle {
    /// What happens by itself at a moment: an archived workshop becomes final.
    pub(crate) fn due(&self, now: Timestamp) -> Option<Event> {
        self.until().filter(|until| *until <= now).map(|_| Event::Final)
    }
}

impl Rules for Lifecycle {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Archive | Command::TakeBack => Power::Archive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Archive | Command::TakeBack => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        match command {
            Command::Archive | Command::TakeBack => Decided::Anywhere,
        }
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let too_late = self.is_final || self.due(at).is_some();
        match command {
            Command::Archive if self.archived_at.is_some() => Err(Rejection::Unchanged),
            Command::Archive => Ok(vec![Event::Archived { at }]),
            Command::TakeBack if self.archived_at.is_none() => Err(Rejection::Unchanged),
            Command::TakeBack if too_late => Err(Rejection::ArchivedForGood),
            Command::TakeBack => Ok(vec![Event::TakenBack]),
        }
    }
}
