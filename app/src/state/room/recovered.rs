//! The texts that did not become part of the workshop, as the screen shows them.

use crate::{
    browser::storage::Local,
    state::{
        recovered::{Recovered, RecoveredTexts},
        room::{Inner, Room},
    },
};

/// The recovered texts of a room.
#[derive(Clone, Copy, Debug)]
pub struct RecoveredRows(Room);

impl Room {
    /// The texts that did not become part of the workshop.
    pub fn recovered(self) -> RecoveredRows {
        RecoveredRows(self)
    }
}

impl RecoveredRows {
    /// All of them, oldest first, tracked.
    pub fn all(self) -> Vec<Recovered> {
        self.0.inner().recovered_rows.get()
    }

    /// Deletes one row, because the person no longer needs it.
    pub fn dismiss(self, key: &str) {
        self.0.inner().recover(|recovered| recovered.dismiss(key));
    }
}

impl Inner {
    /// Changes the recovered texts and updates the screen if they differ.
    pub(super) fn recover(&self, change: impl FnOnce(&mut RecoveredTexts<Local>)) {
        change(&mut self.recovered.borrow_mut());
        let rows = self.recovered.borrow().rows().to_vec();
        if self.recovered_rows.with_untracked(|shown| *shown != rows) {
            self.recovered_rows.set(rows);
        }
    }
}
