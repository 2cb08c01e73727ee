//! The names people gave: separate from the log, and disclosed no further than other data.

use std::collections::BTreeMap;

use domain::{Scope, Viewer, id::SeatId, text::DisplayName};

use crate::core::Core;

impl Core {
    /// The names this viewer may know: an invited expert gets none; outsiders get none that were given during a private
    /// session.
    pub fn people_for(&self, viewer: &Viewer) -> BTreeMap<SeatId, DisplayName> {
        let out = !viewer.is_insider && self.saved.state.is_private();
        match &self.before {
            _ if viewer.scope != Scope::Workshop => BTreeMap::new(),
            Some(before) if out => before.people.clone(),
            _ => self.people.clone(),
        }
    }
}
