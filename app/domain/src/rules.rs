//! The interface of every tool's commands.

use crate::{
    base::{authority::Decided, powers::Power, rejection::Rejection, seat::Seat, time::Timestamp},
    tool::State,
    workshop::Workshop,
};

/// The rules of a tool. The implementing type is the tool's state. There are no defaults: a new tool must define all
/// of it.
pub(crate) trait Rules: State {
    type Command;

    /// The row of the powers table for this command. No wildcard in the match: a command without a row must not
    /// compile.
    fn power(command: &Self::Command) -> Power;

    /// The texts in this command that a person typed: what a rejection must give back. Excludes what was chosen from a
    /// list and what repeats somebody else's words. No wildcard in the match: a new command must not lose its text.
    fn typed(command: &Self::Command) -> Vec<String>;

    /// Where this command's events can be computed. Commands that disclose or count sealed data are decided on the
    /// server.
    fn decided(command: &Self::Command) -> Decided;

    /// The events that follow from a command, whose powers were checked already, or the reason to reject it.
    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Self::Command,
        at: Timestamp,
    ) -> Result<Vec<Self::Event>, Rejection>;
}
