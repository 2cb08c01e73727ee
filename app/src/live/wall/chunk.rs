//! The wall is a chunk of the program: what it hands over when it is loaded. Called by `frontend` inside of the chunk.

use crate::live::{
    shared::{chunk::Loaded, ready::ready},
    wall::wall,
};

/// What [`Chunk::Wall`](crate::live::shared::chunk::Chunk::Wall) hands over.
pub fn wall_chunk() -> Loaded {
    ready();
    Loaded::Wall(wall)
}
