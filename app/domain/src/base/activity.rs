//! What a step is about: its phase, the kind of thinking, the tool it uses, and the recipe its words come from.

use serde::{Deserialize, Serialize};

/// The five phases of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before: people come in.
    Prepare,
    /// Everyone on the record before anyone is influenced.
    Prompt,
    /// People learn each other's models.
    Explore,
    /// One resolution the whole group stands behind.
    Converge,
    /// After: the record and the plan.
    FollowThrough,
}

impl Phase {
    /// All five, in order.
    pub const ALL: [Self; 5] =
        [Self::Prepare, Self::Prompt, Self::Explore, Self::Converge, Self::FollowThrough];
}

impl std::fmt::Display for Phase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Prepare => "Prepare",
            Self::Prompt => "Prompt",
            Self::Explore => "Explore",
            Self::Converge => "Converge",
            Self::FollowThrough => "Follow through",
        })
    }
}

/// What kind of thinking a step asks for (the six patterns of collaboration engineering).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// Make more.
    Generate,
    /// Make clear.
    Clarify,
    /// Put in order.
    Organise,
    /// Make fewer.
    Reduce,
    /// Judge.
    Evaluate,
    /// Agree.
    BuildConsensus,
}

/// The first sealed rating, before any talk, or the second one, after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Round {
    /// In Prompt.
    First,
    /// In Converge.
    Second,
}

/// Which tool a step uses, and how it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// The step's own lines, read together.
    Read,
    /// Cards; hidden from all others until the reveal where `sealed`.
    Write {
        /// Whether they are.
        sealed: bool,
    },
    /// Sealed rating and guess.
    Rate {
        /// Which round.
        round: Round,
    },
    /// Everything sealed so far is shown at once.
    Reveal,
    /// Themes.
    Organise,
    /// The walk through the disconnects.
    Disconnects,
    /// Interdependencies between functions.
    Links,
    /// The resolution's draft.
    Draft,
    /// The consent round.
    Consent,
    /// Signatures.
    Sign,
    /// The record, after.
    Record,
    /// What staying costs, below the step's own lines.
    Costs,
    /// Give and get: concerns, what answers them, what is given up.
    Trade,
    /// One after the other, in an order by chance.
    #[serde(rename = "turns")]
    RoundRobin,
    /// Alone, in pairs across functions, in fours, all together.
    #[serde(rename = "pairs")]
    OneTwoFourAll,
    /// What a function needs from another one.
    Requests,
    /// How the group feels about it, with the fingers of one hand.
    Temperature,
    /// What was good about the meeting, and what to change.
    PlusDelta,
}

/// A step as it ships. Its words are in every language, so each reads them in their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recipe {
    /// None of those: it says all its words itself.
    #[default]
    Own,
    /// How we work.
    Charter,
    /// What we do today, and what it costs.
    Insight,
    /// Silent writing.
    Write,
    /// Sealed rating.
    Rate,
    /// The reveal.
    Reveal,
    /// Same thing, other words.
    Organise,
    /// The walk through the disconnects.
    Disconnects,
    /// What depends on what.
    Links,
    /// The draft.
    Draft,
    /// Give and get.
    Trade,
    /// The second rating.
    RateAgain,
    /// The consent round.
    Consent,
    /// Signatures.
    Sign,
    /// The record.
    After,
    /// Hopes, written as goals, and fears, written as concerns.
    HopesAndFears,
    /// Two pre-mortems. It is a year from now and it failed: why, if the group changed (concerns about the solution), and why,
    /// if it stayed as it is (concerns about the problem).
    PreMortems,
    /// Round robin.
    #[serde(rename = "turns")]
    RoundRobin,
    /// 1-2-4-All.
    #[serde(rename = "pairs")]
    OneTwoFourAll,
    /// What I need from you.
    Requests,
    /// A quick check of the temperature.
    Temperature,
    /// Plus and delta.
    PlusDelta,
}
