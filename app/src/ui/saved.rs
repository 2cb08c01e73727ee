//! A field that saves while a person types: after each pause, and on leaving it. Unsaved text is a draft, so neither a
//! reload nor a lost connection loses it.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use crate::ui::{Memo, draft::Draft};

/// How long a pause must be.
const PAUSE: Duration = Duration::from_millis(800);

type Send = Arc<dyn Fn(&str) -> bool + std::marker::Send + Sync>;

/// A text that everybody sees and one person edits in place.
#[derive(Clone, Copy)]
struct SavedField {
    /// The text as everybody sees it.
    value: Memo<String>,
    /// The text as this person types it; `None` while they do not.
    typed: RwSignal<Option<String>>,
    drafted: Draft,
    timer: StoredValue<Option<TimeoutHandle>>,
    send: StoredValue<Send>,
}

/// The field. `send` returns whether it accepted the text.
pub fn saved_area(
    id: String,
    drafted: Draft,
    max: usize,
    value: Memo<String>,
    send: impl Fn(&str) -> bool + std::marker::Send + Sync + 'static,
) -> AnyView {
    let left = drafted.peek();
    let unsaved = !left.is_empty() && left.trim() != value.get_untracked().trim();
    let saved = SavedField {
        value,
        typed: RwSignal::new(unsaved.then_some(left)),
        drafted,
        timer: StoredValue::new(None),
        send: StoredValue::new(Arc::new(send)),
    };
    if unsaved {
        saved.later();
    }
    on_cleanup(move || {
        saved.stop();
        saved.save();
    });
    let shown = move || saved.typed.get().unwrap_or_else(|| saved.value.get());
    view! {
        <textarea
            id=id
            maxlength=max.to_string()
            prop:value=shown
            on:input=move |event| saved.write(event_target_value(&event))
            on:blur=move |_| saved.leave()
        ></textarea>
    }
    .into_any()
}

impl SavedField {
    fn write(self, text: String) {
        self.drafted.set(text.clone());
        self.typed.set(Some(text));
        self.later();
    }

    /// Saves after a pause, counted from now.
    fn later(self) {
        self.stop();
        let save = move || {
            self.save();
        };
        let timer = set_timeout_with_handle(save, PAUSE);
        self.timer.set_value(timer.ok());
    }

    fn stop(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    /// Sends the typed text if it differs. Returns whether nothing is left to send. What is shown remains what was
    /// typed, including trailing spaces, so that the caret stays in place.
    fn save(self) -> bool {
        let Some(Some(typed)) = self.typed.try_get_untracked() else {
            return true;
        };
        let same = self.value.try_with_untracked(|value| value.trim() == typed.trim());
        same != Some(false) || self.send.try_with_value(|send| send(&typed)).unwrap_or(false)
    }

    fn leave(self) {
        self.stop();
        if self.save() {
            self.drafted.clear();
            self.typed.set(None);
        }
    }
}
