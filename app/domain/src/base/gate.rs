//! What must exist before a step is left, and what of it is missing.

use serde::{Deserialize, Serialize};

use crate::base::text::FunctionName;

/// What a step requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Nothing.
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

/// One thing that is missing, with the function where one is concerned; never a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// This function has written nothing yet, or not all of its people.
    Written(FunctionName),
    /// This function has not answered every statement.
    Rated(FunctionName),
    /// No statement was put before the group, and none is prepared.
    Statements,
    /// Something is still sealed.
    Reveal,
    /// So many disconnects lack a type or a reason from an end.
    Explained(u16),
    /// No link between two functions.
    Link,
    /// No objective.
    Objective,
    /// No line for this function.
    Line(FunctionName),
    /// No version was put before the group.
    Version,
    /// This function has not responded.
    Response(FunctionName),
    /// This function has not signed.
    Signature(FunctionName),
    /// So many concerns have no disposition.
    Dispositions(u16),
    /// No cost of staying is accepted.
    Cost,
    /// Agreeing on less than was wanted has no reason yet.
    #[serde(rename = "less")]
    LowerAmbitionUnjustified,
    /// So many objections have no answer.
    Amendments(u16),
    /// Statements are prepared, and the group was not asked any.
    Unasked,
}
