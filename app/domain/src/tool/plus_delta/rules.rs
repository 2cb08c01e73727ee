//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        powers::Power,
        rejection::Rejection,
        seat::Seat,
        text::Reason,
        time::Timestamp,
    },
    rules::Rules,
    tool::plus_delta::state::{Event, PlusDelta, Sheet},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Submit one's own sheet.
    Say { plus: Option<Reason>, delta: Option<Reason> },
    /// Reveal all sheets.
    Reveal,
}

impl Rules for PlusDelta {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Say { .. } => Power::TakePart,
            Command::Reveal => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Say { plus, delta } => {
                plus.iter().chain(delta).map(Reason::to_string).collect()
            }
            Command::Reveal => Vec::new(),
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
        match command {
            Command::Say { plus: None, delta: None } => Err(Rejection::ReasonNeeded),
            Command::Say { plus, delta } => {
                let sheet = Sheet { plus, delta };
                let voice = self.sheets.accept(actor, &sheet)?;
                let said = Event::Said { seat: actor.id, sheet };
                Ok(std::iter::once(said).chain(voice.map(|voice| Event::Heard { voice })).collect())
            }
            Command::Reveal => {
                needs_authority()?;
                Ok(vec![Event::Revealed { sheets: self.sheets.open(workshop.visibility())? }])
            }
        }
    }
}
