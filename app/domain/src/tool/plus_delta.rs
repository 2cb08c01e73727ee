//! Plus and delta: what was good about the meeting, and what to change next time. Each writes one sheet, sealed until all
//! are shown.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
};
use crate::{
    Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop, id::SeatId,
    powers::Power, sealed_answers::SealedAnswers, text::Reason, voices::Voice,
    workshop::needs_the_whole,
};

/// One person's sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sheet {
    /// What was good.
    pub plus: Option<Reason>,
    /// What to change.
    pub delta: Option<Reason>,
}

/// All sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlusDelta {
    /// Sealed, then shown.
    pub sheets: SealedAnswers<Sheet>,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Give the own sheet.
    Say {
        /// What was good.
        plus: Option<Reason>,
        /// What to change.
        delta: Option<Reason>,
    },
    /// Show all sheets.
    Reveal,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Somebody gave a sheet. Told to that seat alone.
    Said {
        /// Who.
        seat: SeatId,
        /// What.
        sheet: Sheet,
    },
    /// One more has.
    Heard {
        /// Whose voice.
        voice: Voice,
    },
    /// All sheets were shown.
    Revealed {
        /// Sorted.
        sheets: Vec<Sheet>,
    },
}

impl Tool for PlusDelta {
    type Command = Command;
    type Event = Event;

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

    fn foretells(command: &Command) -> bool {
        matches!(command, Command::Say { .. })
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
                needs_the_whole()?;
                Ok(vec![Event::Revealed { sheets: self.sheets.open(workshop.visibility())? }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Said { seat, sheet } => self.sheets.put(*seat, sheet),
            Event::Heard { voice } => self.sheets.voices.hear(voice),
            Event::Revealed { sheets } => self.sheets.show(sheets),
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::PlusDelta(known)) = snapshot(event) {
            self.clone_from(known);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { sheets: self.sheets.disclose(viewer) }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::PlusDelta);
    }
}
