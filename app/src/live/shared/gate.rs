//! What is missing before the group's step can be left.

use domain::tool::agenda::gate;

use crate::state::Room;

/// What is missing before the group's step can be left, tracked.
pub fn missing(room: Room) -> Vec<gate::Missing> {
    room.read(gate::missing)
}
