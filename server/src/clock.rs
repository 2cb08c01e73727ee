//! The server's only source of time and randomness.

use domain::{
    Timestamp,
    id::{OpId, SeatId, StatementId, WorkshopId},
};
use uuid::Uuid;

/// The server's current time.
pub fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "this is the server's clock")]
    let now = std::time::SystemTime::now();
    let micros = now.duration_since(std::time::UNIX_EPOCH).map_or(0, |passed| passed.as_micros());
    Timestamp(i64::try_from(micros).unwrap_or(i64::MAX))
}

/// A new workshop's id.
pub fn workshop_id() -> WorkshopId {
    WorkshopId(random())
}

/// A new seat's id. Random, so that it does not reveal who joined when.
pub fn seat_id() -> SeatId {
    SeatId(random())
}

/// A new statement's id.
pub fn statement_id() -> StatementId {
    StatementId(random())
}

/// The id of a command that the server itself sends.
pub fn op_id() -> OpId {
    OpId(random())
}

/// A random number.
pub fn random_number() -> u64 {
    // A UUID has a few fixed bits in each half; combining the halves hides them.
    let (one, two) = random().as_u64_pair();
    one ^ two.rotate_left(32)
}

#[expect(clippy::disallowed_methods, reason = "this is the server's source of ids")]
fn random() -> Uuid {
    Uuid::new_v4()
}
