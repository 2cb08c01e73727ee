//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::RequestId,
        limits::REQUESTS_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Seat, acting_function},
        text::{FunctionName, Reason},
        time::Timestamp,
    },
    rules::Rules,
    tool::requests::state::{Event, Reply, Request, Requests},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask another function for something.
    Ask { request: RequestId, to: FunctionName, text: Reason },
    /// Reply for one's own function.
    Answer { request: RequestId, answer: Reply },
    /// Withdraw one's own request.
    Withdraw { request: RequestId },
}

impl Requests {
    pub(super) fn get(&self, id: RequestId) -> Result<&Request, Rejection> {
        let known = self.list.iter().find(|known| known.id == id);
        known.ok_or(Rejection::NotFound { kind: EntityKind::Request })
    }
}

impl Rules for Requests {
    type Command = Command;

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

    fn decided(_command: &Command) -> Decided {
        Decided::OnServer
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        let from = acting_function(actor)?;
        match command {
            Command::Ask { request, to, text } => {
                if self.get(request).is_ok() {
                    return Err(Rejection::Exists { kind: EntityKind::Request });
                }
                check_capacity(self.list.len(), REQUESTS_MAX, EntityKind::Request)?;
                if to == from {
                    return Err(Rejection::SameEnd);
                }
                if !workshop.seats.functions().contains(&to) {
                    return Err(Rejection::NotFound { kind: EntityKind::Seat });
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
                    return Err(Rejection::NotYours { kind: EntityKind::Request });
                }
                Ok(vec![Event::Withdrawn { request }])
            }
        }
    }
}
