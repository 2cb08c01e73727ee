//! How states and events are written, read and applied, tool by tool: see [`crate::base::code`].

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    base::{
        code::{Packed, Reader, Table, from_bytes, next, pack, to_bytes, unpack, unreadable},
        topic::Topics,
    },
    tool::{State as _, by_kind, tools},
    workshop::{Event, Line, Workshop},
};

/// What a program that holds a workshop does with the state and events of one tool.
struct Code {
    read_state: fn(&mut Workshop, &mut Reader<'_>) -> Option<()>,
    read_event: fn(&mut Reader<'_>) -> Option<Event>,
    evolve: fn(&mut Workshop, &Event),
    copy: fn(&Workshop, &mut Workshop),
}

/// Whether a tool's code is in the page from the start: what the group needs up to the end of the first live step.
pub(crate) const fn is_first(line: Line) -> bool {
    !cfg!(feature = "split")
        || matches!(
            line,
            Line::Agenda | Line::Seats | Line::Charter | Line::Signals | Line::Lifecycle
        )
}

/// What a table has from the start that only screens need: nothing, in a program that is loaded in parts.
pub(crate) const fn from_the_start<T>(first: &'static [Option<T>]) -> &'static [Option<T>] {
    if cfg!(feature = "split") { &[] } else { first }
}

macro_rules! define_code {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        #[expect(non_upper_case_globals, reason = "called like the tool")]
        impl Code {
            $(const $name: Self = Self {
                read_state: |workshop, reader| {
                    workshop.$field = next(reader)?;
                    Some(())
                },
                read_event: |reader| next(reader).map(Event::$name),
                evolve: |workshop, event| {
                    if let Event::$name(event) = event {
                        by_kind!($kind: evolve workshop.$field, workshop.agenda.untracked(), event);
                    }
                },
                copy: |from, to| to.$field.clone_from(&from.$field),
            };)+
        }

        const FIRST: &[Option<Code>] =
            &[$(if is_first(Line::$name) { Some(Code::$name) } else { None },)+];

        static CODE: Table<Code> = Table::new(FIRST);

        /// Adds the code that is not there from the start.
        pub(crate) fn load_all_states() {
            CODE.load(&[$(Code::$name,)+]);
        }

        /// An event's tool, and the event as bytes.
        fn bytes_of(event: &Event) -> (Line, Option<Vec<u8>>) {
            match event {
                $(Event::$name(event) => (Line::$name, to_bytes(event)),)+
            }
        }

        /// The tools that are not at their default, and their states as bytes.
        fn states_of(workshop: &Workshop) -> Vec<(Line, Option<Vec<u8>>)> {
            let (mut states, nothing) = (Vec::new(), Workshop::default());
            $(if workshop.$field != nothing.$field {
                states.push((Line::$name, to_bytes(&workshop.$field)));
            })+
            states
        }
    };
}

tools!(define_code);

impl Workshop {
    /// Applies an event to the tool it belongs to, and to no other.
    pub(crate) fn evolve_tool(&mut self, event: &Event) {
        if let Some(code) = CODE.get(event.topic().line()) {
            (code.evolve)(self, event);
        }
    }
}

impl Workshop {
    /// Reads the states that wait for the code of their tools; whether each could be read.
    pub fn read_rest(&mut self) -> bool {
        let unread = std::mem::take(&mut self.unread);
        let read = |(line, bytes): (u8, Vec<u8>)| self.read_state(line, &bytes).is_some();
        unread.0.into_iter().all(read)
    }

    fn read_state(&mut self, line: u8, bytes: &[u8]) -> Option<()> {
        from_bytes(bytes, |reader| (CODE.get(line)?.read_state)(self, reader))
    }
}

impl Event {
    /// Whether this program has the code of every tool that the event changes.
    pub fn can_be_applied(&self) -> bool {
        if !CODE.is_partial() {
            return true;
        }
        let mut topics = Topics::new();
        self.topics(&mut topics);
        topics.iter().all(|topic| CODE.has(topic.line()))
    }
}

impl Clone for Workshop {
    fn clone(&self) -> Self {
        let mut copy = Self { unread: self.unread.clone(), ..Self::default() };
        // A tool that is not loaded is at its default in both.
        CODE.iter().for_each(|code| (code.copy)(self, &mut copy));
        copy
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return Self::serialize(self, serializer);
        }
        let (line, bytes) = bytes_of(self);
        pack(line as u8, bytes, serializer)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::deserialize(deserializer);
        }
        unpack(deserializer, |line, bytes| from_bytes(bytes, CODE.get(line)?.read_event))
    }
}

impl Serialize for Workshop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return Self::serialize(self, serializer);
        }
        let states = states_of(self);
        let states = states.iter().map(|(line, bytes)| Packed {
            line: *line as u8,
            bytes: bytes.as_deref().unwrap_or_default(),
        });
        serializer.collect_seq(states)
    }
}

impl<'de> Deserialize<'de> for Workshop {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Self::deserialize(deserializer);
        }
        let mut workshop = Self::default();
        for Packed { line, bytes } in Vec::deserialize(deserializer)? {
            if CODE.is_partial() && !CODE.has(line) {
                workshop.unread.0.push((line, bytes.to_vec()));
            } else {
                workshop.read_state(line, bytes).ok_or_else(unreadable)?;
            }
        }
        Ok(workshop)
    }
}
