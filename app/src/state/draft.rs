//! Drafts: what a person is typing, mirrored into this browser's storage with every key, so that a reload, a
//! dead network or a change of phase loses nothing.

use leptos::prelude::*;

use super::room::use_room;
use crate::browser::storage;

/// A text that is being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    text: RwSignal<String>,
    key: StoredValue<String>,
}

/// The draft of this name, as it was left. The name is this seat's in this workshop.
pub fn draft(name: impl Into<String>) -> Draft {
    let key = use_room().draft_key(&name.into());
    let text = RwSignal::new(storage::read(&key).unwrap_or_default());
    Draft { text, key: StoredValue::new(key) }
}

impl Draft {
    /// The text, tracked.
    pub fn get(&self) -> String {
        self.text.get()
    }

    /// The text, untracked.
    pub fn peek(&self) -> String {
        self.text.get_untracked()
    }

    /// Whether there is nothing but white space, tracked.
    pub fn is_blank(&self) -> bool {
        self.text.with(|text| text.trim().is_empty())
    }

    /// Takes a new text and keeps it.
    pub fn set(&self, text: String) {
        let kept = self.key.try_with_value(|key| {
            if text.is_empty() {
                storage::remove(key);
            } else {
                storage::write(key, &text);
            }
        });
        if kept.is_some() {
            self.text.set(text);
        }
    }

    /// Starts from a given text where nothing was typed yet: for editing what exists.
    pub fn start_from(&self, text: &str) {
        if self.text.with_untracked(String::is_empty) {
            self.text.set(text.to_owned());
        }
    }

    /// Forgets it, because it was sent or given up.
    pub fn clear(&self) {
        self.set(String::new());
    }
}
