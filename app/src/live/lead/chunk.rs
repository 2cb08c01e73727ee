//! What facilitators see is a chunk of the program: what it hands over when it is loaded. Called by `frontend` inside of
//! the chunk.

use crate::live::{
    lead::{chair, proxies, schedule},
    shared::{
        chunk::{LeadParts, Loaded},
        prepared::prepared,
        prepared_on::PreparedOn,
    },
};

/// What [`Chunk::Lead`](crate::live::shared::chunk::Chunk::Lead) hands over.
pub fn lead() -> Loaded {
    Loaded::Lead(LeadParts {
        rail: chair::rail,
        aside: chair::aside,
        people: proxies::forms,
        prepared: |room| prepared(room, PreparedOn::EarlyScreen),
        schedule: schedule::schedule,
    })
}
