//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::DisconnectId,
        level::Level,
        limits::POLLS_MAX,
        map::sorted,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        time::Timestamp,
        visibility::Visibility,
    },
    rules::Rules,
    tool::{
        disconnects::{Disconnect, DisconnectKind, End, Subject},
        stage_poll::state::{Event, Poll, StageAnswer, StagePoll},
    },
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Start a poll.
    Ask,
    /// Answer. Sealed until the reveal.
    Say {
        /// Where the group is.
        level: Level,
    },
    /// Reveal all answers.
    Reveal {
        /// Id of the disconnect to open if the answers differ.
        disconnect: DisconnectId,
    },
}

impl StagePoll {
    pub(super) fn last(&self) -> Result<&Poll, Rejection> {
        self.polls.last().ok_or(Rejection::NothingSealed)
    }

    pub(super) fn say(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        level: Level,
    ) -> Result<Vec<Event>, Rejection> {
        let answer = StageAnswer { level, function: workshop.attributed_function(actor)? };
        let voice = self.last()?.accept(actor, &answer)?;
        let said = Event::Said { seat: actor.id, answer };
        Ok(std::iter::once(said).chain(voice.map(|voice| Event::Heard { voice })).collect())
    }

    pub(super) fn reveal(
        &self,
        workshop: &Workshop,
        disconnect: DisconnectId,
    ) -> Result<Event, Rejection> {
        needs_authority()?;
        let poll = self.last()?;
        let visibility =
            poll.effective_visibility(workshop.visibility(), |answer| answer.function.is_none());
        let mut answers = poll.open(visibility)?;
        if visibility == Visibility::Anonymous {
            for answer in &mut answers {
                answer.function = None;
            }
            answers = sorted(answers);
        }
        let fits = workshop.disconnects.fits(disconnect);
        let opened = farthest_apart(&answers).filter(|_| fits);
        let opened = opened.and_then(|(one, two)| about(disconnect, one, two)).map(Box::new);
        Ok(Event::Revealed { answers, opened })
    }
}

impl Rules for StagePoll {
    type Command = Command;

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

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(matches!(command, Command::Reveal { .. }))
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
}

/// The two answers of different functions that are farthest apart. `answers` are sorted by level.
fn farthest_apart(answers: &[StageAnswer]) -> Option<(&StageAnswer, &StageAnswer)> {
    let one = answers.iter().find(|answer| answer.function.is_some())?;
    let differs = |other: &&StageAnswer| {
        other.function.is_some() && other.function != one.function && other.level != one.level
    };
    Some((one, answers.iter().rev().find(differs)?))
}

fn about(id: DisconnectId, one: &StageAnswer, two: &StageAnswer) -> Option<Disconnect> {
    let end = |answer: &StageAnswer| {
        let function = answer.function.clone()?;
        Some(End::of(function))
    };
    let subject = Subject::Stages { stages: [one.level, two.level] };
    let known = Disconnect::between(id, subject, one.level, end(one)?, end(two)?);
    Some(Disconnect { kind: Some(DisconnectKind::Stage), ..known })
}
