//! What is derived from every tool, dispatched by the registry.

use crate::{
    base::{code::Table, id::SeatId, recorded::Recorded, voices::Voices},
    decide::Command,
    person::{Person, Turn},
    rules::Views,
    tool::{self, agenda::Step, tools},
    workshop::{
        Line, Workshop,
        code::{from_the_start, is_first},
    },
};

/// What a page derives from one tool.
struct Code {
    undo: fn(&Workshop, SeatId, &Command) -> Vec<Command>,
    answered: fn(&Workshop, &Step) -> Option<Voices>,
}

macro_rules! define_views {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        #[expect(non_upper_case_globals, reason = "called like the tool")]
        impl Code {
            $(const $name: Self = Self {
                undo: |before, actor, command| match command {
                    Command::$name(command) => tool::$field::$state::undo(before, actor, command)
                        .into_iter()
                        .map(Command::from)
                        .collect(),
                    _ => Vec::new(),
                },
                answered: tool::$field::$state::answered,
            };)+
        }

        const FIRST: &[Option<Code>] =
            &[$(if is_first(Line::$name) { Some(Code::$name) } else { None },)+];

        static CODE: Table<Code> = Table::new(from_the_start(FIRST));

        /// Adds the views of the first tools.
        pub(crate) fn load_first_views() {
            CODE.load_first(FIRST);
        }

        /// Adds the code that is not there from the start.
        pub(crate) fn load_all_views() {
            CODE.load(&[$(Code::$name,)+]);
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

/// The commands of the same tool that undo this one.
pub(super) fn undo_by_tool(before: &Workshop, actor: SeatId, command: &Command) -> Vec<Command> {
    let code = CODE.get(command.line() as u8);
    code.map(|code| (code.undo)(before, actor, command)).unwrap_or_default()
}

/// Who has answered in this step; `None` if it asks nobody for an answer of their own. A step belongs to one tool, so at
/// most one answers.
pub fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
    CODE.iter().find_map(|code| (code.answered)(workshop, step))
}
