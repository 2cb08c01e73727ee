//! What comes after the meeting is a chunk of the program: what it hands over when it is loaded. Called by `frontend`
//! inside of the chunk.

use crate::live::{
    follow_through::{lifecycle, page},
    shared::{
        chunk::{FollowThroughParts, Loaded},
        ready::ready,
    },
};

/// What [`Chunk::FollowThrough`](crate::live::shared::chunk::Chunk::FollowThrough) hands over.
pub fn follow_through() -> Loaded {
    ready();
    Loaded::FollowThrough(FollowThroughParts {
        page,
        band: |room| lifecycle::band(room, lifecycle::link),
    })
}
