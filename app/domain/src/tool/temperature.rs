//! A quick check of the temperature: how one feels about it, with the fingers of one hand, sealed until all hands are
//! shown. Fist (0) to five; three and more carries.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::SeatId,
    limits::POLLS_MAX,
    powers::Power,
    sealed_answers::SealedAnswers,
    voices::Voice,
    workshop::{check_capacity, needs_the_whole},
};

/// Fingers of one hand, 0 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Fingers(u8);

impl Fingers {
    /// The most.
    pub const MAX: u8 = 5;

    /// So many, where there are as many on a hand.
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::MAX).then_some(Self(number))
    }

    /// How many.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Fingers {
    type Error = &'static str;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a hand has 0 to 5 fingers to show")
    }
}

impl From<Fingers> for u8 {
    fn from(fingers: Fingers) -> Self {
        fingers.0
    }
}

/// Every check, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Temperature {
    /// The checks.
    pub checks: Vec<SealedAnswers<Fingers>>,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask for hands.
    Ask,
    /// Give the own one. Sealed until all are shown.
    Say {
        /// How many fingers.
        fingers: Fingers,
    },
    /// Show all hands.
    Reveal,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Hands were asked for.
    Asked,
    /// Somebody gave a hand. Told to that seat alone.
    Said {
        /// Who.
        seat: SeatId,
        /// How many fingers.
        fingers: Fingers,
    },
    /// One more has.
    Heard {
        /// Whose voice.
        voice: Voice,
    },
    /// All hands were shown.
    Revealed {
        /// Sorted.
        hands: Vec<Fingers>,
    },
}

impl Temperature {
    /// The check that waits for hands.
    pub fn asked(&self) -> Option<&SealedAnswers<Fingers>> {
        self.checks.last().filter(|check| check.shown.is_none())
    }
}

impl Tool for Temperature {
    type Command = Command;
    type Event = Event;

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
                needs_the_whole()?;
                Ok(vec![Event::Revealed { hands: asked()?.open(workshop.visibility())? }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        if *event == Event::Asked {
            self.checks.push(SealedAnswers::default());
            return;
        }
        let Some(check) = self.checks.last_mut() else { return };
        match event {
            Event::Asked => {}
            Event::Said { seat, fingers } => check.put(*seat, fingers),
            Event::Heard { voice } => check.voices.hear(voice),
            Event::Revealed { hands } => check.show(hands),
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Temperature(known)) = snapshot(event) {
            self.clone_from(known);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { checks: self.checks.iter().map(|check| check.disclose(viewer)).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Asked | Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Temperature);
    }
}
