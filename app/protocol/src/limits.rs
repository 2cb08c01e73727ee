//! Bounds of the wire, one constant each, with its unit and the reason for the number.

/// Bytes of one message from a client. The longest text (3,000 characters of four bytes) fits.
pub const CLIENT_MESSAGE_BYTES_MAX: usize = 16 * 1024;
/// Commands a second that a client may send for long: more than any person can mean.
pub const COMMANDS_PER_SECOND: u32 = 20;
/// Commands a client may send at once: an outbox after a lost network.
pub const COMMANDS_BURST: u32 = 60;
/// Seconds over the limit after which a client is closed; until then it is read more slowly.
pub const FLOOD_SECONDS_MAX: u32 = 10;
/// Connections of one workshop.
pub const CLIENTS_MAX: usize = 600;
/// Connections of one seat: a laptop, a phone, and tabs left open.
pub const SOCKETS_PER_SEAT_MAX: usize = 10;
/// Events a client may miss and still get as events; beyond it the whole workshop is shorter.
pub const MISSED_EVENTS_MAX: usize = 500;
/// Frames queued for a client that reads slowly. A burst must not cut a healthy client.
pub const OUTBOX_FRAMES_MAX: usize = 512;
/// Bytes queued for a client that reads slowly.
pub const OUTBOX_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Seconds a single write may take before the client counts as gone.
pub const WRITE_SECONDS_MAX: u64 = 10;
/// Seconds within which a socket must say hello.
pub const HELLO_SECONDS_MAX: u64 = 10;
/// Seconds of silence after which a client pings.
pub const PING_SECONDS: u64 = 20;
/// Commands waiting in a client's outbox; above it the page says so and keeps the text where it was typed.
pub const CLIENT_OUTBOX_MAX: usize = 500;
/// Rows of texts that were not accepted, on one person's page: more than anybody goes through. Older ones are joined in one
/// row; none is dropped.
pub const RECOVERED_ROWS_MAX: usize = 50;
/// Characters of a workshop's password at least: it is typed by people who were told it.
pub const PASSWORD_CHARS_MIN: usize = 6;
/// Characters of a workshop's password at most: a sentence, and a bound on what is hashed.
pub const PASSWORD_CHARS_MAX: usize = 100;
