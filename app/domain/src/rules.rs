//! The interface of every tool's commands, and of what is derived from a tool.

use crate::{
    base::{
        authority::Decided, id::SeatId, powers::Power, recorded::Recorded, rejection::Rejection,
        seat::Seat, time::Timestamp, voices::Voices,
    },
    person::{Person, Turn},
    tool::{State, agenda::Step},
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

/// What everybody derives from a tool: undo, who has answered, the record, rehearsals. There are no defaults here
/// either: an empty answer is a decision.
pub(crate) trait Views: Rules {
    /// The commands that undo a command this seat is about to give; empty if it cannot be undone: what was sealed,
    /// revealed, agreed or signed stays. No wildcard in the match.
    fn undo(before: &Workshop, actor: SeatId, command: &Self::Command) -> Vec<Self::Command>;

    /// Who has answered in this step; `None` if the step is another tool's, or asks nobody for an answer of their own.
    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices>;

    /// What the record says of it.
    fn recorded(&self, workshop: &Workshop) -> Recorded;

    /// What a simulated person does with it now, if anything.
    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Self::Command>;
}
