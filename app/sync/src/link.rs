//! The connection as the engine sees it: generations, silence, reconnecting.

use domain::{Timestamp, time::SECOND};
use protocol::{CloseCode, limits::PING_SECONDS};

/// Microseconds of silence after which the client pings the server.
const QUIET: i64 = PING_SECONDS.cast_signed() * SECOND;
/// Microseconds the server has to answer a ping.
const ANSWER: i64 = 10 * SECOND;
/// The longest wait before reconnecting, in microseconds.
const BACK_OFF_MAX: i64 = 30 * SECOND;

/// The state of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// Not started yet.
    Idle,
    /// Waiting to reconnect.
    Away { retry_at: Timestamp },
    /// A socket is being opened.
    Opening,
    /// The hello was sent.
    Greeting,
    /// In step with the server.
    Live,
    /// Reconnecting cannot help.
    Ended(CloseCode),
}

#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) state: LinkState,
    /// Counts sockets, so that a late message from an old socket is not mistaken for one from the current socket.
    pub(crate) generation: u32,
    attempts: u32,
    heard_at: Timestamp,
    pinged_at: Option<Timestamp>,
    nonce: u32,
}

impl Default for Link {
    fn default() -> Self {
        let zero = Timestamp(0);
        Self {
            state: LinkState::Idle,
            generation: 0,
            attempts: 0,
            heard_at: zero,
            pinged_at: None,
            nonce: 0,
        }
    }
}

/// What the link needs next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NextAction {
    /// Open a socket.
    Connect,
    /// Ping the server.
    Ping(u32),
    /// Give up this socket.
    GiveUp,
    /// Nothing before this moment.
    Wait(Timestamp),
    /// Nothing at all.
    Rest,
}

impl Link {
    /// Starts a new socket and returns its generation.
    pub(crate) fn open(&mut self, now: Timestamp) -> u32 {
        self.generation = self.generation.wrapping_add(1);
        self.state = LinkState::Opening;
        self.heard(now);
        self.generation
    }

    pub(crate) fn heard(&mut self, now: Timestamp) {
        self.heard_at = now;
        self.pinged_at = None;
    }

    pub(crate) fn live(&mut self) {
        self.state = LinkState::Live;
        self.attempts = 0;
    }

    /// The socket closed: reconnect after a random part of a doubling delay (full jitter), or never.
    pub(crate) fn lost(&mut self, now: Timestamp, random: u64, code: Option<CloseCode>) {
        if let Some(code) = code.filter(|code| !code.may_return()) {
            self.state = LinkState::Ended(code);
            return;
        }
        let longest = (500_000_i64 << self.attempts.min(10)).min(BACK_OFF_MAX);
        self.attempts = self.attempts.saturating_add(1);
        let wait = i64::try_from(random % longest.unsigned_abs()).unwrap_or(longest);
        self.state = LinkState::Away { retry_at: now.plus(wait) };
    }

    /// The page became visible again, or the network is back: stop waiting.
    pub(crate) fn wake(&mut self, now: Timestamp) {
        match self.state {
            LinkState::Away { .. } => self.state = LinkState::Away { retry_at: now },
            LinkState::Live if self.pinged_at.is_none() => self.heard_at = now.plus(-QUIET),
            _ => {}
        }
    }

    /// What to do now.
    pub(crate) fn next_action(&mut self, now: Timestamp) -> NextAction {
        match self.state {
            LinkState::Idle | LinkState::Ended(_) => NextAction::Rest,
            LinkState::Away { retry_at } if now >= retry_at => NextAction::Connect,
            LinkState::Away { retry_at } => NextAction::Wait(retry_at),
            LinkState::Opening | LinkState::Greeting => {
                let until = self.heard_at.plus(ANSWER);
                if now >= until { NextAction::GiveUp } else { NextAction::Wait(until) }
            }
            LinkState::Live => match self.pinged_at {
                Some(at) if now >= at.plus(ANSWER) => NextAction::GiveUp,
                Some(at) => NextAction::Wait(at.plus(ANSWER)),
                None if now >= self.heard_at.plus(QUIET) => {
                    self.pinged_at = Some(now);
                    self.nonce = self.nonce.wrapping_add(1);
                    NextAction::Ping(self.nonce)
                }
                None => NextAction::Wait(self.heard_at.plus(QUIET)),
            },
        }
    }
}
