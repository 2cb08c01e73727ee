//! Sealed rounds: people answer, nobody learns what the others said, and then all answers are revealed at once.

use crate::{
    base::{activity::Activity, level::Level},
    decide::Command,
    samples::play::Play,
    workshop::Workshop,
};

/// How one tool collects sealed answers. Tests walk all of them, so a tool that has one is tested with the others.
#[derive(Clone, Copy, Debug)]
pub struct SealedRound {
    /// What is collected, in the plural.
    pub name: &'static str,
    /// What a step of the 90-minute template does in which people can answer: tests go there. It need not be the
    /// tool's own step.
    pub activity: Activity,
    /// What has to be done in that step before the chair asks.
    pub prepare: fn(&mut Play),
    /// How the chair asks; empty if people answer unasked.
    pub asks: fn(&Workshop) -> Vec<Command>,
    /// An answer to what is open. The numbers 1, 2 and 3 give different answers; every number gives other texts.
    pub says: fn(&Workshop, u64) -> Command,
    /// How the chair reveals what is open.
    pub reveal: fn(&Workshop) -> Command,
    /// Whether answers carry neither function nor name, whatever the visibility.
    pub bare: bool,
}

impl SealedRound {
    /// Opens the round in the current step, which has its activity.
    #[track_caller]
    pub fn open(&self, play: &mut Play) {
        (self.prepare)(play);
        for command in (self.asks)(&play.workshop) {
            play.does(play.chair(), command);
        }
    }
}

/// Nothing has to be prepared.
pub(crate) fn ready(_: &mut Play) {}

/// Nobody has to ask.
pub(crate) fn nothing_asked(_: &Workshop) -> Vec<Command> {
    Vec::new()
}

/// The number of the next thing, counted from 1, if this number of them is known.
pub(crate) fn next(known: usize) -> u64 {
    u64::try_from(known).unwrap_or(0) + 1
}

/// Another level for every number.
pub(crate) fn level(number: u64) -> Level {
    Level::ALL[usize::try_from(number % 3).unwrap_or(0)]
}
