//! What a step is: its phase, the pattern of thinking, the tool it uses, and the recipe that supplies its texts.
//! The activities and the steps that ship are listed in the registry.

use serde::{Deserialize, Serialize};

use crate::{base::gate::Gate, tool::steps};

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

macro_rules! define_steps {
    (
        activities {
            $($(#[$activity_doc:meta])* $activity:ident $({ $field:ident: $type:ty })? $(as $activity_stored:literal)?;)+
        }
        recipes {
            $($(#[$doc:meta])* $recipe:ident $(as $stored:literal)? => $tool:ident: $phase:ident, $pattern:ident,
                $uses:ident $({ $set:ident: $value:expr })?, $minutes:literal, $gate:ident $(, $toolbox:ident)?;)+
        }
    ) => {
        /// Which tool a step uses, and how it is set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Activity {
            $($(#[$activity_doc])* $(#[serde(rename = $activity_stored)])? $activity $({ $field: $type })?,)+
        }

        /// Which shipped step this is. Its texts exist in every language.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Recipe {
            /// None: the step carries its own texts.
            #[default]
            Own,
            $($(#[$doc])* $(#[serde(rename = $stored)])? $recipe,)+
        }

        /// The steps that ship, in the order of the registry.
        pub const SHIPPED: &[Shipped] = &[$(Shipped {
            recipe: Recipe::$recipe,
            name: stringify!($recipe),
            tool: stringify!($tool),
            phase: Phase::$phase,
            pattern: Pattern::$pattern,
            activity: Activity::$uses $({ $set: $value })?,
            minutes: $minutes,
            gate: Gate::$gate,
            in_toolbox: !matches!(stringify!($($toolbox)?).as_bytes(), b""),
        },)+];
    };
}

/// A step that ships.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    pub recipe: Recipe,
    /// Its name in the registry, and of its section among the texts of its tool.
    pub name: &'static str,
    /// The tool it uses, as the workshop's field is called.
    pub tool: &'static str,
    pub phase: Phase,
    pub pattern: Pattern,
    pub activity: Activity,
    /// How long it takes as shipped.
    pub minutes: u16,
    pub gate: Gate,
    /// Whether any agenda can include it.
    pub in_toolbox: bool,
}

steps!(define_steps);

impl Recipe {
    /// The step that ships; `None` for [`Recipe::Own`].
    pub fn shipped(self) -> Option<&'static Shipped> {
        SHIPPED.iter().find(|shipped| shipped.recipe == self)
    }

    /// Whether any agenda can include it.
    pub fn is_in_toolbox(self) -> bool {
        self.shipped().is_some_and(|shipped| shipped.in_toolbox)
    }

    /// The recipes that any agenda can include.
    pub fn toolbox() -> impl Iterator<Item = Self> {
        SHIPPED.iter().filter(|shipped| shipped.in_toolbox).map(|shipped| shipped.recipe)
    }
}
