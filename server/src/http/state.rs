//! What all handlers share: the workshops, the settings, and what is counted per address.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use domain::Timestamp;
use tokio::sync::Mutex;
use tokio_util::task::TaskTracker;

use super::site::Site;
use crate::{
    config::Public,
    join_code::{CodeKey, Waitlist},
    limiter::Limiter,
    rehearsal::Rehearsals,
    screens::Screens,
    workshops::Workshops,
};

/// The state all handlers share.
#[derive(Clone)]
pub struct App {
    pub workshops: Workshops,
    pub public: Arc<Public>,
    /// The files a browser loads.
    pub site: Arc<Site>,
    /// New sockets per address.
    pub sockets: Arc<Limiter>,
    /// New workshops per address.
    pub opened: Arc<Limiter>,
    /// Wrong links per address.
    pub failed_links: Arc<Limiter>,
    /// Derives the join codes.
    pub codes: CodeKey,
    /// People waiting to be admitted.
    pub waitlist: Waitlist,
    /// Screens waiting to become a wall.
    pub screens: Screens,
    /// New screens per address.
    pub new_screens: Arc<Limiter>,
    /// Wrong codes per address.
    pub wrong_codes: Arc<Limiter>,
    /// Wrong codes of all addresses together.
    pub wrong_codes_of_all: Arc<Limiter>,
    pub rehearsals: Rehearsals,
    /// The tasks of open sockets, awaited at shutdown.
    pub socket_tasks: TaskTracker,
    /// The last result of the readiness check.
    pub(super) health: Arc<Health>,
}

/// The address at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

impl App {
    /// Builds the shared state.
    pub fn new(
        workshops: Workshops,
        public: Public,
        site: Site,
        codes: CodeKey,
        config: &crate::Config,
    ) -> Self {
        let pace = Duration::from_millis(config.rehearsal_pace_ms);
        let rehearsals = Rehearsals::new(workshops.rooms.clone(), pace);
        Self {
            workshops,
            public: Arc::new(public),
            site: Arc::new(site),
            sockets: Arc::new(Limiter::new(config.sockets_per_second, 1)),
            opened: Arc::new(Limiter::new(config.workshops_per_minute, 60)),
            failed_links: Arc::new(Limiter::new(FAILED_LINKS_PER_MINUTE, 60)),
            codes,
            waitlist: Waitlist::default(),
            screens: Screens::default(),
            new_screens: Arc::new(Limiter::new(SCREENS_PER_MINUTE, 60)),
            wrong_codes: Arc::new(Limiter::new(WRONG_CODES_PER_MINUTE, 60)),
            wrong_codes_of_all: Arc::new(Limiter::new(WRONG_CODES_PER_MINUTE_OF_ALL, 60)),
            rehearsals,
            socket_tasks: TaskTracker::new(),
            health: Arc::default(),
        }
    }
}

/// Wrong links per minute from one address. A 256-bit secret cannot be guessed anyway; this keeps the log short.
const FAILED_LINKS_PER_MINUTE: u32 = 60;

/// Wrong codes and passwords per minute from one address.
const WRONG_CODES_PER_MINUTE: u32 = 5;
/// Wrong codes per minute on the whole server. It fits the length of a code: see [`crate::join_code::CODE_CHARS`].
const WRONG_CODES_PER_MINUTE_OF_ALL: u32 = 500;

/// New screens per minute from one address: all screens of a large site, each restarted.
const SCREENS_PER_MINUTE: u32 = 30;

/// The last result of the readiness check and when it was obtained.
#[derive(Debug, Default)]
pub(super) struct Health(pub(super) Mutex<Option<(Timestamp, bool)>>);
