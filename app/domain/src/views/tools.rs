//! What is derived from every tool, dispatched by the registry.

use crate::{
    base::{id::SeatId, recorded::Recorded, voices::Voices},
    decide::Command,
    person::{Person, Turn},
    rules::Views,
    tool::{self, agenda::Step, tools},
    workshop::Workshop,
};

macro_rules! define_views {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        /// The commands of the same tool that undo this one.
        pub(super) fn undo_by_tool(before: &Workshop, actor: SeatId, command: &Command) -> Vec<Command> {
            match command {
                $(Command::$name(command) => tool::$field::$state::undo(before, actor, command)
                    .into_iter()
                    .map(Command::from)
                    .collect(),)+
            }
        }

        /// Who has answered in this step; `None` if it asks nobody for an answer of their own. A step belongs to one tool, so
        /// at most one answers.
        pub fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
            let tools: &[fn(&Workshop, &Step) -> Option<Voices>] =
                &[$(tool::$field::$state::answered,)+];
            tools.iter().find_map(|answered| answered(workshop, step))
        }

        /// What each tool contributes to the record, under the name of the workshop's field.
        pub fn recorded(workshop: &Workshop) -> Vec<(&'static str, Recorded)> {
            vec![$((stringify!($field), workshop.$field.recorded(workshop)),)+]
        }

        /// What a simulated person could do in this turn, one command per tool at most.
        pub(crate) fn rehearse(person: &mut Person<'_>, turn: Turn) -> Vec<Command> {
            let tools: &[fn(&mut Person<'_>, Turn) -> Option<Command>] = &[
                $(|person, turn| tool::$field::$state::rehearse(person, turn).map(Command::from),)+
            ];
            tools.iter().filter_map(|rehearse| rehearse(person, turn)).collect()
        }
    };
}

tools!(define_views);
