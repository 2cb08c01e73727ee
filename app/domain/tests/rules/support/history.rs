//! Random histories: a list of numbers becomes commands that make sense at that point, so that nearly all are accepted
//! and the group gets from the first step to the last. Fewer numbers, shorter history: failures shrink.

use domain::{
    Command, Event,
    id::SeatId,
    samples::{Ids, Play, room},
    tool::agenda::Phase,
};
use proptest::{collection::vec, prelude::any, strategy::Strategy};

use super::{
    afterwards::afterwards,
    plausible::{Rng, propose},
};

/// Numbers that [`History::play`] turns into a workshop.
pub(crate) fn choices(most: usize) -> impl Strategy<Value = Vec<u64>> {
    vec(any::<u64>(), most / 4..most)
}

/// A workshop played at random, with the commands that made it.
pub(crate) struct History {
    /// The start: the seated room, moved to some step. Otherwise most histories would end long before the consent
    /// round.
    pub(crate) start: Play,
    /// The end, with the log.
    pub(crate) play: Play,
    /// The accepted commands.
    pub(crate) acts: Vec<(SeatId, Command)>,
}

impl History {
    /// Plays one command per number, if one of a dozen attempts is accepted.
    pub(crate) fn play(choices: &[u64]) -> Self {
        Self::without(choices, |_| false)
    }

    /// The same, without commands that the test excludes.
    pub(crate) fn without(choices: &[u64], unwanted: impl Fn(&Command) -> bool) -> Self {
        let (first, choices) = choices.split_first().expect("somebody chooses something");
        let mut start = room(7);
        for _ in 0..first % 14 {
            start.next();
        }
        if start.workshop.agenda.phase() == Phase::Converge {
            start.drafts();
        }
        let mut history = Self { play: start.clone(), start, acts: Vec::new() };
        for choice in choices {
            let mut rng = Rng(Ids::new(*choice));
            for _ in 0..12 {
                let given = afterwards(&history.play, &mut rng)
                    .unwrap_or_else(|| propose(&history.play, &mut rng));
                let Some((seat, command)) = given else { continue };
                if !unwanted(&command) && history.play.tries(seat, command.clone()).is_ok() {
                    history.acts.push((seat, command));
                    break;
                }
            }
        }
        history
    }

    /// All events.
    pub(crate) fn log(&self) -> &[Event] {
        &self.play.log
    }
}
