//! Gates: what must exist before the group leaves a step. They warn, and can be overridden with a reason, which is
//! recorded. They count voices by function, so a facilitator's copy gives the same result as the server's.

pub use crate::base::gate::Missing;
use crate::{
    base::{
        activity::{Activity, Round},
        gate::Gate,
        map::{Map, Set},
        text::FunctionName,
        voices::Voices,
    },
    rules::Views as _,
    tool::{agenda::Step, cards::Cards, statements::Statements},
    workshop::Workshop,
};

/// What is missing before the current step can be left.
pub fn missing(workshop: &Workshop) -> Vec<Missing> {
    let Some(step) = workshop.agenda.current() else {
        return Vec::new();
    };
    match step.gate {
        Gate::Open => Vec::new(),
        Gate::EveryoneWrote => {
            let voices = Cards::answered(workshop, step).unwrap_or_default();
            silent(workshop, &voices).into_iter().map(Missing::Written).collect()
        }
        Gate::EveryoneRated => match step.activity {
            Activity::Rate { .. } => rated(workshop, step),
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

/// Functions in which fewer people have answered than take part.
pub fn silent(workshop: &Workshop, voices: &Voices) -> Vec<FunctionName> {
    expected(workshop)
        .into_iter()
        .filter(|(function, people)| voices.functions.get(function).copied().unwrap_or(0) < *people)
        .map(|(function, _)| function)
        .collect()
}

/// Number of people per function who take part.
pub fn expected(workshop: &Workshop) -> Map<FunctionName, u16> {
    let mut people = Map::new();
    for seat in workshop.seats.members() {
        if let Some(function) = &seat.function {
            *people.or_default(function.clone()) += 1;
        }
    }
    people
}

fn rated(workshop: &Workshop, step: &Step) -> Vec<Missing> {
    if workshop.statements.agreements().next().is_none() {
        let prepared = !workshop.statements.prepared.is_empty();
        return vec![if prepared { Missing::Unasked } else { Missing::Statements }];
    }
    let voices = Statements::answered(workshop, step).unwrap_or_default();
    silent(workshop, &voices).into_iter().map(Missing::Rated).collect()
}

fn draft(workshop: &Workshop) -> Vec<Missing> {
    let document = &workshop.resolution.draft;
    let mut missing = Vec::new();
    if !document.has_objective() {
        missing.push(Missing::Objective);
    }
    missing.extend(document.functions_without_line(&workshop.seats).into_iter().map(Missing::Line));
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

/// What must be answered before the group signs.
fn unanswered(workshop: &Workshop) -> Vec<Missing> {
    let less = *workshop.statements.ambition_lowered
        && workshop.statements.ambition_lowered_reason.is_none();
    objections(workshop)
        .into_iter()
        .chain(less.then_some(Missing::LowerAmbitionUnjustified))
        .collect()
}

/// Objections without an answer.
fn objections(workshop: &Workshop) -> Option<Missing> {
    let open = u16::try_from(workshop.resolution.unamended().count()).unwrap_or(u16::MAX);
    (open > 0).then_some(Missing::Amendments(open))
}
