//! Disconnects: where two functions differ, and how it ended.

use domain::{
    text::{FunctionName, Reason},
    tool::{
        cards::Level,
        disconnects::{self, EndSide},
    },
};
use schemars::JsonSchema;
use serde::Serialize;

/// A disconnect between two functions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Disconnect {
    pub title: String,
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
    pub position: Option<String>,
    pub reason: Option<Reason>,
    /// The position as the other function restated it, once confirmed.
    pub understood_as: Option<Reason>,
}

impl Disconnect {
    pub(crate) fn of(disconnect: &disconnects::Disconnect) -> Self {
        let end = |which: EndSide| {
            let end = disconnect.end(which);
            End {
                function: end.function.clone(),
                position: wording::stands(disconnect, which),
                reason: end.reason.clone(),
                understood_as: end
                    .restatement
                    .as_ref()
                    .filter(|r| r.confirmed)
                    .map(|r| r.text.clone()),
            }
        };
        Self {
            title: wording::disconnect_title(disconnect),
            level: disconnect.level,
            kind: disconnect.kind.map(|kind| wording::disconnect_kind(kind).to_owned()),
            ends: [end(EndSide::First), end(EndSide::Second)],
            became: wording::disconnect_outcome(disconnect.state(), disconnect.settlement.as_ref()),
        }
    }
}
