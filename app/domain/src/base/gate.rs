//! What must exist before the group leaves a step, and what is still missing.

use serde::{Deserialize, Serialize};

use crate::base::text::FunctionName;

/// What a step requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    Open,
    /// Every member has written a card in this step, or said "nothing to add".
    EveryoneWrote,
    /// Every member has answered every statement of this step's round.
    EveryoneRated,
    /// What is sealed is revealed.
    AllRevealed,
    /// Every disconnect has a type and a reason from both ends.
    DisconnectsExplained,
    /// Two functions are linked at least once.
    FunctionsLinked,
    /// The draft has an objective and a line for each function.
    DraftComplete,
    /// Every member has responded to the version, and the round is revealed.
    EveryoneResponded,
    /// Every member has signed, and every concern has a disposition.
    EveryoneSigned,
    /// A cost of staying is accepted.
    CostAccepted,
}

/// One missing thing, with the function concerned if there is one; never a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Not everyone of this function has written.
    Written(FunctionName),
    /// This function has not answered every statement.
    Rated(FunctionName),
    /// No statement was asked and none is prepared.
    Statements,
    /// Something is still sealed.
    Reveal,
    /// Number of disconnects without a type or without a reason from both ends.
    Explained(u16),
    Link,
    Objective,
    /// No line for this function.
    Line(FunctionName),
    Version,
    /// This function has not responded.
    Response(FunctionName),
    /// This function has not signed.
    Signature(FunctionName),
    /// Number of concerns without a disposition.
    Dispositions(u16),
    /// No cost of staying is accepted.
    Cost,
    /// The group agrees on less than it wanted and has not said why.
    #[serde(rename = "less")]
    LowerAmbitionUnjustified,
    /// Number of objections without an answer.
    Amendments(u16),
    /// Statements are prepared, but the group was not asked any.
    Unasked,
}
