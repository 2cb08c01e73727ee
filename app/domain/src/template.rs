//! Templates: agendas as data. Their texts are with all other texts, in every language.

use serde::{
    Deserialize,
    de::{self, IntoDeserializer},
};

use crate::{
    base::{
        activity::{Phase, Recipe},
        id::{StatementId, StepId},
        level::Level,
        limits::{STEP_LINES_MAX, STEPS_MAX},
        text::StatementText,
        time::Minutes,
    },
    tool::{
        agenda::Step,
        statements::{self, Asks},
    },
};

/// A template that ships with the product.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name in addresses and API calls.
    pub key: &'static str,
    steps: &'static [TimedRecipe],
}

/// One step of a template.
#[derive(Clone, Copy, Debug)]
struct TimedRecipe {
    recipe: Recipe,
    minutes: u16,
}

/// The templates that ship.
pub const TEMPLATES: [Template; 2] =
    [Template { key: "room-90", steps: ROOM_90 }, Template { key: "remote-60", steps: REMOTE_60 }];

/// Why steps from a file or an API call do not form an agenda. Steps are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgendaError {
    /// No steps.
    #[error("an agenda needs at least one step")]
    Empty,
    /// More steps than a workshop allows.
    #[error("an agenda has at most {STEPS_MAX} steps: remove some")]
    Long,
    /// More lines than a step can show.
    #[error("step {0}: a step shows at most {STEP_LINES_MAX} lines: remove some")]
    Lines(usize),
    /// Before the start there is no current step.
    #[error("step {0}: no step can be in Prepare, which ends when the first step begins")]
    Prepare(usize),
    /// Follows a step of a later phase.
    #[error(
        "step {0}: the phases come in order, Prompt, Explore, Converge, Follow through: move it"
    )]
    Order(usize),
    /// A step of its own without title or instruction.
    #[error("step {0}: a step of your own needs a title and an instruction")]
    Wordless(usize),
}

/// Checks steps from outside for a new workshop, and numbers them from 1.
pub fn checked(steps: Vec<Step>) -> Result<Vec<Step>, AgendaError> {
    if steps.is_empty() {
        return Err(AgendaError::Empty);
    }
    if steps.len() > STEPS_MAX {
        return Err(AgendaError::Long);
    }
    let mut phase = Phase::Prompt;
    let mut all = Vec::with_capacity(steps.len());
    for ((place, number), step) in (1..).zip(1..).zip(steps) {
        if step.lines.len() > STEP_LINES_MAX {
            return Err(AgendaError::Lines(place));
        }
        if step.phase == Phase::Prepare {
            return Err(AgendaError::Prepare(place));
        }
        if step.phase < phase {
            return Err(AgendaError::Order(place));
        }
        let worded = step.title.is_some() && step.instruction.is_some();
        if step.recipe == Recipe::Own && !worded {
            return Err(AgendaError::Wordless(place));
        }
        phase = step.phase;
        all.push(Step { id: StepId(number), ..step });
    }
    Ok(all)
}

/// The statement that asks how much the group wants. Part of every workshop, so that agreeing on less is noticed.
pub fn ambition(id: StatementId, text: StatementText) -> statements::Event {
    statements::Event::Put {
        statement: id,
        text,
        level: Level::Problem,
        from_card: None,
        asks: Asks::Ambition,
    }
}

impl Template {
    /// The template with this key.
    pub fn find(key: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.key == key)
    }

    /// The steps, numbered from 1. Steps beyond a bound are left out; a test proves there are none.
    pub fn steps(&self) -> Vec<Step> {
        let step = |(number, row): (u16, &TimedRecipe)| {
            let minutes = Minutes::new(row.minutes)?;
            Some(Step { minutes, ..row.recipe.step(StepId(number))? })
        };
        (1..).zip(self.steps).filter_map(step).collect()
    }
}

impl Phase {
    /// Parses the spelling used in files.
    pub fn named(name: &str) -> Option<Self> {
        Self::deserialize(IntoDeserializer::<de::value::Error>::into_deserializer(name)).ok()
    }
}

impl Recipe {
    /// Parses the spelling used in files.
    pub fn named(name: &str) -> Option<Self> {
        Self::deserialize(IntoDeserializer::<de::value::Error>::into_deserializer(name)).ok()
    }

    /// A shipped step; `None` for [`Recipe::Own`].
    pub fn step(self, id: StepId) -> Option<Step> {
        let shipped = self.shipped()?;
        Some(Step {
            id,
            phase: shipped.phase,
            pattern: shipped.pattern,
            activity: shipped.activity,
            title: None,
            instruction: None,
            script: None,
            lines: Vec::new(),
            minutes: Minutes::new(shipped.minutes)?,
            gate: shipped.gate,
            recipe: self,
        })
    }

    /// One step of a template.
    const fn lasting(self, minutes: u16) -> TimedRecipe {
        TimedRecipe { recipe: self, minutes }
    }
}

const ROOM_90: &[TimedRecipe] = &[
    Recipe::Charter.lasting(5),
    Recipe::Insight.lasting(6),
    Recipe::Write.lasting(8),
    Recipe::Rate.lasting(6),
    Recipe::Reveal.lasting(4),
    Recipe::Organise.lasting(7),
    Recipe::Disconnects.lasting(16),
    Recipe::Links.lasting(6),
    Recipe::Draft.lasting(8),
    Recipe::Trade.lasting(8),
    Recipe::RateAgain.lasting(4),
    Recipe::Consent.lasting(6),
    Recipe::Sign.lasting(4),
    Recipe::After.lasting(2),
];

const REMOTE_60: &[TimedRecipe] = &[
    Recipe::Charter.lasting(3),
    Recipe::Insight.lasting(4),
    Recipe::Write.lasting(6),
    Recipe::Rate.lasting(5),
    Recipe::Reveal.lasting(3),
    Recipe::Organise.lasting(5),
    Recipe::Disconnects.lasting(12),
    Recipe::Draft.lasting(6),
    Recipe::Trade.lasting(4),
    Recipe::Consent.lasting(5),
    Recipe::Sign.lasting(3),
    Recipe::After.lasting(4),
];
