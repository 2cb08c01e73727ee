//! One simulated person: what they see, their attitude, and the chance they were given.

use uuid::Uuid;

use crate::{
    base::{
        activity::Activity,
        seat::Seat,
        text::{FunctionName, TextError},
    },
    decide::Command,
    rehearsal::phrases::Phrases,
    workshop::Workshop,
};

/// One kind of action a simulated person may try.
pub(super) type Action = fn(&mut Person<'_>) -> Option<Command>;

/// A simulated person and what they see.
pub(super) struct Person<'a> {
    pub(super) seen: &'a Workshop,
    pub(super) me: &'a Seat,
    pub(super) function: FunctionName,
    /// Index of the function among the simulated ones.
    pub(super) place: usize,
    pub(super) words: &'a Phrases,
    pub(super) chance: u64,
}

impl Person<'_> {
    /// The next random number (`SplitMix64`).
    pub(super) fn number(&mut self) -> u64 {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.chance)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number() % (bound.max(1) as u64)).unwrap_or(0)
    }

    pub(super) fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub(super) fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.number(), self.number())
    }

    /// This person's attitude to something: a stable number that differs per person and subject.
    pub(super) fn temper(&self, about: u128, bound: u64) -> usize {
        let both = Uuid::from_u128(self.me.id.0.as_u128() ^ about.rotate_left(17));
        let (high, low) = both.as_u64_pair();
        usize::try_from(mixed(mixed(high) ^ low) % bound.max(1)).unwrap_or(0)
    }

    /// A random item of a list, parsed as a text of the domain.
    pub(super) fn say<T>(
        &mut self,
        list: &str,
        parse: fn(&str) -> Result<T, TextError>,
    ) -> Option<T> {
        let count = parts(list).count();
        let at = self.below(count);
        parse(parts(list).nth(at)?).ok()
    }

    /// The current step's activity.
    pub(super) fn activity(&self) -> Option<Activity> {
        self.seen.agenda.current().map(|step| step.activity)
    }

    /// Whether the current step has this activity.
    pub(super) fn is_at(&self, activity: Activity) -> bool {
        self.activity() == Some(activity)
    }
}

/// The items of a list.
pub(super) fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// Spreads a number evenly.
pub(super) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
