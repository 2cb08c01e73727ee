//! One card.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::{CardId, SeatId, StepId},
    level::Level,
    text::{CardText, FunctionName},
};

/// The kind of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Kind"))]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A worry.
    Concern,
    /// Something unknown.
    Uncertainty,
    /// Something wanted.
    Goal,
    /// A possible way.
    Idea,
}

impl CardKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Concern, Self::Uncertainty, Self::Goal, Self::Idea];
}

/// One thought of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// Made by the author's client.
    pub id: CardId,
    pub kind: CardKind,
    pub level: Level,
    pub text: CardText,
    /// `None` for everybody but the author, unless the card is shown by name.
    pub author: Option<SeatId>,
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
    /// Whether the author's name is shown after the reveal.
    #[serde(default)]
    pub named: bool,
    /// The step it was written in.
    pub step: StepId,
    /// `None` unless it extends another card.
    pub builds_on: Option<CardId>,
    /// Known to its author only.
    pub sealed: bool,
    /// Hidden by the Mobilizer.
    pub hidden: bool,
}
