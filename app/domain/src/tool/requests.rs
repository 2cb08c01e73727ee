//! What I need from you: one function asks another for one concrete thing, and is answered with one of four words. Spoken
//! for a function, in the open, like a trade.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{RequestId, SeatId},
    limits::REQUESTS_MAX,
    powers::Power,
    text::{FunctionName, Reason},
    workshop::{acting_function, check_capacity, needs_the_whole},
};

/// The four words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RequestAnswer"))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// You get it.
    Yes,
    /// I will try.
    Try,
    /// You do not get it.
    No,
    /// I do not understand what you ask for: say it more exactly.
    Whatever,
}

impl Answer {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Try, Self::No, Self::Whatever];
}

/// What one function needs from another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// Who needs it.
    pub from: FunctionName,
    /// From whom.
    pub to: FunctionName,
    /// What.
    pub text: Reason,
    /// Who asked; told to that seat alone.
    pub author: Option<SeatId>,
    /// What was answered.
    pub answer: Option<Answer>,
}

/// All requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Requests {
    /// In the order they were made.
    pub list: Vec<Request>,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask another function for something.
    Ask {
        /// Its id.
        request: RequestId,
        /// From whom.
        to: FunctionName,
        /// What.
        text: Reason,
    },
    /// Answer for the own function.
    Answer {
        /// Which.
        request: RequestId,
        /// With which word.
        answer: Answer,
    },
    /// Take an own request back.
    Withdraw {
        /// Which.
        request: RequestId,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Something was asked for.
    Asked {
        /// What.
        request: Request,
    },
    /// It was answered.
    Answered {
        /// Which.
        request: RequestId,
        /// With which word.
        answer: Answer,
    },
    /// It was taken back.
    Withdrawn {
        /// Which.
        request: RequestId,
    },
}

impl Requests {
    fn get(&self, id: RequestId) -> Result<&Request, Rejection> {
        let known = self.list.iter().find(|known| known.id == id);
        known.ok_or(Rejection::NotFound { thing: EntityKind::Request })
    }
}

impl Tool for Requests {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Ask { .. } | Command::Answer { .. } | Command::Withdraw { .. } => {
                Power::TakePart
            }
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Ask { text, .. } => vec![text.to_string()],
            Command::Answer { .. } | Command::Withdraw { .. } => Vec::new(),
        }
    }

    fn foretells(_command: &Command) -> bool {
        false
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_the_whole()?;
        let from = acting_function(actor)?;
        match command {
            Command::Ask { request, to, text } => {
                if self.get(request).is_ok() {
                    return Err(Rejection::Exists { thing: EntityKind::Request });
                }
                check_capacity(self.list.len(), REQUESTS_MAX, EntityKind::Request)?;
                if to == from {
                    return Err(Rejection::SameEnd);
                }
                if !workshop.seats.functions().contains(&to) {
                    return Err(Rejection::NotFound { thing: EntityKind::Seat });
                }
                let author = Some(actor.id);
                let request = Request { id: request, from, to, text, author, answer: None };
                Ok(vec![Event::Asked { request }])
            }
            Command::Answer { request, answer } => {
                let known = self.get(request)?;
                if known.to != from {
                    return Err(Rejection::NotYourEnd);
                }
                if known.answer == Some(answer) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Answered { request, answer }])
            }
            Command::Withdraw { request } => {
                if self.get(request)?.author != Some(actor.id) {
                    return Err(Rejection::NotYours { thing: EntityKind::Request });
                }
                Ok(vec![Event::Withdrawn { request }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Asked { request } => self.list.push(request.clone()),
            Event::Answered { request, answer } => {
                for known in self.list.iter_mut().filter(|known| known.id == *request) {
                    known.answer = Some(*answer);
                }
            }
            Event::Withdrawn { request } => self.list.retain(|known| known.id != *request),
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Requests(known)) = snapshot(event) {
            self.clone_from(known);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { list: self.list.iter().map(|request| disclosed(request, viewer)).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        Some(match event {
            Event::Asked { request } => Event::Asked { request: disclosed(request, viewer) },
            Event::Answered { .. } | Event::Withdrawn { .. } => event.clone(),
        })
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Requests);
    }
}

fn disclosed(request: &Request, viewer: &Viewer) -> Request {
    let author = request.author.filter(|author| *author == viewer.seat);
    Request {
        id: request.id,
        from: request.from.clone(),
        to: request.to.clone(),
        text: request.text.clone(),
        author,
        answer: request.answer,
    }
}
