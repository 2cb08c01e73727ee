//! "Where are we?": each says, sealed, at which of the three things the group is: which problem, how, or with whom.
//! Two answers open a disconnect about the stage, because nobody agrees on a supplier with somebody who is still at
//! the problem.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    cards::Level,
    charter::Visibility,
    customers_only::{Part, snapshot},
    disconnects::{Disconnect, End, Kind},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{DisconnectId, SeatId},
    limits::{DISCONNECTS_MAX, POLLS_MAX},
    map::sorted,
    powers::Power,
    sealed_answers::SealedAnswers,
    text::{FunctionName, Reason, Title},
    voices::Voice,
    workshop::{attributed_function, check_capacity, needs_the_whole},
};

/// One person's answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageAnswer {
    /// Where the group is, as that person sees it.
    pub level: Level,
    /// From which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
}

/// One time the question was asked.
pub type Poll = SealedAnswers<StageAnswer>;

/// Every time the question was asked, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StagePoll {
    /// The polls.
    pub polls: Vec<Poll>,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask everybody: where are we?
    Ask,
    /// Answer. Sealed until all answers are shown.
    Say {
        /// Where the group is.
        level: Level,
    },
    /// Show everybody all answers.
    Reveal {
        /// The id of the disconnect that opens when they differ.
        disconnect: DisconnectId,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Everybody was asked.
    Asked,
    /// Somebody answered. Told to that seat alone.
    Said {
        /// Who.
        seat: SeatId,
        /// What.
        #[serde(rename = "place")]
        answer: StageAnswer,
    },
    /// One more has answered.
    Heard {
        /// Whose voice.
        voice: Voice,
    },
    /// All answers were shown.
    Revealed {
        /// The answers, sorted.
        #[serde(rename = "places")]
        answers: Vec<StageAnswer>,
        /// The disconnect that opened because they differ.
        opened: Option<Box<Disconnect>>,
    },
}

impl StagePoll {
    /// The poll that waits for answers.
    pub fn asked(&self) -> Option<&Poll> {
        self.polls.last().filter(|poll| poll.shown.is_none())
    }

    fn last(&self) -> Result<&Poll, Rejection> {
        self.polls.last().ok_or(Rejection::NothingSealed)
    }

    fn say(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        level: Level,
    ) -> Result<Vec<Event>, Rejection> {
        let answer = StageAnswer { level, function: attributed_function(workshop, actor)? };
        let voice = self.last()?.accept(actor, &answer)?;
        let said = Event::Said { seat: actor.id, answer };
        Ok(std::iter::once(said).chain(voice.map(|voice| Event::Heard { voice })).collect())
    }

    fn reveal(&self, workshop: &Workshop, disconnect: DisconnectId) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let poll = self.last()?;
        let promised = poll.promised(workshop.visibility(), |answer| answer.function.is_none());
        let mut answers = poll.open(promised)?;
        if promised == Visibility::Anonymous {
            for answer in &mut answers {
                answer.function = None;
            }
            answers = sorted(answers);
        }
        let register = &workshop.disconnects;
        let room = register.list.len() < DISCONNECTS_MAX && register.get(disconnect).is_none();
        let opened = apart(&answers).filter(|_| room);
        let opened = opened.and_then(|(one, two)| about(disconnect, one, two)).map(Box::new);
        Ok(Event::Revealed { answers, opened })
    }
}

/// The answers farthest apart, of two functions. `answers` are sorted by level.
fn apart(answers: &[StageAnswer]) -> Option<(&StageAnswer, &StageAnswer)> {
    let one = answers.iter().find(|answer| answer.function.is_some())?;
    let differs = |other: &&StageAnswer| {
        other.function.is_some() && other.function != one.function && other.level != one.level
    };
    Some((one, answers.iter().rev().find(differs)?))
}

fn about(id: DisconnectId, one: &StageAnswer, two: &StageAnswer) -> Option<Disconnect> {
    let says = |level: Level| match level {
        Level::Problem => "We are still at the problem.",
        Level::Solution => "We are at the solution.",
        Level::Supplier => "We are at the supplier.",
    };
    let end = |answer: &StageAnswer| {
        Some(End {
            function: answer.function.clone()?,
            position: Reason::parse(says(answer.level)).ok(),
            reason: None,
            restatement: None,
        })
    };
    let title = Title::parse("Where we are").ok()?;
    let known = Disconnect::between(id, title, one.level, end(one)?, end(two)?);
    Some(Disconnect { kind: Some(Kind::Stage), ..known })
}

impl Tool for StagePoll {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Ask | Command::Reveal { .. } => Power::Drive,
            Command::Say { .. } => Power::Write,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Ask | Command::Say { .. } | Command::Reveal { .. } => Vec::new(),
        }
    }

    fn foretells(command: &Command) -> bool {
        !matches!(command, Command::Reveal { .. })
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Ask if self.asked().is_some() => Err(Rejection::Unchanged),
            Command::Ask => {
                check_capacity(self.polls.len(), POLLS_MAX, EntityKind::Poll)?;
                Ok(vec![Event::Asked])
            }
            Command::Say { level } => self.say(workshop, actor, level),
            Command::Reveal { disconnect } => Ok(vec![self.reveal(workshop, disconnect)?]),
        }
    }

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

    fn react(&mut self, event: &Any) {
        if let Some(Part::StagePoll(stage_poll)) = snapshot(event) {
            self.clone_from(stage_poll);
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

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::StagePoll);
        if let Event::Revealed { opened: Some(opened), .. } = event {
            topics.extend([Topic::DisconnectList, Topic::Disconnect(opened.id)]);
        }
    }
}
