//! What the chunk hands over when it is loaded. Called by `frontend` inside of the chunk.

use crate::live::{
    shared::chunk::{Loaded, SheetParts},
    sheets::{keys, people},
};

/// What [`Chunk::Sheets`](crate::live::shared::chunk::Chunk::Sheets) hands over.
pub fn sheets() -> Loaded {
    Loaded::Sheets(SheetParts { people: people::people, keys: keys::keys })
}
