//! What a step is: its phase, the pattern of thinking, the tool it uses, and the recipe that supplies its texts.

use serde::{Deserialize, Serialize};

/// The five phases of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before the workshop: people join.
    Prepare,
    /// Everyone on the record before anyone is influenced.
    Prompt,
    /// People learn each other's models.
    Explore,
    /// One resolution that the group supports.
    Converge,
    /// After the workshop: the record and the plan.
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
    Generate,
    Clarify,
    Organise,
    Reduce,
    Evaluate,
    BuildConsensus,
}

/// The first sealed rating, before any talk, or the second one, after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Round {
    First,
    Second,
}

/// Which tool a step uses, and how it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// The step's lines, read together.
    Read,
    /// Cards. If `sealed`, others see them only after the reveal.
    Write {
        sealed: bool,
    },
    /// Sealed rating and guess.
    Rate {
        round: Round,
    },
    /// All sealed answers and cards are revealed at once.
    Reveal,
    Organise,
    /// Discuss the disconnects one by one.
    Disconnects,
    /// Interdependencies between functions.
    Links,
    Draft,
    Consent,
    Sign,
    Record,
    /// The cost of staying, shown below the step's lines.
    Costs,
    /// Trades: a concern, what answers it, what is given up.
    Trade,
    /// Everyone speaks once, in random order.
    #[serde(rename = "turns")]
    RoundRobin,
    /// Alone, in pairs across functions, in fours, everyone.
    #[serde(rename = "pairs")]
    OneTwoFourAll,
    /// What one function needs from another.
    Requests,
    /// Fist to five: how the group feels.
    Temperature,
    /// What was good about the meeting and what to change.
    PlusDelta,
}

/// Which shipped step this is. Its texts exist in every language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recipe {
    /// None: the step carries its own texts.
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
    Reveal,
    /// Grouping cards that mean the same.
    Organise,
    /// Discuss the disconnects one by one.
    Disconnects,
    Links,
    Draft,
    Trade,
    /// The second rating.
    RateAgain,
    Consent,
    Sign,
    After,
    /// Hopes, written as goals, and fears, written as concerns.
    HopesAndFears,
    /// Two pre-mortems. It is a year from now and it failed: why, if the group changed (concerns about the solution), and why,
    /// if it stayed as it is (concerns about the problem).
    PreMortems,
    #[serde(rename = "turns")]
    RoundRobin,
    #[serde(rename = "pairs")]
    OneTwoFourAll,
    Requests,
    /// A quick temperature check.
    Temperature,
    PlusDelta,
}
