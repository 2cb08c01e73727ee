//! A value that a person picks among a few.

use leptos::prelude::*;

use crate::ui::{
    chips::Choice,
    draft::Draft,
    fields::{chips, stored_index},
};

/// The picked value. Chips know it by its index.
#[derive(Clone, Copy)]
pub struct Picked<T: 'static> {
    all: &'static [T],
    /// What is picked to begin with.
    first: T,
    place: RwSignal<usize>,
}

impl<T: Copy + PartialEq> Picked<T> {
    /// One of these values, `first` to begin with.
    pub fn new(all: &'static [T], first: T) -> Self {
        Self { all, first, place: RwSignal::new(index(all, first)) }
    }

    /// The same, surviving a reload.
    pub fn stored(all: &'static [T], first: T, draft: Draft) -> Self {
        Self { all, first, place: stored_index(draft, index(all, first)) }
    }

    /// The value, untracked.
    pub fn peek(self) -> T {
        self.all.get(self.place.get_untracked()).copied().unwrap_or(self.first)
    }

    /// Picks a value.
    pub fn set(self, value: T) {
        self.place.set(index(self.all, value));
    }

    /// The chips.
    pub fn chips(self, joined: bool, legend: &'static str, choice: fn(T) -> Choice) -> AnyView {
        chips(joined, legend, true, self.all.iter().copied().map(choice).collect(), self.place)
    }
}

fn index<T: PartialEq>(all: &[T], value: T) -> usize {
    all.iter().position(|known| *known == value).unwrap_or_default()
}
