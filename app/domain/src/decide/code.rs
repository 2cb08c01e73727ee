//! How commands are written, read and decided, tool by tool: see [`crate::base::code`].

use std::any::Any;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Command;
use crate::{
    base::{
        code::{Reader, Table, from_bytes, next, pack, to_bytes, unpack},
        rejection::Rejection,
        seat::Seat,
        time::Timestamp,
    },
    rules::Rules as _,
    tool::{self, PerStep as _, by_kind, seats::ProxyCommand, tools},
    workshop::{
        Event, Line, Workshop,
        code::{from_the_start, is_first},
    },
};

/// The events that follow from a command, or the reason to reject it.
type Decision = Result<Vec<Event>, Rejection>;

/// Reads a command of one tool.
type Read = fn(&mut Reader<'_>) -> Option<Command>;

/// Decides a command of one tool.
type Rule = fn(&Workshop, &Seat, &dyn Any, Timestamp) -> Decision;

/// What a program that sends commands does with those of one tool.
struct Code {
    write: fn(&dyn Any) -> Option<Vec<u8>>,
    typed: fn(&dyn Any) -> Vec<String>,
}

macro_rules! define_code {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        #[expect(non_upper_case_globals, reason = "called like the tool")]
        impl Code {
            $(const $name: Self = Self {
                write: |command| to_bytes(command.downcast_ref::<tool::$field::Command>()?),
                typed: |command| {
                    command.downcast_ref().map(tool::$field::$state::typed).unwrap_or_default()
                },
            };)+
        }

        const FIRST: &[Option<Code>] =
            &[$(if is_first(Line::$name) { Some(Code::$name) } else { None },)+];

        static CODE: Table<Code> = Table::new(FIRST);

        #[expect(non_snake_case, reason = "called like the tool")]
        mod rule {
            use super::*;

            $(pub(super) fn $name(
                workshop: &Workshop,
                actor: &Seat,
                command: &dyn Any,
                at: Timestamp,
            ) -> Decision {
                let Some(command) = command.downcast_ref::<tool::$field::Command>() else {
                    return Ok(Vec::new());
                };
                by_kind!($kind: decide workshop.$field, workshop, actor, command.clone(), at)
                    .map(|events| events.into_iter().map(Event::from).collect())
            })+
        }

        const FIRST_RULES: &[Option<Rule>] =
            &[$(if is_first(Line::$name) { Some(rule::$name as Rule) } else { None },)+];

        static RULES: Table<Rule> = Table::new(from_the_start(FIRST_RULES));

        /// Adds the rules of the first tools.
        pub(crate) fn load_first_rules() {
            RULES.load_first(FIRST_RULES);
        }

        /// How the commands of each tool are read.
        const READ_ALL: &[Read] = &[$(|reader| next(reader).map(Command::$name),)+];

        // A page reads commands only if an earlier page could not send them: no tool needs it from the start.
        const READ_FIRST: &[Option<Read>] = &[$(if cfg!(feature = "split") {
            None
        } else {
            Some(|reader| next(reader).map(Command::$name))
        },)+];

        static READ: Table<Read> = Table::new(READ_FIRST);

        /// Adds the code that is not there from the start.
        pub(crate) fn load_all_rules() {
            CODE.load(&[$(Code::$name,)+]);
            RULES.load(&[$(rule::$name as Rule,)+]);
            READ.load(READ_ALL);
        }
    };
}

tools!(define_code);

/// A command of one tool.
type Part<'a> = (Line, &'a dyn Any);

/// The texts in it that a person typed.
fn typed((line, command): Part<'_>) -> Vec<String> {
    CODE.get(line as u8).map(|code| (code.typed)(command)).unwrap_or_default()
}

fn write<S: Serializer>((line, command): Part<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    pack(line as u8, CODE.get(line as u8).and_then(|code| (code.write)(command)), serializer)
}

impl Command {
    /// The texts that a person typed, so that a rejection gives all of them back.
    pub fn typed(&self) -> Vec<String> {
        typed(self.part())
    }

    /// The events of its own tool that follow, or the reason to reject it. Its powers were checked already.
    pub(super) fn decide(&self, workshop: &Workshop, actor: &Seat, at: Timestamp) -> Decision {
        let (line, command) = self.part();
        // What this program cannot decide yet, the server does.
        let rule = RULES.get(line as u8).ok_or(Rejection::Sealed)?;
        rule(workshop, actor, command, at)
    }
}

impl ProxyCommand {
    /// The texts in it that a person typed.
    pub(crate) fn typed(&self) -> Vec<String> {
        typed(self.part())
    }
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return Self::serialize(self, serializer);
        }
        write(self.part(), serializer)
    }
}

impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::deserialize(deserializer);
        }
        unpack(deserializer, |line, bytes| from_bytes(bytes, READ.get(line)?))
    }
}

impl Serialize for ProxyCommand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return Self::serialize(self, serializer);
        }
        write(self.part(), serializer)
    }
}

impl<'de> Deserialize<'de> for ProxyCommand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::deserialize(deserializer);
        }
        unpack(deserializer, |line, bytes| {
            // Looked at before reading: entering for somebody who enters for somebody … would read without end.
            let read = READ.get(line).filter(|_| line != Line::Seats as u8)?;
            Self::of(from_bytes(bytes, read)?).ok()
        })
    }
}
