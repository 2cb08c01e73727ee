//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{RequestId, SeatId},
        limits::REQUESTS_MAX,
        seat::Viewer,
        text::{FunctionName, Reason},
    },
    tool::{Rounds, State},
};

/// The four replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RequestAnswer"))]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// You get it.
    Yes,
    /// I will try.
    Try,
    /// You do not get it.
    No,
    /// "Whatever": the request is not clear, say it more exactly.
    Whatever,
}

impl Reply {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Try, Self::No, Self::Whatever];
}

/// What one function needs from another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Request {
    pub id: RequestId,
    /// Who needs it.
    pub from: FunctionName,
    pub to: FunctionName,
    pub text: Reason,
    /// `None` for everybody but the author.
    pub author: Option<SeatId>,
    /// `None` until there is a reply.
    pub answer: Option<Reply>,
}

/// All requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Requests {
    /// In the order they were made.
    pub list: Vec<Request>,
    /// The rounds of its steps.
    #[serde(default)]
    pub by_step: Rounds<Self>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A request was made.
    Asked { request: Request },
    /// A request got a reply.
    Answered { request: RequestId, answer: Reply },
    /// A request was withdrawn.
    Withdrawn { request: RequestId },
}

impl State for Requests {
    type Event = Event;

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

    fn disclose(&self, viewer: &Viewer) -> Self {
        let list = self.list.iter().map(|request| disclosed(request, viewer)).collect();
        Self { list, by_step: Rounds::default() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        Some(match event {
            Event::Asked { request } => Event::Asked { request: disclosed(request, viewer) },
            Event::Answered { .. } | Event::Withdrawn { .. } => event.clone(),
        })
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= REQUESTS_MAX
    }
}

pub(super) fn disclosed(request: &Request, viewer: &Viewer) -> Request {
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
