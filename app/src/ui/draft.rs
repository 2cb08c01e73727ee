//! Drafts: text a person is typing, mirrored into this browser's storage with every keystroke, so that a reload, a lost
//! connection or a change of phase loses nothing.

use leptos::prelude::*;

use crate::browser::storage;

/// A text being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    text: RwSignal<String>,
    key: StoredValue<String>,
}

impl Draft {
    /// The draft stored under this key of this browser's storage.
    pub fn stored(key: String) -> Self {
        let text = RwSignal::new(storage::read(&key).unwrap_or_default());
        Self { text, key: StoredValue::new(key) }
    }

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
