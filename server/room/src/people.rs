//! The names people gave: apart from the log, and told no further than the rest.

use std::collections::BTreeMap;

use domain::{Scope, Viewer, id::SeatId, text::DisplayName};

use crate::core::Core;

impl Core {
    /// The names as far as this viewer may know them: a guest learns none, and whoever is out of the room none that were given
    /// meanwhile.
    pub fn people_for(&self, viewer: &Viewer) -> BTreeMap<SeatId, DisplayName> {
        let out = !viewer.is_insider && self.saved.state.is_private();
        match &self.before {
            _ if viewer.scope != Scope::Workshop => BTreeMap::new(),
            Some(before) if out => before.people.clone(),
            _ => self.people.clone(),
        }
    }
}
