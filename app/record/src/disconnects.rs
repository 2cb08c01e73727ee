//! Disconnects: where two functions differ, and how it ended.

use domain::{
    text::{FunctionName, Reason, Title},
    tool::{cards::Level, disconnects},
};
use schemars::JsonSchema;
use serde::Serialize;

/// A disconnect between two functions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Disconnect {
    pub title: Title,
    /// Problem, solution or supplier.
    pub level: Level,
    /// The kind of difference; `None` if not classified.
    pub kind: Option<String>,
    /// The positions of the two functions.
    pub ends: [End; 2],
    /// The outcome, in words.
    pub became: String,
}

/// The position of one function.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct End {
    pub function: FunctionName,
    pub position: Option<Reason>,
    pub reason: Option<Reason>,
    /// The position as the other function restated it, once confirmed.
    pub understood_as: Option<Reason>,
}

impl Disconnect {
    pub(crate) fn of(disconnect: &disconnects::Disconnect) -> Self {
        let end = |end: &disconnects::End| End {
            function: end.function.clone(),
            position: end.position.clone(),
            reason: end.reason.clone(),
            understood_as: end.restatement.as_ref().filter(|r| r.confirmed).map(|r| r.text.clone()),
        };
        Self {
            title: disconnect.title.clone(),
            level: disconnect.level,
            kind: disconnect.kind.map(|kind| wording::disconnect_kind(kind).to_owned()),
            ends: [end(&disconnect.one), end(&disconnect.two)],
            became: wording::disconnect_outcome(disconnect.state(), disconnect.settlement.as_ref()),
        }
    }
}
