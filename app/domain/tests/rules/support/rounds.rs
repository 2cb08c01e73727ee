//! The sealed rounds of all tools: random acts in them, and which command is one.

use domain::{
    Command, Workshop,
    id::SeatId,
    samples::{Play, SealedRound, by_tool, rounds},
    tool::seats,
};
use serde_json::Value;

use super::{
    json, name,
    plausible::{Rng, SeatCommand, act, member},
};

/// Somebody answers the round of a random tool, or the chair asks or reveals it. Or somebody does what else a tool allows
/// with its answers.
pub(super) fn any_round(play: &Play, rng: &mut Rng) -> SeatCommand {
    let (tool, round) = rng.pick(rounds())?;
    if rng.one_in(3) {
        let seat = member(play, rng)?;
        let granted = |command: &Command| play.clone().tries(seat, command.clone()).is_ok();
        let further = further(tool, &round, &play.workshop);
        return act(seat, rng.pick(further.into_iter().filter(granted))?);
    }
    in_round(&round, play, rng)
}

/// The same for the tool that the current step uses; `None` if it has no round.
pub(super) fn round_of_this_step(play: &Play, rng: &mut Rng) -> SeatCommand {
    let step = play.workshop.agenda.current()?;
    let tool = step.recipe.shipped()?.tool;
    let (_, round) = rounds().into_iter().find(|(known, _)| *known == tool)?;
    in_round(&round, play, rng)
}

fn in_round(round: &SealedRound, play: &Play, rng: &mut Rng) -> SeatCommand {
    let (chair, workshop) = (play.workshop.seats.chair, &play.workshop);
    let (seat, command) = match rng.below(6) {
        0 => (chair, rng.pick((round.asks)(workshop))?),
        1 => (chair, (round.reveal)(workshop)),
        _ => (member(play, rng), (round.says)(workshop, rng.0.number())),
    };
    act(seat, with_texts(&command, |_| rng.secret()))
}

/// The commands of a tool that neither answer nor reveal, and refer to nothing by an id: its samples fit any workshop.
fn further(tool: &str, round: &SealedRound, workshop: &Workshop) -> Vec<Command> {
    let known = [name(&(round.says)(workshop, 1)), name(&(round.reveal)(workshop))];
    let refers = |command: &Command| json(command).contains("00000000-0000");
    let tool = by_tool().into_iter().find(|samples| samples.tool == tool);
    let commands = tool.into_iter().flat_map(|tool| tool.commands);
    commands.filter(|command| !refers(command) && !known.contains(&name(command))).collect()
}

/// A command with every text in it that a person typed replaced by another one.
#[track_caller]
pub(crate) fn with_texts(command: &Command, mut other: impl FnMut(&str) -> String) -> Command {
    let typed = command.typed();
    let mut value = serde_json::to_value(command).expect("a command can be written as JSON");
    replace(&mut value, &mut |text| {
        if typed.contains(text) {
            *text = other(text);
        }
    });
    serde_json::from_value(value).expect("other texts make no other command")
}

fn replace(value: &mut Value, with: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => with(text),
        Value::Array(all) => all.iter_mut().for_each(|one| replace(one, with)),
        Value::Object(all) => all.values_mut().for_each(|one| replace(one, with)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What a command is to the sealed rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InRounds {
    /// An answer that counts for this seat, in the round of this tool.
    Answer(SeatId, &'static str),
    /// The reveal of this tool's round.
    Reveal(&'static str),
    Neither,
}

/// The names of the commands that answer and reveal, per tool: `plus_delta.say`, `plus_delta.reveal`.
pub(crate) struct RoundNames(Vec<(&'static str, String, String)>);

impl RoundNames {
    pub(crate) fn all() -> Self {
        let workshop = Workshop::default();
        let named = |(tool, round): (&'static str, SealedRound)| {
            (tool, name(&(round.says)(&workshop, 1)), name(&(round.reveal)(&workshop)))
        };
        Self(rounds().into_iter().map(named).collect())
    }

    pub(crate) fn classify(&self, seat: SeatId, command: &Command) -> InRounds {
        if let Command::Seats(seats::Command::OnBehalfOf { seat, act }) = command {
            return self.classify(*seat, &Command::from(act.clone()));
        }
        let name = name(command);
        for (tool, says, reveals) in &self.0 {
            if name == *says {
                return InRounds::Answer(seat, tool);
            }
            if name == *reveals {
                return InRounds::Reveal(tool);
            }
        }
        InRounds::Neither
    }

    /// The tool whose round a command reveals.
    pub(crate) fn revealed_by(&self, command: &Command) -> Option<&'static str> {
        let name = name(command);
        self.0.iter().find(|(_, _, reveals)| *reveals == name).map(|(tool, ..)| *tool)
    }
}
