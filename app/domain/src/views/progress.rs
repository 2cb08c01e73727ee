//! Me → we: how far each function has come from a single yes to the one yes. Follows from acts alone: being heard,
//! being understood, having settled what was open, having signed. Says nothing of persons and ranks nobody.

use crate::{
    base::{
        activity::{Phase, Round},
        text::FunctionName,
    },
    tool::{
        cards::{Card, Kind},
        disconnects::{Disconnect, State},
    },
    workshop::Workshop,
};

/// The last act a function has done, each after the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// Nothing yet.
    NotStarted,
    /// Something of it is on the board, or in what a reveal showed.
    Heard,
    /// In every difference it is an end of, each end has said the other's view until "yes, that is it".
    Understood,
    /// Every such difference is settled, and each of its concerns has an answer.
    Settled,
    /// All of its people have signed the current text.
    Signed,
}

impl Milestone {
    /// All five, from the foot of the hill.
    pub const ALL: [Self; 5] =
        [Self::NotStarted, Self::Heard, Self::Understood, Self::Settled, Self::Signed];
}

/// How far each function of the group has come, in the order of their names. Empty before anybody came in.
///
/// Reads only what is revealed, so that every viewer's copy says the same.
pub fn progress(workshop: &Workshop) -> Vec<(FunctionName, Milestone)> {
    let functions = workshop.seats.functions().into_iter();
    functions.map(|function| (function.clone(), milestone(workshop, &function))).collect()
}

/// Whether a function has done something.
type Check = fn(&Workshop, &FunctionName) -> bool;

fn milestone(workshop: &Workshop, function: &FunctionName) -> Milestone {
    // Whoever has signed is where all want to be: what has no answer yet is asked for before signing.
    if has_signed(workshop, function) {
        return Milestone::Signed;
    }
    // An act counts only on top of those before it.
    let acts: [(Milestone, Check); 3] = [
        (Milestone::Heard, is_heard),
        (Milestone::Understood, is_understood),
        (Milestone::Settled, has_settled),
    ];
    let done = acts.into_iter().take_while(|(_, done)| done(workshop, function));
    done.last().map_or(Milestone::NotStarted, |(height, _)| height)
}

/// Whether this function was heard: a card, a "nothing to add", a rating that was revealed.
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

/// The differences this function is an end of.
fn ends<'a>(
    workshop: &'a Workshop,
    function: &'a FunctionName,
) -> impl Iterator<Item = &'a Disconnect> {
    workshop.disconnects.list.iter().filter(|known| known.end_of(function).is_some())
}

/// Before the group converges, having nothing open may only mean that nobody has looked.
fn looked(workshop: &Workshop) -> bool {
    matches!(workshop.agenda.phase(), Phase::Converge | Phase::FollowThrough)
}

fn is_understood(workshop: &Workshop, function: &FunctionName) -> bool {
    (looked(workshop) || ends(workshop, function).next().is_some())
        && ends(workshop, function).all(|known| known.state() >= State::Understood)
}

fn has_settled(workshop: &Workshop, function: &FunctionName) -> bool {
    let concern = |card: &&Card| {
        card.kind == Kind::Concern
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
