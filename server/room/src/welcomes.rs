//! Welcomes that many are sent alike: when a whole room joins at once, the workshop is copied once per audience.

use std::collections::BTreeMap;

use domain::{Area, Scope, Timestamp, TwoSided, Viewer};
use protocol::{Position, ServerMessage, Start};

use crate::{disclosed, told::Group};

/// The last complete welcome per group, for seats that were never told anything of their own: they see exactly what
/// their group sees. Holds until the next event or name.
#[derive(Debug, Default)]
pub(crate) struct Welcomes(BTreeMap<Group, ServerMessage>);

impl Welcomes {
    /// Forgets all: somebody may see something else now.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The welcome of this viewer to an area, if it is the one of its group.
    pub(crate) fn find(
        &mut self,
        sides: &TwoSided,
        (viewer, area): (&Viewer, Area),
        position: Position,
        resume: Option<Position>,
        now: Timestamp,
    ) -> Option<&ServerMessage> {
        if resume.is_some() || !is_like_its_group(viewer, position) {
            return None;
        }
        let stored = self.0.get_mut(&Group::of(viewer, area))?;
        let ServerMessage::Welcome { seat, now: at, start: Start::Whole { state, .. }, .. } =
            stored
        else {
            return None;
        };
        let seen = || disclosed::workshop(sides, viewer, area);
        debug_assert_eq!(**state, seen(), "a seat that is not like its group");
        (*seat, *at) = (viewer.seat, now);
        Some(stored)
    }

    /// Stores a complete welcome for the others of its group.
    pub(crate) fn store(&mut self, (viewer, area): (&Viewer, Area), welcome: ServerMessage) {
        if let ServerMessage::Welcome { start: Start::Whole { position, .. }, .. } = &welcome
            && is_like_its_group(viewer, *position)
        {
            self.0.insert(Group::of(viewer, area), welcome);
        }
    }
}

/// Whether nothing was ever told to this seat alone, in the area of the position.
fn is_like_its_group(viewer: &Viewer, position: Position) -> bool {
    viewer.scope == Scope::Workshop && position.own == 0
}
