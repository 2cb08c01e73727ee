//! HTTP: the only place that names axum. `serve` accepts connections, `endpoints` lists everything there is,
//! `socket` and `outbox` carry the wire, `pages` and `site` what a browser loads.
//!
//! **To add a route**: its handler in one of the modules, its line in `endpoints`. The description at
//! `/openapi.json`, the tests for foreign pages and for headers cover it from then on.

use std::{net::SocketAddr, sync::Arc};

use axum::{Router, extract::DefaultBodyLimit, middleware};
use tokio_util::task::TaskTracker;

use crate::{config::Public, limiter::Limiter, workshops::Workshops};

mod credentials;
mod endpoints;
mod error;
mod guard;
mod health;
mod openapi;
mod outbox;
mod pages;
mod records;
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
    pub misses: Arc<Limiter>,
    /// Sockets that are open, to wait for at the end.
    pub socket_tasks: TaskTracker,
    health: Arc<health::Health>,
}

/// Who is at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

impl App {
    /// Everything the handlers need.
    pub fn new(workshops: Workshops, public: Public, site: Site, config: &crate::Config) -> Self {
        Self {
            workshops,
            public: Arc::new(public),
            site: Arc::new(site),
            sockets: Arc::new(Limiter::new(config.sockets_per_second, 1)),
            opened: Arc::new(Limiter::new(config.workshops_per_minute, 60)),
            misses: Arc::new(Limiter::new(MISSES_PER_MINUTE, 60)),
            socket_tasks: TaskTracker::new(),
            health: Arc::default(),
        }
    }
}

/// Wrong links from one address in a minute. A secret of 256 bits cannot be guessed anyway; this keeps the log short.
const MISSES_PER_MINUTE: u32 = 60;

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for endpoint in endpoints::all() {
        router = router.route(endpoint.path, endpoint.handler);
    }
    let router = pages::mount(router, &app);
    router
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn_with_state(app.clone(), guard::refuse_forgeries))
        .layer(middleware::from_fn_with_state(app.clone(), guard::harden))
        .with_state(app)
}
