//! A rehearsal: what a simulated person plausibly does now, for a Mobilizer who has never led a workshop.
//!
//! [`act`] gets what the domain discloses to that person's seat and nothing else, so a simulated person knows no more
//! than a real one. It never drives: real people hold the chair. `turn` does what a step asks for, `talk` answers what
//! others ask beside it.
//!
//! **Must never know**: a clock, or chance other than the number it is given. Texts are arguments too, because they
//! are in the language of the person rehearsing.

use uuid::Uuid;

use crate::{
    base::{
        id::SeatId,
        seat::{Attendance, Role},
        text::FunctionName,
    },
    decide::Command,
    tool::seats,
    workshop::Workshop,
};

mod person;
mod phrases;
mod talk;
mod turn;

use person::{Person, parts};
pub use phrases::{PEOPLE, Phrases};

/// The seats of the simulated people. Derived from the workshop's id, so nothing needs to be stored.
pub fn seats(workshop: crate::base::id::WorkshopId) -> [SeatId; PEOPLE] {
    let base = workshop.0.as_u128();
    [1, 2, 3, 4, 5].map(|number| SeatId(Uuid::from_u128(base ^ number)))
}

/// Their functions, in the order of [`seats()`].
pub fn functions(words: &Phrases) -> Vec<FunctionName> {
    parts(&words.functions).filter_map(|name| FunctionName::parse(name).ok()).take(PEOPLE).collect()
}

/// What this person does now, if anything. `seen` is the workshop as disclosed to the seat; `chance` is a fresh random
/// number.
pub fn act(seen: &Workshop, seat: SeatId, chance: u64, words: &Phrases) -> Option<Command> {
    let me = seen.seats.present(seat)?;
    let function = me.function.clone()?;
    if me.role != Role::Stakeholder || me.expert.is_some() || seen.agenda.closed {
        return None;
    }
    if me.attendance == Attendance::Invited {
        return Some(seats::Command::Join { function: None }.into());
    }
    let known = functions(words).iter().position(|known| *known == function);
    let place = known.unwrap_or(0);
    let mut person = Person { seen, me, function, place, words, chance };
    let acts = talk::ANSWERS.iter().chain(&turn::ACTIONS).chain(&talk::IDLE);
    acts.filter_map(|act| act(&mut person)).find(|command| seen.may(seat, command.power()))
}
