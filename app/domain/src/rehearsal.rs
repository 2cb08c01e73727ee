//! A rehearsal: what a simulated person plausibly does now, for a Mobilizer who has never led a workshop.
//!
//! [`act`] gets what the domain discloses to that person's seat and nothing else, so a simulated person knows no more
//! than a real one. It never drives: real people hold the chair. What they can do is said by each tool.
//!
//! **Must never know**: a clock, or a source of random numbers other than the one number it is given. Texts are arguments too, because they
//! are in the language of the person rehearsing.

use uuid::Uuid;

use crate::{
    base::{
        activity::Activity,
        id::SeatId,
        seat::{Role, Seat},
        text::FunctionName,
    },
    decide::Command,
    person::{Person, Turn, parts},
    tool::disconnects::{Disconnect, State},
    views::{answered, rehearse},
    workshop::Workshop,
};

pub use crate::person::Phrases;

/// Number of simulated people.
pub const PEOPLE: usize = 5;

/// The seats of the simulated people. Derived from the workshop's id, so nothing needs to be stored.
pub fn seats(workshop: crate::base::id::WorkshopId) -> [SeatId; PEOPLE] {
    let base = workshop.0.as_u128();
    [1, 2, 3, 4, 5].map(|number| SeatId(Uuid::from_u128(base ^ number)))
}

/// Their functions, in the order of [`seats()`].
pub fn functions(words: Phrases) -> Vec<FunctionName> {
    let names = words.get("rehearsal.functions").unwrap_or_default();
    parts(names).filter_map(|name| FunctionName::parse(name).ok()).take(PEOPLE).collect()
}

/// What this person does now, if anything. `seen` is the workshop as disclosed to the seat; `random` is a fresh random
/// number.
pub fn act(seen: &Workshop, seat: SeatId, random: u64, words: Phrases) -> Option<Command> {
    let me = seen.seats.present(seat)?;
    let function = me.function.clone()?;
    if me.role != Role::Stakeholder || me.expert.is_some() || seen.agenda.closed {
        return None;
    }
    let known = functions(words).iter().position(|known| *known == function);
    let place = known.unwrap_or(0);
    let has_finished = has_finished(seen, me, &function);
    let mut person = Person { seen, me, function, place, words, random, has_finished };
    [Turn::Answer, Turn::Step, Turn::Idle].into_iter().find_map(|turn| {
        let all = rehearse(&mut person, turn);
        all.into_iter().find(|command| seen.may(seat, command.power()))
    })
}

/// Whether this person has done what the step asks of each person.
fn has_finished(seen: &Workshop, me: &Seat, function: &FunctionName) -> bool {
    let Some(step) = seen.agenda.current() else { return false };
    if step.activity == Activity::Disconnects {
        let mine = |known: &&Disconnect| known.end_of(function).is_some();
        let all = &seen.disconnects.list;
        return !all.is_empty()
            && all.iter().filter(mine).all(|known| known.state() > State::Opened);
    }
    match answered(seen, step) {
        // Who has written may write more.
        Some(_) if matches!(step.activity, Activity::Write { .. }) => true,
        Some(voices) => voices.has(me.id),
        // Without a version nobody can respond.
        None => !matches!(step.activity, Activity::Consent | Activity::Sign),
    }
}
