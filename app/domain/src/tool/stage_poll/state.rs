//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId, level::Level, limits::POLLS_MAX, sealed_answers::SealedAnswers, seat::Viewer,
        text::FunctionName, voices::Voice,
    },
    tool::{State, disconnects::Disconnect},
};

/// One person's answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageAnswer {
    /// Where the group is, as that person sees it.
    pub level: Level,
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
}

/// One poll.
pub type Poll = SealedAnswers<StageAnswer>;

/// All polls, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StagePoll {
    pub polls: Vec<Poll>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A poll was started.
    Asked,
    /// Sent to that seat only.
    Said {
        seat: SeatId,
        #[serde(rename = "place")]
        answer: StageAnswer,
    },
    /// One more answer counted.
    Heard { voice: Voice },
    /// The answers were revealed.
    Revealed {
        /// The answers, sorted.
        #[serde(rename = "places")]
        answers: Vec<StageAnswer>,
        /// `None` when the answers do not differ.
        opened: Option<Box<Disconnect>>,
    },
}

impl StagePoll {
    /// The poll that is open for answers.
    pub fn asked(&self) -> Option<&Poll> {
        self.polls.last().filter(|poll| poll.shown.is_none())
    }
}

impl State for StagePoll {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        if *event == Event::Asked {
            self.polls.push(Poll::default());
            return;
        }
        let Some(poll) = self.polls.last_mut() else { return };
        match event {
            Event::Asked => {}
            Event::Said { seat, answer } => poll.put(*seat, answer),
            Event::Heard { voice } => poll.voices.hear(voice),
            Event::Revealed { answers, .. } => poll.show(answers),
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { polls: self.polls.iter().map(|poll| poll.disclose(viewer)).collect() }
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
        self.polls.iter().any(SealedAnswers::is_sealed)
    }

    fn within_bounds(&self) -> bool {
        self.polls.len() <= POLLS_MAX
    }
}
