//! Cards: everything that was written, and what became of each concern.

use domain::{
    Workshop,
    id::ConditionId,
    text::{CardText, FunctionName, Reason, SectionText, Title},
    time::Day,
    tool::{
        cards::{Card, CardKind, Level},
        resolution::Disposition,
    },
};
use schemars::JsonSchema;
use serde::Serialize;

/// A card that everybody may see.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Written {
    pub kind: CardKind,
    pub text: CardText,
    /// The author's function; `None` if it is anonymous.
    pub function: Option<FunctionName>,
}

/// A concern and its outcome.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Concern {
    pub text: CardText,
    /// The author's function; `None` if it is anonymous.
    pub function: Option<FunctionName>,
    /// Problem, solution or supplier.
    pub level: Level,
    /// The outcome, in words; `None` if none was recorded.
    pub became: Option<String>,
    /// The outcome as data.
    pub outcome: Option<ConcernOutcome>,
}

/// What became of a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConcernOutcome {
    /// It no longer worries its author.
    Resolved { how: Reason },
    /// It remains, under a condition. `None` if no text of the resolution has the condition any more.
    Accepted { condition: Option<SectionText> },
    /// Something was given for it.
    Traded { trade: Reason },
    /// A trade settled it: what answers the concern, and what is given in return.
    Exchanged { answer: Title, gives: Title },
    /// Not now.
    Parked { owner: FunctionName, due: Day },
}

pub(crate) fn is_shown(card: &Card) -> bool {
    !card.sealed && !card.hidden
}

pub(crate) fn written(workshop: &Workshop) -> Vec<Written> {
    let written = |card: &Card| Written {
        kind: card.kind,
        text: card.text.clone(),
        function: card.function.clone(),
    };
    workshop.cards.iter().filter(|card| is_shown(card)).map(written).collect()
}

pub(crate) fn concerns(workshop: &Workshop) -> Vec<Concern> {
    let concern = |card: &Card| {
        let disposition = workshop.resolution.dispositions.get(&card.id);
        let (became, outcome) = disposition.map(|known| became(workshop, known)).unzip();
        Concern {
            text: card.text.clone(),
            function: card.function.clone(),
            level: card.level,
            became,
            outcome,
        }
    };
    let cards =
        workshop.cards.iter().filter(|card| card.kind == CardKind::Concern && is_shown(card));
    cards.map(concern).collect()
}

/// The outcome of a concern, in words and as data.
fn became(workshop: &Workshop, disposition: &Disposition) -> (String, ConcernOutcome) {
    let outcome = match disposition.clone() {
        Disposition::Resolved { how } => ConcernOutcome::Resolved { how },
        Disposition::Accepted { condition } => {
            ConcernOutcome::Accepted { condition: condition_text(workshop, condition).cloned() }
        }
        Disposition::Traded { trade } => ConcernOutcome::Traded { trade },
        Disposition::Exchanged { answer, gives } => ConcernOutcome::Exchanged { answer, gives },
        Disposition::Parked { owner, due } => ConcernOutcome::Parked { owner, due },
    };
    let condition = match &outcome {
        ConcernOutcome::Accepted { condition } => condition.as_ref().map(SectionText::as_str),
        ConcernOutcome::Resolved { .. }
        | ConcernOutcome::Traded { .. }
        | ConcernOutcome::Exchanged { .. }
        | ConcernOutcome::Parked { .. } => None,
    };
    (wording::disposition_recorded(disposition, condition), outcome)
}

/// The text of a condition as it stands, or as the latest version that has it says it.
pub(crate) fn condition_text(workshop: &Workshop, id: ConditionId) -> Option<&SectionText> {
    let versions = workshop.resolution.versions.iter().rev().map(|version| &version.document);
    let mut all = std::iter::once(&workshop.resolution.draft).chain(versions);
    all.find_map(|document| document.conditions.get(&id)).map(|found| &found.text)
}
