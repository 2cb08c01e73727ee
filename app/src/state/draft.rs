//! Drafts: text a person is typing, mirrored into this browser's storage with every keystroke, so that a reload, a lost
//! connection or a change of phase loses nothing.

use leptos::prelude::*;

use super::room::use_room;
use crate::browser::storage;

/// A text being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    text: RwSignal<String>,
    key: StoredValue<String>,
}

/// The stored draft with this name. Names are scoped to this seat in this workshop.
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

    /// Whether it is empty or white space, tracked.
    pub fn is_blank(&self) -> bool {
        self.text.with(|text| text.trim().is_empty())
    }

    /// Replaces the text and stores it.
    pub fn set(&self, text: String) {
        let written = self.key.try_with_value(|key| {
            if text.is_empty() {
                storage::remove(key);
            } else {
                storage::write(key, &text);
            }
        });
        if written.is_some() {
            self.text.set(text);
        }
    }

    /// Fills in an existing text to edit, unless something was typed already.
    pub fn start_from(&self, text: &str) {
        if self.text.with_untracked(String::is_empty) {
            self.text.set(text.to_owned());
        }
    }

    /// Deletes the draft after it was sent or discarded.
    pub fn clear(&self) {
        self.set(String::new());
    }
}
