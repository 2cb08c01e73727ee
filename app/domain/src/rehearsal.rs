//! A rehearsal: what a simulated person plausibly does now, for a Mobilizer who has never led a workshop.
//!
//! [`act`] is given what the domain discloses to that person's seat and nothing else, so a simulated person can tell
//! no more than a real one. It never drives: the chair stays with people. `turn` is what a step asks for, `talk` what
//! people say to each other beside it.
//!
//! **Must never know**: a clock, or chance other than the number it is given. The words are given too, because they are
//! in the language of whoever rehearses.

use uuid::Uuid;

use crate::{
    base::{
        activity::Activity,
        id::SeatId,
        seat::{Attendance, Role, Seat},
        text::{FunctionName, TextError},
    },
    decide::Command,
    tool::seats,
    workshop::Workshop,
};

mod talk;
mod turn;

/// How many people are simulated.
pub const PEOPLE: usize = 5;

/// What simulated people say. Each text but `objection` and `lift` is a list, its parts divided by `|`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The functions they stand for, one each.
    pub functions: String,
    /// What each of them writes: two concerns, a goal, an uncertainty.
    pub cards: [String; PEOPLE],
    /// Why one's own function needs what it needs.
    pub reasons: String,
    /// How another one's reason is said back; `%` stands for the reason.
    pub restated: String,
    /// A condition under which two who differ go on.
    pub conditions: String,
    /// What was found out.
    pub found: String,
    /// What a word means.
    pub meanings: String,
    /// A small reservation.
    pub reservations: String,
    /// The serious objection.
    pub objection: String,
    /// What would lift it.
    pub lift: String,
    /// What one function asks of another.
    pub requests: String,
    /// What a small group found.
    pub notes: String,
    /// How one thing depends on another.
    pub links: String,
    /// What became of a concern.
    pub became: String,
    /// What was good about the meeting.
    pub plus: String,
    /// What to change.
    pub delta: String,
}

/// The seats of the simulated people. They follow from the workshop's id, so that nobody has to remember them.
pub fn seats(workshop: crate::base::id::WorkshopId) -> [SeatId; PEOPLE] {
    let base = workshop.0.as_u128();
    [1, 2, 3, 4, 5].map(|number| SeatId(Uuid::from_u128(base ^ number)))
}

/// The functions they stand for, in the order of [`seats()`].
pub fn functions(words: &Words) -> Vec<FunctionName> {
    parts(&words.functions).filter_map(|name| FunctionName::parse(name).ok()).take(PEOPLE).collect()
}

/// What this person does now, if anything. `seen` is the workshop as it is disclosed to the seat; `chance` is a fresh
/// random number.
pub fn act(seen: &Workshop, seat: SeatId, chance: u64, words: &Words) -> Option<Command> {
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
    let acts = talk::ANSWERS.iter().chain(&turn::ACTS).chain(&talk::IDLE);
    acts.filter_map(|act| act(&mut person)).find(|command| seen.may(seat, command.power()))
}

/// One thing a person may do.
type Act = fn(&mut Person<'_>) -> Option<Command>;

/// A simulated person, and what that person sees.
struct Person<'a> {
    seen: &'a Workshop,
    me: &'a Seat,
    function: FunctionName,
    /// The place of the function among those that are simulated.
    place: usize,
    words: &'a Words,
    chance: u64,
}

impl Person<'_> {
    /// The next random number (`SplitMix64`).
    fn number(&mut self) -> u64 {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.chance)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number() % (bound.max(1) as u64)).unwrap_or(0)
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.number(), self.number())
    }

    /// How this person stands to something: the same number every time, another one for another person or thing.
    fn temper(&self, about: u128, bound: u64) -> usize {
        let both = Uuid::from_u128(self.me.id.0.as_u128() ^ about.rotate_left(17));
        let (high, low) = both.as_u64_pair();
        usize::try_from(mixed(mixed(high) ^ low) % bound.max(1)).unwrap_or(0)
    }

    /// One part of a list, as a text of the domain.
    fn say<T>(&mut self, list: &str, parse: fn(&str) -> Result<T, TextError>) -> Option<T> {
        let count = parts(list).count();
        let at = self.below(count);
        parse(parts(list).nth(at)?).ok()
    }

    /// What the current step does.
    fn activity(&self) -> Option<Activity> {
        self.seen.agenda.current().map(|step| step.activity)
    }

    /// Whether this person is at a step that does this.
    fn is_at(&self, activity: Activity) -> bool {
        self.activity() == Some(activity)
    }
}

/// The parts of a list.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// Spreads a number evenly.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
