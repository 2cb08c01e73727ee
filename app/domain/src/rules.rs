//! What every tool says of its commands.

use crate::{
    base::{authority::Decided, powers::Power, rejection::Rejection, seat::Seat, time::Timestamp},
    tool::State,
    workshop::Workshop,
};

/// The rules of a tool. The implementing type is the tool's state. Nothing has a default: a new tool must say it.
pub(crate) trait Rules: State {
    /// What somebody may ask of it.
    type Command;

    /// The row of the powers table that this command stands in. No wildcard in the match: a command without a
    /// row must not compile.
    fn power(command: &Self::Command) -> Power;

    /// The texts in this command that a person typed: what a refusal must give back. What was chosen from a list, and what
    /// repeats somebody else's words, is not among them. No wildcard in the match: a new command must not lose its text.
    fn typed(command: &Self::Command) -> Vec<String>;

    /// Where the events of this command can be known. A command that discloses what is sealed, or counts it, is decided
    /// on the server.
    fn decided(command: &Self::Command) -> Decided;

    /// The events that follow from a command whose powers were checked already, or why none do.
    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Self::Command,
        at: Timestamp,
    ) -> Result<Vec<Self::Event>, Rejection>;
}
