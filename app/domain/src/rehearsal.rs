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

/// Number of simulated people.
pub const PEOPLE: usize = 5;

/// What simulated people say. Each text but `objection` and `lift` is a list separated by `|`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// Their functions, one each.
    pub functions: String,
    /// Per person: two concerns, a goal, an uncertainty.
    pub cards: [String; PEOPLE],
    /// Reasons for what one's own function needs.
    pub reasons: String,
    /// How a person restates another's reason; `%` stands for the reason.
    pub restated: String,
    /// Conditions under which two who differ continue.
    pub conditions: String,
    /// What was found out.
    pub found: String,
    /// What a term means.
    pub meanings: String,
    pub reservations: String,
    pub objection: String,
    pub lift: String,
    /// What one function asks of another.
    pub requests: String,
    /// What a small group found.
    pub notes: String,
    /// How one thing depends on another.
    pub links: String,
    /// Dispositions of concerns.
    pub became: String,
    pub plus: String,
    pub delta: String,
}

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

/// One kind of action a simulated person may try.
type Action = fn(&mut Person<'_>) -> Option<Command>;

/// A simulated person and what they see.
struct Person<'a> {
    seen: &'a Workshop,
    me: &'a Seat,
    function: FunctionName,
    /// Index of the function among the simulated ones.
    place: usize,
    words: &'a Phrases,
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

    /// This person's attitude to something: a stable number that differs per person and subject.
    fn temper(&self, about: u128, bound: u64) -> usize {
        let both = Uuid::from_u128(self.me.id.0.as_u128() ^ about.rotate_left(17));
        let (high, low) = both.as_u64_pair();
        usize::try_from(mixed(mixed(high) ^ low) % bound.max(1)).unwrap_or(0)
    }

    /// A random item of a list, parsed as a text of the domain.
    fn say<T>(&mut self, list: &str, parse: fn(&str) -> Result<T, TextError>) -> Option<T> {
        let count = parts(list).count();
        let at = self.below(count);
        parse(parts(list).nth(at)?).ok()
    }

    /// The current step's activity.
    fn activity(&self) -> Option<Activity> {
        self.seen.agenda.current().map(|step| step.activity)
    }

    /// Whether the current step has this activity.
    fn is_at(&self, activity: Activity) -> bool {
        self.activity() == Some(activity)
    }
}

/// The items of a list.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// Spreads a number evenly.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
