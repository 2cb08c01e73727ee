//! Rate limit for the commands of one connection.

use domain::Timestamp;
use protocol::limits::{COMMANDS_BURST, COMMANDS_PER_SECOND, FLOOD_SECONDS_MAX};

/// One token, which pays for one command: 1,000,000 units, so that rate × microseconds stays whole.
const ONE: i64 = 1_000_000;

/// What to do with the next command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Handle it now.
    Go,
    /// Handle it after this many microseconds, and read nothing until then.
    Wait(i64),
    /// Too much for too long: close the connection.
    Flood,
}

/// A token bucket: [`COMMANDS_BURST`] at once, [`COMMANDS_PER_SECOND`] sustained. Exceeding it slows the sender down;
/// exceeding it without a pause for [`FLOOD_SECONDS_MAX`] closes the connection.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    tokens: i64,
    filled_at: Timestamp,
    over_since: Option<Timestamp>,
}

impl Bucket {
    /// Starts full.
    pub fn new(now: Timestamp) -> Self {
        Self { tokens: i64::from(COMMANDS_BURST) * ONE, filled_at: now, over_since: None }
    }

    /// Takes one command's token.
    pub fn take(&mut self, now: Timestamp) -> Pace {
        let rate = i64::from(COMMANDS_PER_SECOND);
        let elapsed = now.since(self.filled_at).clamp(0, 3_600 * ONE);
        let full = i64::from(COMMANDS_BURST) * ONE;
        self.tokens = (self.tokens + elapsed * rate).min(full);
        self.filled_at = now;
        self.tokens -= ONE;
        if self.tokens >= 0 {
            self.over_since = None;
            return Pace::Go;
        }
        let since = *self.over_since.get_or_insert(now);
        if now.since(since) > i64::from(FLOOD_SECONDS_MAX) * ONE {
            return Pace::Flood;
        }
        Pace::Wait(-self.tokens / rate)
    }
}
