//! What all handlers share: the workshops, the settings, who waits, and what is counted per address.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use domain::Timestamp;
use tokio::sync::Mutex;
use tokio_util::task::TaskTracker;

use super::{allowances::Allowances, site::Site};
use crate::{
    config::Public,
    join_code::{CodeKey, Waitlist},
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
    /// How often an address may do what.
    pub allowances: Arc<Allowances>,
    /// Derives the join codes.
    pub codes: CodeKey,
    /// People waiting to be admitted.
    pub waitlist: Waitlist,
    /// Screens waiting to become a wall.
    pub screens: Screens,
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
            allowances: Arc::new(Allowances::new(config)),
            codes,
            waitlist: Waitlist::default(),
            screens: Screens::default(),
            rehearsals,
            socket_tasks: TaskTracker::new(),
            health: Arc::default(),
        }
    }
}

/// The last result of the readiness check and when it was obtained.
#[derive(Debug, Default)]
pub(super) struct Health(pub(super) Mutex<Option<(Timestamp, bool)>>);
