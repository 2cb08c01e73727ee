//! How often an address may do what costs others something, or what could be guessed.

use crate::{Config, limiter::Limiter};

/// Wrong links per minute from one address. A 256-bit secret cannot be guessed anyway; this keeps the log short.
const FAILED_LINKS_PER_MINUTE: u32 = 60;

/// Wrong codes and passwords per minute from one address.
const WRONG_CODES_PER_MINUTE: u32 = 5;

/// Wrong codes per minute on the whole server. It fits the length of a code: see [`crate::join_code::CODE_CHARS`].
const WRONG_CODES_PER_MINUTE_OF_ALL: u32 = 500;

/// New screens per minute from one address: all screens of a large site, each restarted.
const SCREENS_PER_MINUTE: u32 = 30;

/// The rate limits of this server.
#[derive(Debug)]
pub struct Allowances {
    /// New sockets per address.
    pub sockets: Limiter,
    /// New workshops per address.
    pub workshops: Limiter,
    /// Wrong links per address.
    pub failed_links: Limiter,
    /// New screens per address.
    pub screens: Limiter,
    /// Wrong codes per address.
    pub wrong_codes: Limiter,
    /// Wrong codes of all addresses together.
    pub wrong_codes_of_all: Limiter,
}

impl Allowances {
    /// All of them unused.
    pub fn new(config: &Config) -> Self {
        Self {
            sockets: Limiter::new(config.sockets_per_second, 1),
            workshops: Limiter::new(config.workshops_per_minute, 60),
            failed_links: Limiter::new(FAILED_LINKS_PER_MINUTE, 60),
            screens: Limiter::new(SCREENS_PER_MINUTE, 60),
            wrong_codes: Limiter::new(WRONG_CODES_PER_MINUTE, 60),
            wrong_codes_of_all: Limiter::new(WRONG_CODES_PER_MINUTE_OF_ALL, 60),
        }
    }
}
