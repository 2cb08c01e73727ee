//! What is missing before the group's step can be left, and what that depends on.

use domain::{Topic, tool::agenda::gate};

use crate::state::Room;

/// All topics that a gate can depend on.
pub fn gate_topics(room: Room) -> Vec<Topic> {
    let mut changes = vec![
        Topic::agenda(),
        Topic::seats(),
        Topic::card_voices(),
        Topic::card_list(),
        Topic::statement_list(),
        Topic::disconnect_list(),
        Topic::links(),
        Topic::resolution(),
        Topic::costs(),
    ];
    room.peek(|w| {
        changes.extend(w.statements.list.iter().map(|s| Topic::statement(s.id)));
        changes.extend(w.disconnects.list.iter().map(|d| Topic::disconnect(d.id)));
    });
    changes
}

/// What is missing before the group's step can be left, tracked.
pub fn missing(room: Room) -> Vec<gate::Missing> {
    room.read_all(&gate_topics(room), gate::missing)
}
