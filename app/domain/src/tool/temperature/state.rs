//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId, limits::POLLS_MAX, sealed_answers::SealedAnswers, seat::Viewer, voices::Voice,
    },
    tool::{Rounds, State},
};

/// Fingers of one hand, 0 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Fingers(u8);

impl Fingers {
    /// The largest number of fingers.
    pub const MAX: u8 = 5;

    /// `None` above [`Self::MAX`].
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::MAX).then_some(Self(number))
    }

    /// The number of fingers.
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

/// The checks, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Temperature {
    pub checks: Vec<SealedAnswers<Fingers>>,
    /// The rounds of its steps.
    #[serde(default)]
    pub by_step: Rounds<Self>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A check was started.
    Asked,
    /// Sent to that seat only.
    Said { seat: SeatId, fingers: Fingers },
    /// One more answer counted.
    Heard { voice: Voice },
    /// All hands were revealed.
    Revealed {
        /// Sorted.
        hands: Vec<Fingers>,
    },
}

impl Temperature {
    /// The check that is open for answers.
    pub fn asked(&self) -> Option<&SealedAnswers<Fingers>> {
        self.checks.last().filter(|check| check.shown.is_none())
    }
}

impl State for Temperature {
    type Event = Event;

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

    fn disclose(&self, viewer: &Viewer) -> Self {
        let checks = self.checks.iter().map(|check| check.disclose(viewer)).collect();
        Self { checks, by_step: Rounds::default() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Asked | Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.checks.iter().any(SealedAnswers::is_sealed)
    }

    fn within_bounds(&self) -> bool {
        self.checks.len() <= POLLS_MAX
    }
}
