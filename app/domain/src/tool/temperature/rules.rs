//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        limits::POLLS_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        time::Timestamp,
    },
    rules::Rules,
    tool::temperature::state::{Event, Fingers, Temperature},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Start a check.
    Ask,
    /// Answer. Sealed until the reveal.
    Say { fingers: Fingers },
    /// Reveal all hands.
    Reveal,
}

impl Rules for Temperature {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Ask | Command::Reveal => Power::Drive,
            Command::Say { .. } => Power::TakePart,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Ask | Command::Say { .. } | Command::Reveal => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(!matches!(command, Command::Say { .. }))
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let asked = || self.asked().ok_or(Rejection::NothingSealed);
        match command {
            Command::Ask if self.asked().is_some() => Err(Rejection::Unchanged),
            Command::Ask => {
                check_capacity(self.checks.len(), POLLS_MAX, EntityKind::Poll)?;
                Ok(vec![Event::Asked])
            }
            Command::Say { fingers } => {
                let voice = asked()?.accept(actor, &fingers)?;
                let said = Event::Said { seat: actor.id, fingers };
                Ok(std::iter::once(said).chain(voice.map(|voice| Event::Heard { voice })).collect())
            }
            Command::Reveal => {
                needs_authority()?;
                Ok(vec![Event::Revealed { hands: asked()?.open(workshop.visibility())? }])
            }
        }
    }
}
