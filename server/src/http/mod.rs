//! HTTP: the only place that names axum. `serve` accepts connections, `endpoints` lists everything there is,
//! `socket` and `outbox` carry the wire, `pages` and `site` what a browser loads.
//!
//! **To add a route**: its handler in one of the modules, its line in `endpoints`. The description at
//! `/openapi.json`, the tests for foreign pages and for headers cover it from then on.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, middleware};
use tokio_util::task::TaskTracker;

use crate::{
    config::Public,
    join_code::{CodeKey, Waitlist},
    limiter::Limiter,
    rehearsal::Rehearsals,
    screens::Screens,
    workshops::Workshops,
};

mod agendas;
mod credentials;
mod endpoints;
mod error;
mod guard;
mod health;
mod join_codes;
mod openapi;
mod outbox;
mod pages;
mod records;
mod screens;
mod seats;
mod serve;
mod sessions;
mod site;
mod socket;
mod workshops;

pub use serve::{Door, listen, serve};
pub use site::Site;

/// Bytes of a request's body: every field at its bound.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// Bytes of a record that is taken in: a workshop at its bounds, with its log.
const IMPORT_BYTES_MAX: usize = 32 * 1024 * 1024;

/// What every handler can reach.
#[derive(Clone)]
pub struct App {
    /// The workshops.
    pub workshops: Workshops,
    /// The address people use.
    pub public: Arc<Public>,
    /// What a browser loads.
    pub site: Arc<Site>,
    /// New sockets an address.
    pub sockets: Arc<Limiter>,
    /// New workshops an address.
    pub opened: Arc<Limiter>,
    /// Secrets that opened nothing, an address.
    pub failed_links: Arc<Limiter>,
    /// What the codes of the workshops follow from.
    pub codes: CodeKey,
    /// Those who wait to be let in.
    pub waitlist: Waitlist,
    /// Screens that want to be a wall.
    pub screens: Screens,
    /// New ones an address.
    pub new_screens: Arc<Limiter>,
    /// Wrong codes an address.
    pub wrong_codes: Arc<Limiter>,
    /// Wrong codes of all addresses together.
    pub wrong_codes_of_all: Arc<Limiter>,
    /// The simulated people of rehearsals.
    pub rehearsals: Rehearsals,
    /// Sockets that are open, to wait for at the end.
    pub socket_tasks: TaskTracker,
    health: Arc<health::Health>,
}

/// Who is at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

impl App {
    /// Everything the handlers need.
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

/// Wrong links from one address in a minute. A secret of 256 bits cannot be guessed anyway; this keeps the log short.
const FAILED_LINKS_PER_MINUTE: u32 = 60;

/// Wrong codes and passwords from one address in a minute.
const WRONG_CODES_PER_MINUTE: u32 = 5;
/// Wrong codes on the whole server in a minute. Together with the length of a code: see [`crate::join_code::CODE_CHARS`].
const WRONG_CODES_PER_MINUTE_OF_ALL: u32 = 500;

/// Screens of one address that begin to wait in a minute: all those of a large house, each opened anew.
const SCREENS_PER_MINUTE: u32 = 30;

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for endpoint in endpoints::all() {
        router = router.route(endpoint.path, endpoint.handler);
    }
    let router = pages::mount(router, &app);
    router
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn(guard::speak))
        .layer(middleware::from_fn_with_state(app.clone(), guard::refuse_forgeries))
        .layer(middleware::from_fn_with_state(app.clone(), guard::harden))
        .with_state(app)
}
