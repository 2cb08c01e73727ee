//! Commands that the server has not answered yet, and how fast they may be sent.

use domain::{
    Command, Timestamp,
    id::OpId,
    time::{MINUTE, SECOND},
};
use protocol::limits::{CLIENT_OUTBOX_MAX, COMMANDS_BURST, COMMANDS_PER_SECOND};
use serde::{Deserialize, Serialize};

/// A command without an answer. The list survives a reload: see [`crate::Effect::StoreOutbox`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending<C = Command> {
    /// Sending the command again with this id has no second effect.
    pub op: OpId,
    pub command: C,
    /// Whether a private session was on when the command was given.
    pub said_in_private: bool,
}

/// Pending commands in order, and the rate at which they are sent: a little below the server's limit, so that an outbox
/// of any length never looks like a flood.
#[derive(Debug)]
pub(crate) struct Outbox<C> {
    pending: Vec<Pending<C>>,
    /// How many of them, from the front, were sent on the current connection.
    sent: usize,
    /// Thousandths of a command that may be sent now.
    tokens: i64,
    filled_at: Timestamp,
}

/// One command, in thousandths.
const ONE: i64 = 1_000;
/// 60 % of the burst the server allows.
const BURST: i64 = COMMANDS_BURST as i64 * 600;
/// 80 % of the rate the server allows.
const PER_SECOND: i64 = COMMANDS_PER_SECOND as i64 * 800;

impl<C: Clone> Outbox<C> {
    pub(crate) fn new(pending: Vec<Pending<C>>) -> Self {
        Self { pending, sent: 0, tokens: BURST, filled_at: Timestamp::default() }
    }

    pub(crate) fn pending(&self) -> &[Pending<C>] {
        &self.pending
    }

    pub(crate) fn is_full(&self) -> bool {
        self.pending.len() >= CLIENT_OUTBOX_MAX
    }

    pub(crate) fn push(&mut self, pending: Pending<C>) {
        self.pending.push(pending);
    }

    /// Removes an answered command.
    pub(crate) fn take(&mut self, op: OpId) -> Option<Pending<C>> {
        let at = self.pending.iter().position(|pending| pending.op == op)?;
        if at < self.sent {
            self.sent -= 1;
        }
        Some(self.pending.remove(at))
    }

    /// Nothing was sent yet on a new connection.
    pub(crate) fn reconnected(&mut self) {
        self.sent = 0; // PROMISE: resend
    }

    /// The commands to send now, and when to call again if some must wait.
    pub(crate) fn due(&mut self, now: Timestamp) -> (Vec<Pending<C>>, Option<Timestamp>) {
        let micros = now.since(self.filled_at).clamp(0, MINUTE);
        self.tokens = (self.tokens + micros * PER_SECOND / SECOND).min(BURST);
        self.filled_at = now;
        let mut due = Vec::new();
        while self.sent < self.pending.len() && self.tokens >= ONE {
            self.tokens -= ONE;
            due.push(self.pending[self.sent].clone());
            self.sent += 1;
        }
        let wait = (self.sent < self.pending.len()).then(|| now.plus(SECOND * ONE / PER_SECOND));
        (due, wait)
    }
}
