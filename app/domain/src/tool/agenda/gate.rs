//! Gates: what must exist before a step is left. They warn and can be overridden with a reason, which is kept.
//! They count voices by function, so a facilitator's own copy gives the same answer as the server's.

use serde::{Deserialize, Serialize};

use super::{Activity, Round};
use crate::{
    Workshop,
    map::{Map, Set},
    text::FunctionName,
    voices::Voices,
};

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

/// What is missing before the current step can be left.
pub fn missing(workshop: &Workshop) -> Vec<Missing> {
    let Some(step) = workshop.agenda.current() else {
        return Vec::new();
    };
    match step.gate {
        Gate::Open => Vec::new(),
        Gate::EveryoneWrote => {
            let voices =
                workshop.cards.writing.get(&step.id).map(|w| w.voices.clone()).unwrap_or_default();
            silent(workshop, &voices).into_iter().map(Missing::Written).collect()
        }
        Gate::EveryoneRated => match step.activity {
            Activity::Rate { round } => rated(workshop, round),
            _ => Vec::new(),
        },
        Gate::AllRevealed => {
            let sealed =
                workshop.cards.any_sealed() || workshop.statements.any_sealed(Round::First);
            if sealed { vec![Missing::Reveal] } else { Vec::new() }
        }
        Gate::DisconnectsExplained => match workshop.disconnects.unexplained() {
            0 => Vec::new(),
            count => vec![Missing::Explained(count)],
        },
        Gate::FunctionsLinked => {
            if workshop.links.crosses_functions() {
                Vec::new()
            } else {
                vec![Missing::Link]
            }
        }
        Gate::DraftComplete => draft(workshop),
        Gate::EveryoneResponded => responded(workshop),
        Gate::EveryoneSigned => signed(workshop),
        Gate::CostAccepted if workshop.costs.alternative_unlocked() => Vec::new(),
        Gate::CostAccepted => vec![Missing::Cost],
    }
}

/// The functions of which fewer people were heard than take part.
pub fn silent(workshop: &Workshop, voices: &Voices) -> Vec<FunctionName> {
    expected(workshop)
        .into_iter()
        .filter(|(function, people)| voices.functions.get(function).copied().unwrap_or(0) < *people)
        .map(|(function, _)| function)
        .collect()
}

/// How many people of each function take part.
pub fn expected(workshop: &Workshop) -> Map<FunctionName, u16> {
    let mut people = Map::new();
    for seat in workshop.seats.members() {
        if let Some(function) = &seat.function {
            *people.or_default(function.clone()) += 1;
        }
    }
    people
}

fn rated(workshop: &Workshop, round: Round) -> Vec<Missing> {
    if workshop.statements.agreements().next().is_none() {
        let prepared = !workshop.statements.prepared.is_empty();
        return vec![if prepared { Missing::Unasked } else { Missing::Statements }];
    }
    let functions: Set<_> = workshop
        .statements
        .list
        .iter()
        .flat_map(|statement| silent(workshop, &statement.round(round).voices))
        .collect();
    functions.into_iter().map(Missing::Rated).collect()
}

fn draft(workshop: &Workshop) -> Vec<Missing> {
    let document = &workshop.resolution.draft;
    let mut missing = Vec::new();
    if !document.has_objective() {
        missing.push(Missing::Objective);
    }
    missing.extend(document.functions_without_line(workshop).into_iter().map(Missing::Line));
    missing
}

fn responded(workshop: &Workshop) -> Vec<Missing> {
    let Some(version) = workshop.resolution.standing() else {
        return vec![Missing::Version];
    };
    let mut missing: Vec<_> =
        silent(workshop, &version.voices).into_iter().map(Missing::Response).collect();
    if !version.revealed {
        missing.push(Missing::Reveal);
    }
    missing.extend(objections(workshop));
    missing
}

fn signed(workshop: &Workshop) -> Vec<Missing> {
    let mut missing = unanswered(workshop);
    let Some(version) = workshop.resolution.standing() else {
        missing.push(Missing::Version);
        return missing;
    };
    let unsigned = workshop
        .seats
        .members()
        .filter(|seat| !version.signatures.contains_key(&seat.id))
        .filter_map(|seat| seat.function.clone().map(Missing::Signature));
    missing.extend(unsigned.collect::<Set<_>>());
    match workshop.resolution.undisposed(workshop) {
        0 => {}
        count => missing.push(Missing::Dispositions(count)),
    }
    missing
}

/// What the group owes itself an answer to before it signs anything.
fn unanswered(workshop: &Workshop) -> Vec<Missing> {
    let less = workshop.statements.ambition_lowered
        && workshop.statements.ambition_lowered_reason.is_none();
    objections(workshop)
        .into_iter()
        .chain(less.then_some(Missing::LowerAmbitionUnjustified))
        .collect()
}

/// The objections without an answer.
fn objections(workshop: &Workshop) -> Option<Missing> {
    let open = u16::try_from(workshop.resolution.unamended().count()).unwrap_or(u16::MAX);
    (open > 0).then_some(Missing::Amendments(open))
}
