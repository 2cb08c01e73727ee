//! A card.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::{CardId, SeatId, StepId},
    level::Level,
    text::{CardText, FunctionName},
};

/// What a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something to worry about.
    Concern,
    /// Something not known.
    Uncertainty,
    /// Something wanted.
    Goal,
    /// A way.
    Idea,
}

impl Kind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Concern, Self::Uncertainty, Self::Goal, Self::Idea];
}

/// One thought of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// Its id, made by the author's client.
    pub id: CardId,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub level: Level,
    /// What it says.
    pub text: CardText,
    /// Whose; told to the author alone, and to everybody where it stands under the name.
    pub author: Option<SeatId>,
    /// The function it was said for; none where it stands under nothing.
    pub function: Option<FunctionName>,
    /// Whether it stands under the author's name once it is open.
    #[serde(default)]
    pub named: bool,
    /// The step it was written in.
    pub step: StepId,
    /// The card it extends.
    pub builds_on: Option<CardId>,
    /// Known to its author alone.
    pub sealed: bool,
    /// Hidden by the Mobilizer.
    pub hidden: bool,
}
