//! Sending a facilitator note, from the panel next to the script or from a card on the board.

use domain::{
    id::NoteId,
    tool::{agenda::Spotlight, facilitator_notes::Command},
};

use crate::{browser::random, live::shared::fields::reason, state::Room, ui::draft::Draft};

/// Sends what was typed to the other facilitator; returns whether there was anything to send.
pub fn write(room: Room, drafted: Draft, about: Option<Spotlight>) -> bool {
    let Some(text) = reason(room, drafted) else { return false };
    room.send(Command::Say { note: NoteId(random::uuid()), text, about });
    drafted.clear();
    true
}
