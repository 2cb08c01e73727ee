//! Signals, derived values and effects, compiled once. The framework's own `RwSignal<T>` and `Memo<T>` are compiled per
//! type of value, its `Effect::new` per closure, at one to four KiB each, two hundred times: an eighth of the program.

use std::{any::Any, marker::PhantomData, sync::Arc};

use leptos::prelude::{
    ArcRwSignal, Effect, Get, GetUntracked, Memo as FrameworkMemo, RwSignal, Set, Track,
};

/// A value of any type that can be compared.
trait Value: Any + Send + Sync {
    fn is_same(&self, other: &dyn Value) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is_same(&self, other: &dyn Value) -> bool {
        other.as_any().downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A value whose type only its readers know.
#[derive(Clone)]
pub struct Shared(Arc<dyn Value>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&*other.0)
    }
}

impl Shared {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    fn value<T: 'static>(&self) -> &T {
        self.0.as_any().downcast_ref().expect("`Typed` takes out what it has put in")
    }

    /// Not inlined: once in the program per type, however many read it.
    #[inline(never)]
    fn cloned<T: Clone + 'static>(&self) -> T {
        self.value::<T>().clone()
    }
}

/// A signal or memo of values of one type, over the one type that the framework sees.
pub struct Typed<S, T> {
    inner: S,
    value: PhantomData<fn() -> T>,
}

/// A signal of any type of value. For `bool`, `String`, `usize` and `Option<String>`, which are compiled anyway, the
/// framework's `RwSignal` does as well.
pub type AnySignal<T> = Typed<RwSignal<Shared>, T>;

/// The same, owned by whoever holds it instead of by a page.
pub type SharedSignal<T> = Typed<ArcRwSignal<Shared>, T>;

/// A value that is recomputed when its inputs change and notifies its readers only when it differs.
pub type Memo<T> = Typed<FrameworkMemo<Shared>, T>;

impl<S: Copy, T> Clone for Typed<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Copy, T> Copy for Typed<S, T> {}

impl<S, T: 'static> Typed<S, T>
where
    S: Get<Value = Shared> + GetUntracked<Value = Shared> + Track,
{
    /// The value, tracked.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.inner.get().cloned()
    }

    /// The value, untracked.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.inner.get_untracked().cloned()
    }

    /// The value, untracked; `None` after the page that owned it is gone.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        self.inner.try_get_untracked().map(|shared| shared.cloned())
    }

    /// Reruns the caller when the value changes.
    pub fn track(&self) {
        self.inner.track();
    }

    /// Looks at the value, tracked.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(self.inner.get().value())
    }

    /// Looks at the value, untracked.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(self.inner.get_untracked().value())
    }

    /// Looks at the value, untracked; `None` after the page that owned it is gone.
    pub fn try_with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.inner.try_get_untracked().map(|shared| look(shared.value()))
    }
}

impl<T: PartialEq + Send + Sync + 'static> AnySignal<T> {
    /// A signal that belongs to the page or piece of it that is being built.
    pub fn new(value: T) -> Self {
        Self { inner: RwSignal::new(Shared::new(value)), value: PhantomData }
    }
}

impl<T: PartialEq + Send + Sync + 'static> SharedSignal<T> {
    /// A signal that lives as long as somebody holds it.
    pub fn new(value: T) -> Self {
        Self { inner: ArcRwSignal::new(Shared::new(value)), value: PhantomData }
    }
}

impl<S, T: PartialEq + Send + Sync + 'static> Typed<S, T>
where
    S: Get<Value = Shared> + GetUntracked<Value = Shared> + Set<Value = Shared> + Track,
{
    /// Sets the value and reruns its readers.
    pub fn set(&self, value: T) {
        self.inner.set(Shared::new(value));
    }

    /// Sets the value; false after the page that owned the signal is gone.
    pub fn try_set(&self, value: T) -> bool {
        self.inner.try_set(Shared::new(value)).is_none()
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> AnySignal<Option<T>> {
    /// Takes the value out; `None` also after the page that owned the signal is gone.
    pub fn take(self) -> Option<T> {
        let value = self.try_get_untracked().flatten();
        self.try_set(None);
        value
    }
}

/// A derived value.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    memo_after(move |_| value())
}

/// The next value from the one before.
type Next = Box<dyn Fn(Option<&Shared>) -> Shared + Send + Sync>;

/// A derived value that depends on the one before; `None` the first time.
pub fn memo_after<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn inner(next: Next) -> FrameworkMemo<Shared> {
        FrameworkMemo::new(next)
    }
    let next = move |before: Option<&Shared>| Shared::new(value(before.map(Shared::value)));
    Memo { inner: inner(Box::new(next)), value: PhantomData }
}

/// Runs when what it reads has changed, and once at the start; in browsers only.
pub fn effect(run: impl FnMut() + 'static) {
    fn inner(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    inner(Box::new(run));
}

/// An effect that is given what it returned the last time; `None` the first time.
pub fn effect_after<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(run(before.take())));
}
