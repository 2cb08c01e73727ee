//! The connection as the engine sees it: generations, silence, coming back.

use domain::Timestamp;
use protocol::{CloseCode, limits::PING_SECONDS};

/// Microseconds of silence after which the server is asked whether it is there.
const QUIET: i64 = PING_SECONDS.cast_signed() * 1_000_000;
/// Microseconds an asked server has to answer.
const ANSWER: i64 = 10_000_000;
/// The longest wait before coming back, in microseconds.
const BACK_OFF_MAX: i64 = 30_000_000;

/// Where the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Not asked for yet.
    Idle,
    /// Waiting for its turn to come back.
    Away { retry_at: Timestamp },
    /// A socket is being opened.
    Opening,
    /// The hello was sent.
    Greeting,
    /// In step with the server.
    Live,
    /// Coming back cannot help.
    Ended(CloseCode),
}

#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) stage: Stage,
    /// Counts sockets, so that a late word from an old one is not taken for the current one's.
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
            stage: Stage::Idle,
            generation: 0,
            attempts: 0,
            heard_at: zero,
            pinged_at: None,
            nonce: 0,
        }
    }
}

/// What the link wants after some time has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NextAction {
    /// Open a socket.
    Connect,
    /// Ask whether the server is there.
    Ping(u32),
    /// Give this socket up.
    GiveUp,
    /// Nothing before this moment.
    Wait(Timestamp),
    /// Nothing at all.
    Rest,
}

impl Link {
    /// A new socket is to be opened.
    pub(crate) fn open(&mut self, now: Timestamp) -> u32 {
        self.generation = self.generation.wrapping_add(1);
        self.stage = Stage::Opening;
        self.heard(now);
        self.generation
    }

    pub(crate) fn heard(&mut self, now: Timestamp) {
        self.heard_at = now;
        self.pinged_at = None;
    }

    pub(crate) fn live(&mut self) {
        self.stage = Stage::Live;
        self.attempts = 0;
    }

    /// The socket is gone: comes back after a random part of a doubling time (full jitter), or not at all.
    pub(crate) fn lost(&mut self, now: Timestamp, random: u64, code: Option<CloseCode>) {
        if let Some(code) = code.filter(|code| !code.may_return()) {
            self.stage = Stage::Ended(code);
            return;
        }
        let longest = (500_000_i64 << self.attempts.min(10)).min(BACK_OFF_MAX);
        self.attempts = self.attempts.saturating_add(1);
        let wait = i64::try_from(random % longest.unsigned_abs()).unwrap_or(longest);
        self.stage = Stage::Away { retry_at: now.plus(wait) };
    }

    /// Somebody looks at the page again, or the network is back: do not wait any longer.
    pub(crate) fn wake(&mut self, now: Timestamp) {
        match self.stage {
            Stage::Away { .. } => self.stage = Stage::Away { retry_at: now },
            Stage::Live if self.pinged_at.is_none() => self.heard_at = now.plus(-QUIET),
            _ => {}
        }
    }

    /// What is to be done now.
    pub(crate) fn next_action(&mut self, now: Timestamp) -> NextAction {
        match self.stage {
            Stage::Idle | Stage::Ended(_) => NextAction::Rest,
            Stage::Away { retry_at } if now >= retry_at => NextAction::Connect,
            Stage::Away { retry_at } => NextAction::Wait(retry_at),
            Stage::Opening | Stage::Greeting => {
                let until = self.heard_at.plus(ANSWER);
                if now >= until { NextAction::GiveUp } else { NextAction::Wait(until) }
            }
            Stage::Live => match self.pinged_at {
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
