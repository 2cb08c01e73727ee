//! The bounds of the server that more than one file needs, each with its unit and its reason. A bound of one file is a
//! constant in that file.

/// Days for which a browser stays signed in: enough for preparation, workshop and follow-through.
pub const SESSION_DAYS: i64 = 180;

/// Seconds without a status request after which nobody is waiting any more: a person to be admitted, or a screen to be
/// claimed. Longer than the minute that browsers may leave between two requests of a page in the background.
pub const WAITING_SECONDS: i64 = 150;

/// Bytes of a request with an agenda: the maximum number of steps with every text at its limit.
pub const AGENDA_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Bytes of an imported record: a workshop at its limits, with its log.
pub const IMPORT_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Messages queued for a room. Beyond it senders wait, which passes the pressure back to them.
pub const ROOM_QUEUE_MAX: usize = 256;

/// Messages that a room handles in one step, with one transaction and one frame per client.
pub const ROOM_BATCH_MAX: usize = 64;

/// Times that a batch is decided again because another server has written first. More in a row means a defect.
pub const ROOM_CONFLICTS_MAX: usize = 20;

/// Events after which a snapshot is saved. Loading a room reads at most this many.
pub const SNAPSHOT_EVENTS: u64 = 1_000;
