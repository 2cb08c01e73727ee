//! Me → we: how far each function has come from individual support to a joint yes. Derived from acts only: being
//! heard, being understood, having settled what was open, having signed. Says nothing about persons and ranks nobody.

use serde::Serialize;

use crate::{
    base::{
        activity::{Phase, Round},
        text::FunctionName,
    },
    tool::{
        cards::{Card, CardKind},
        disconnects::{Disconnect, State},
    },
    workshop::Workshop,
};

/// The last milestone a function has reached; each requires the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    NotStarted,
    /// It has something on the board, or in a reveal.
    Heard,
    /// In every disconnect it is an end of, each end has confirmed the other's restatement.
    Understood,
    /// Every such disconnect is settled, and each of its concerns has a disposition.
    Settled,
    /// All of its people have signed the current text.
    Signed,
}

impl Milestone {
    /// All five, in order.
    pub const ALL: [Self; 5] =
        [Self::NotStarted, Self::Heard, Self::Understood, Self::Settled, Self::Signed];
}

/// How far each function of the group has come, sorted by name. Empty before anybody joins.
///
/// Reads only revealed data, so every viewer's copy gives the same result.
pub fn progress(workshop: &Workshop) -> Vec<(FunctionName, Milestone)> {
    let functions = workshop.seats.functions().into_iter();
    functions.map(|function| (function.clone(), milestone(workshop, &function))).collect()
}

/// Whether a function has reached something.
type Check = fn(&Workshop, &FunctionName) -> bool;

fn milestone(workshop: &Workshop, function: &FunctionName) -> Milestone {
    // A function that has signed is at the goal: open questions are asked before signing.
    if has_signed(workshop, function) {
        return Milestone::Signed;
    }
    // A milestone counts only after all earlier ones.
    let acts: [(Milestone, Check); 3] = [
        (Milestone::Heard, is_heard),
        (Milestone::Understood, is_understood),
        (Milestone::Settled, has_settled),
    ];
    let done = acts.into_iter().take_while(|(_, done)| done(workshop, function));
    done.last().map_or(Milestone::NotStarted, |(height, _)| height)
}

/// Whether this function was heard: a card, a "nothing to add", a revealed rating.
pub fn is_heard(workshop: &Workshop, function: &FunctionName) -> bool {
    let of = |card: &Card| !card.sealed && card.function.as_ref() == Some(function);
    let rated = || {
        workshop.statements.list.iter().any(|statement| {
            [Round::First, Round::Second].into_iter().any(|round| {
                let outcome = statement.round(round).outcome.as_ref();
                outcome.is_some_and(|outcome| {
                    outcome.marks.iter().any(|mark| mark.function.as_ref() == Some(function))
                        || outcome.abstained.iter().flatten().any(|known| known == function)
                })
            })
        })
    };
    workshop.cards.iter().any(of)
        || workshop.cards.writing.values().any(|writing| writing.heard.contains_key(function))
        || rated()
}

/// The disconnects this function is an end of.
fn ends<'a>(
    workshop: &'a Workshop,
    function: &'a FunctionName,
) -> impl Iterator<Item = &'a Disconnect> {
    workshop.disconnects.list.iter().filter(|known| known.end_of(function).is_some())
}

/// Whether the group has converged. Earlier, having nothing open may only mean that nobody has looked.
fn looked(workshop: &Workshop) -> bool {
    matches!(workshop.agenda.phase(), Phase::Converge | Phase::FollowThrough)
}

fn is_understood(workshop: &Workshop, function: &FunctionName) -> bool {
    (looked(workshop) || ends(workshop, function).next().is_some())
        && ends(workshop, function).all(|known| known.state() >= State::Understood)
}

fn has_settled(workshop: &Workshop, function: &FunctionName) -> bool {
    let concern = |card: &&Card| {
        card.kind == CardKind::Concern
            && !card.sealed
            && !card.hidden
            && card.function.as_ref() == Some(function)
    };
    looked(workshop)
        && ends(workshop, function).all(|known| known.state() == State::Settled)
        && workshop
            .cards
            .iter()
            .filter(concern)
            .all(|card| workshop.resolution.dispositions.contains_key(&card.id))
}

fn has_signed(workshop: &Workshop, function: &FunctionName) -> bool {
    let signatures = workshop.resolution.signatures();
    workshop
        .seats
        .members()
        .filter(|seat| seat.function.as_ref() == Some(function))
        .all(|seat| signatures.contains_key(&seat.id))
}
