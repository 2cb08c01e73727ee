//! A simulated person in a rehearsal: what they see, what they say, and their random numbers.

use uuid::Uuid;

use crate::{
    base::{
        activity::Activity,
        seat::Seat,
        text::{FunctionName, TextError},
    },
    workshop::Workshop,
};

/// What simulated people say: looks up a text by its key. The keys are `tool.rehearsal_name`; most texts are lists
/// separated by `|`.
#[derive(Clone, Copy)]
pub struct Phrases(pub fn(&str) -> Option<&'static str>);

impl std::fmt::Debug for Phrases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phrases")
    }
}

impl Phrases {
    /// The text under this key; `None` if there is none, then nobody says anything.
    pub fn get(self, key: &str) -> Option<&'static str> {
        (self.0)(key)
    }
}

/// When an act of a simulated person is tried: first answers to what others ask, then what the step asks for, then, if
/// nothing else is to be done, signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Answer,
    Step,
    Idle,
}

/// A simulated person and what they see.
pub(crate) struct Person<'a> {
    pub seen: &'a Workshop,
    pub me: &'a Seat,
    pub function: FunctionName,
    /// Index of the function among the simulated ones.
    pub place: usize,
    pub words: Phrases,
    /// State of the generator of their random numbers.
    pub random: u64,
    /// Whether they have done what the step asks of each person.
    pub has_finished: bool,
}

impl Person<'_> {
    /// The next random number (`SplitMix64`).
    pub(crate) fn number(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.random)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number() % (bound.max(1) as u64)).unwrap_or(0)
    }

    pub(crate) fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub(crate) fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.number(), self.number())
    }

    /// This person's attitude to something: a stable number that differs per person and subject.
    pub(crate) fn temper(&self, about: u128, bound: u64) -> usize {
        let both = Uuid::from_u128(self.me.id.0.as_u128() ^ about.rotate_left(17));
        let (high, low) = both.as_u64_pair();
        usize::try_from(mixed(mixed(high) ^ low) % bound.max(1)).unwrap_or(0)
    }

    /// The text under this key.
    pub(crate) fn phrase(&self, key: &str) -> Option<&'static str> {
        self.words.get(key)
    }

    /// A random item of the list under this key, parsed as a text of the domain.
    pub(crate) fn say<T>(
        &mut self,
        key: &str,
        parse: fn(&str) -> Result<T, TextError>,
    ) -> Option<T> {
        let list = self.phrase(key)?;
        let count = parts(list).count();
        let at = self.below(count);
        parse(parts(list).nth(at)?).ok()
    }

    /// The current step's activity.
    pub(crate) fn activity(&self) -> Option<Activity> {
        self.seen.agenda.current().map(|step| step.activity)
    }

    /// Whether the current step has this activity.
    pub(crate) fn is_at(&self, activity: Activity) -> bool {
        self.activity() == Some(activity)
    }
}

/// The items of a list.
pub(crate) fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// Spreads a number evenly.
pub(crate) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
