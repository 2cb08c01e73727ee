//! Limits of the protocol, one constant each, with its unit and the reason for the number.

/// Bytes per message from a client. The longest text (3,000 characters of four bytes) fits.
pub const CLIENT_MESSAGE_BYTES_MAX: usize = 16 * 1024;
/// Commands per second that a client may sustain: more than any person can mean to send.
pub const COMMANDS_PER_SECOND: u32 = 20;
/// Commands a client may send in one burst: a full outbox after a lost connection.
pub const COMMANDS_BURST: u32 = 60;
/// Seconds over the limit after which a client is disconnected; until then it is read more slowly.
pub const FLOOD_SECONDS_MAX: u32 = 10;
/// Connections per workshop.
pub const CLIENTS_MAX: usize = 600;
/// Connections per seat: a laptop, a phone, and tabs left open.
pub const SOCKETS_PER_SEAT_MAX: usize = 10;
/// Events a client may miss and still receive one by one; beyond that the complete workshop is shorter.
pub const MISSED_EVENTS_MAX: usize = 500;
/// Events of a client's own seat among them: more than one person does while a device is away.
pub const MISSED_OWN_EVENTS_MAX: usize = 100;
/// Frames queued for a client that reads slowly. A burst must not disconnect a healthy client.
pub const OUTBOX_FRAMES_MAX: usize = 512;
/// Bytes queued for a client that reads slowly.
pub const OUTBOX_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Seconds a single write may take before the client counts as disconnected.
pub const WRITE_SECONDS_MAX: u64 = 10;
/// Seconds within which a socket must send its hello.
pub const HELLO_SECONDS_MAX: u64 = 10;
/// Seconds of silence after which a client pings.
pub const PING_SECONDS: u64 = 20;
/// Commands waiting in a client's outbox. When it is full, the page says so and leaves the text in its field.
pub const CLIENT_OUTBOX_MAX: usize = 500;
/// Rows of refused texts on one person's page: more than anybody works through. Older ones are merged into one row;
/// none is dropped.
pub const RECOVERED_ROWS_MAX: usize = 50;
/// Minimum characters of a workshop's password: people type it after hearing it.
pub const PASSWORD_CHARS_MIN: usize = 6;
/// Maximum characters of a workshop's password: a sentence, and a bound on what is hashed.
pub const PASSWORD_CHARS_MAX: usize = 100;
