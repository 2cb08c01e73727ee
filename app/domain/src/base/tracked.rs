//! Tracked reads: a screen that reads a part of the workshop depends on it, without saying so.
//!
//! The parts of a workshop are wrapped in [`Tracked`]. Reading through it notes its topic, if somebody collects what is
//! read ([`collect`]); otherwise, and everywhere but in the browser (feature `tracked`), it does nothing. The notes are
//! the only state of this crate, and rules cannot read them.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::topic::{Topic, Topics};

/// The topic of a part.
pub trait Key {
    const TOPIC: Topic;
}

/// A part of the workshop that notes when it is read. Behaves like the value in every other way.
pub struct Tracked<T, K> {
    value: T,
    key: PhantomData<fn() -> K>,
}

impl<T, K> Tracked<T, K> {
    /// The value, without a note: for callers that track a smaller part themselves.
    pub const fn untracked(&self) -> &T {
        &self.value
    }
}

impl<T, K> From<T> for Tracked<T, K> {
    fn from(value: T) -> Self {
        Self { value, key: PhantomData }
    }
}

impl<T, K: Key> Deref for Tracked<T, K> {
    type Target = T;

    fn deref(&self) -> &T {
        note(K::TOPIC);
        &self.value
    }
}

// Whoever changes a part says so by its event: nothing is noted.
impl<T, K: Key> DerefMut for Tracked<T, K> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: Clone, K> Clone for Tracked<T, K> {
    fn clone(&self) -> Self {
        self.value.clone().into()
    }
}

impl<T: Copy, K> Copy for Tracked<T, K> {}

impl<T: Default, K> Default for Tracked<T, K> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: PartialEq, K> PartialEq for Tracked<T, K> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: PartialEq, K> PartialEq<T> for Tracked<T, K> {
    fn eq(&self, other: &T) -> bool {
        self.value == *other
    }
}

impl<T: Eq, K> Eq for Tracked<T, K> {}

#[expect(clippy::into_iter_without_iter, reason = "`iter` comes from what is tracked")]
impl<'a, T, K: Key> IntoIterator for &'a Tracked<T, K>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (**self).into_iter()
    }
}

impl<T: fmt::Debug, K> fmt::Debug for Tracked<T, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Serialize, K> Serialize for Tracked<T, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>, K> Deserialize<'de> for Tracked<T, K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema, K> schemars::JsonSchema for Tracked<T, K> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// Runs `f`; returns its result and the topics it read.
pub fn collect<R>(f: impl FnOnce() -> R) -> (R, Topics) {
    let outer = begin();
    let result = f();
    (result, end(outer))
}

#[cfg(feature = "tracked")]
mod notes {
    use std::cell::RefCell;

    use crate::base::topic::{Topic, Topics};

    /// The notes of the enclosing [`begin`], which [`end`] restores.
    #[derive(Debug)]
    pub struct Outer(Option<Topics>);

    thread_local! {
        static READ: RefCell<Option<Topics>> = const { RefCell::new(None) };
    }

    /// Begins to note what is read.
    pub fn begin() -> Outer {
        Outer(READ.replace(Some(Topics::new())))
    }

    /// What was read since [`begin`].
    pub fn end(outer: Outer) -> Topics {
        READ.replace(outer.0).unwrap_or_default()
    }

    // Not inlined: called wherever a part is read.
    #[inline(never)]
    pub(crate) fn note(topic: Topic) {
        READ.with_borrow_mut(|read| {
            if let Some(read) = read {
                read.insert(topic);
            }
        });
    }
}

#[cfg(not(feature = "tracked"))]
mod notes {
    use crate::base::topic::{Topic, Topics};

    /// Nothing is noted here.
    #[derive(Debug)]
    pub struct Outer;

    /// Nothing is noted here.
    pub const fn begin() -> Outer {
        Outer
    }

    /// Nothing was noted.
    pub const fn end(_outer: Outer) -> Topics {
        Topics::new()
    }

    pub(crate) const fn note(_topic: Topic) {}
}

pub(crate) use notes::note;
pub use notes::{Outer, begin, end};
