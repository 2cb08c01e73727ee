//! The names people gave: apart from the log, and told no further than the rest.

use std::collections::BTreeMap;

use domain::{Viewer, id::SeatId, text::DisplayName};

use crate::core::Core;

impl Core {
    /// The names as far as this viewer may know them: a guest learns none, and whoever is out of the room none that were given
    /// meanwhile.
    pub fn people_for(&self, viewer: &Viewer) -> BTreeMap<SeatId, DisplayName> {
        let out = !viewer.inside && self.saved.state.among();
        match &self.before {
            _ if viewer.only.is_some() => BTreeMap::new(),
            Some(before) if out => before.people.clone(),
            _ => self.people.clone(),
        }
    }
}
