//! The code of the tools, as tables of functions, so that the page can load it in parts.
//!
//! What the registry dispatches to a tool in the browser goes through a `Table`. The server has the code of every tool
//! from the start. With the feature `split`, a table has at first only the tools of the first steps, and the others
//! once [`crate::load_all_tools`] has run. Until then their events and commands cannot be read ([`missed`]), and their
//! states wait as bytes.
//!
//! So that a program can pass over what it cannot read, postcard writes what belongs to a tool as the tool's line in the
//! registry followed by bytes. JSON names the tool instead.

use std::{cell::Cell, sync::OnceLock};

use postcard::de_flavors::Slice;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

/// One entry per tool, in the order of the registry.
pub(crate) struct Table<T: 'static> {
    /// What the program has from the start.
    now: &'static [Option<T>],
    /// What it has from the first screen on.
    first: OnceLock<&'static [Option<T>]>,
    /// Everything, once it is loaded.
    all: OnceLock<&'static [T]>,
}

impl<T> Table<T> {
    pub(crate) const fn new(now: &'static [Option<T>]) -> Self {
        Self { now, first: OnceLock::new(), all: OnceLock::new() }
    }

    /// Adds what the first screen needs.
    pub(crate) fn load_first(&self, first: &'static [Option<T>]) {
        let _ = self.first.set(first);
    }

    /// Adds the tools that were not there yet.
    pub(crate) fn load(&self, all: &'static [T]) {
        let _ = self.all.set(all);
    }

    /// The entry of a tool; `None` if it is not loaded yet, which is noted for [`missed`].
    pub(crate) fn get(&'static self, line: u8) -> Option<&'static T> {
        let known = self.loaded(line);
        if known.is_none() {
            MISSED.set(true);
        }
        known
    }

    /// Whether the entry of a tool is there.
    pub(crate) fn has(&'static self, line: u8) -> bool {
        self.loaded(line).is_some()
    }

    /// Whether more entries can be loaded.
    pub(crate) fn is_partial(&'static self) -> bool {
        self.all.get().is_none() && self.now.iter().any(Option::is_none)
    }

    /// The entries there are.
    pub(crate) fn iter(&'static self) -> impl Iterator<Item = &'static T> {
        (0..u8::MAX).filter_map(|line| self.loaded(line))
    }

    fn loaded(&'static self, line: u8) -> Option<&'static T> {
        let line = usize::from(line);
        match (self.all.get(), self.first.get()) {
            (Some(all), _) => all.get(line),
            (None, Some(first)) => first.get(line)?.as_ref(),
            (None, None) => self.now.get(line)?.as_ref(),
        }
    }
}

thread_local! {
    static MISSED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a tool was looked for that is not loaded yet, since this was last asked.
pub fn missed() -> bool {
    MISSED.take()
}

/// The states of tools whose code is not loaded yet: their lines and bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(pub(crate) Vec<(u8, Vec<u8>)>);

/// What belongs to one tool, as bytes that only its code can read.
#[derive(Deserialize)]
pub(crate) struct Packed<'a> {
    pub(crate) line: u8,
    pub(crate) bytes: &'a [u8],
}

impl Serialize for Packed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use ser::SerializeStruct as _;
        let mut fields = serializer.serialize_struct("Packed", 2)?;
        fields.serialize_field("line", &self.line)?;
        fields.serialize_field("bytes", &Bytes(self.bytes))?;
        fields.end()
    }
}

struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// The bytes of a value; `None` if it cannot be written.
pub(crate) fn to_bytes(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(value).ok()
}

/// Reads values from bytes. One type for all, so that what reads is compiled once per value and not once per use.
pub(crate) type Reader<'a> = postcard::Deserializer<'a, Slice<'a>>;

/// A value from all of these bytes.
pub(crate) fn from_bytes<'a, T>(
    bytes: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Option<T>,
) -> Option<T> {
    let mut reader = Reader::from_bytes(bytes);
    let value = read(&mut reader)?;
    reader.finalize().ok()?.is_empty().then_some(value)
}

/// The next value.
pub(crate) fn next<'a, T: Deserialize<'a>>(reader: &mut Reader<'a>) -> Option<T> {
    T::deserialize(reader).ok()
}

/// Writes what belongs to a tool.
pub(crate) fn pack<S: Serializer>(
    line: u8,
    bytes: Option<Vec<u8>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match bytes {
        Some(bytes) => Packed { line, bytes: &bytes }.serialize(serializer),
        None => Err(ser::Error::custom("a tool's part could not be written")),
    }
}

/// Reads what belongs to a tool: `read` gets its line and bytes.
pub(crate) fn unpack<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    read: fn(u8, &[u8]) -> Option<T>,
) -> Result<T, D::Error> {
    let Packed { line, bytes } = Packed::deserialize(deserializer)?;
    read(line, bytes).ok_or_else(unreadable)
}

/// The error of bytes that are damaged, or belong to a tool that is not loaded.
pub(crate) fn unreadable<E: de::Error>() -> E {
    de::Error::custom("a tool's part could not be read")
}

#[cfg(test)]
mod tests {
    use super::{Table, from_bytes, missed, next, to_bytes};

    #[test]
    fn a_table_has_what_was_loaded_and_notes_what_was_not() {
        static TABLE: Table<&str> = Table::new(&[Some("agenda"), None, None]);
        assert_eq!((TABLE.get(0), missed()), (Some(&"agenda"), false));
        assert!(TABLE.is_partial() && !TABLE.has(1));
        assert_eq!((TABLE.get(1), missed(), missed()), (None, true, false), "asked once");
        TABLE.load_first(&[Some("agenda"), Some("cards"), None]);
        assert_eq!(TABLE.iter().copied().collect::<Vec<_>>(), ["agenda", "cards"]);
        TABLE.load(&["agenda", "cards", "votes"]);
        assert_eq!((TABLE.get(2), TABLE.is_partial()), (Some(&"votes"), false));
        assert_eq!(TABLE.get(3), None, "there is no such tool");
    }

    #[test]
    fn bytes_that_are_left_over_or_missing_are_no_value() {
        let bytes = to_bytes(&"Who pays?").expect("a text can be written");
        assert_eq!(from_bytes(&bytes, next::<&str>), Some("Who pays?"));
        assert_eq!(from_bytes(&bytes[..4], next::<&str>), None);
        assert_eq!(from_bytes(&[&bytes[..], &[0]].concat(), next::<String>), None);
    }
}
