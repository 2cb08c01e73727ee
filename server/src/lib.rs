//! The server: sockets, pages, APIs and storage around the rules.
//!
//! Read [`run`] (start and shutdown order), then [`rooms`] (one task per workshop: append first, send afterwards), then
//! [`http`] (the socket, the pages, the API). What the server does by itself, at a time, is in the crate [`jobs`].
//!
//! **Must never know**: the rules. `domain` decides who may do what and who may see what; the server only asks it.
//! Only [`http`] names axum, only the crates `store_*` name a database.
//!
//! **To add a route**: see [`http`]. **To add a setting**: a field in [`Config`], its line in `Config::describe`.

use std::{sync::Arc, time::Duration};

use anyhow::Context as _;
use jobs::{DueWorkshops, Handlers, Sweep, Worker, Workers};
use store::Store;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub mod clock;
pub mod config;
pub mod demo;
pub mod http;
pub mod import;
pub mod join_code;
pub mod limiter;
pub mod limits;
pub mod rehearsal;
pub mod rooms;
pub mod screens;
pub mod secret;
pub mod telemetry;
pub mod workshops;

pub use config::Config;

use config::Public;
use http::{App, ServeOptions, Site};
use rooms::{Registry, Settings};
use workshops::Workshops;

/// The folder of the page's files if none is configured.
#[cfg(not(feature = "embed"))]
const SITE: &str = "target/site";

/// Runs the server on a listener until it is asked to stop; returns once everything accepted is on disk and all clients
/// are disconnected. Prints the address on standard output.
pub async fn run(
    config: Config,
    listener: TcpListener,
    stopping: CancellationToken,
) -> anyhow::Result<()> {
    let public = Public::new(config.public_url.as_deref(), listener.local_addr()?.port())?;
    let site = site(&config)?;
    let store = open_store(&config).await?;
    let settings =
        Settings { idle: Duration::from_secs(config.idle_seconds), rooms_max: config.rooms_max };
    let rooms = Registry::new(Arc::clone(&store), settings);
    let workshops = Workshops::new(Arc::clone(&store), rooms.clone());
    if let Some(port) = config.metrics_port {
        telemetry::serve_metrics((config.host, port).into())?;
    }
    tracing::info!("configuration:\n{}", config.describe(&public));
    println!("Collective Yes is at {}\n", public.url());
    if config.demo {
        println!("{}", demo::prepare(&workshops, &public, &config.data).await?);
    }
    let codes = join_code::CodeKey::load(&config.data)?;
    let app = App::new(workshops, public, site, codes, &config);
    let sockets = app.socket_tasks.clone();
    let rehearsals = app.rehearsals.clone();
    let now: jobs::Clock = Arc::new(clock::now);
    let sweep = Sweep { keys: store.clone(), jobs: store.clone(), clock: Arc::clone(&now) };
    let sweeping = tokio::spawn(sweep.run());
    let worker = Worker::new(store.clone(), Handlers::default(), now, jobs::Settings::default());
    let workers = Workers::start(&worker);
    let due = DueWorkshops::new(store.clone(), Arc::new(clock::now));
    let woken = rooms.clone();
    let wake = move |workshop| {
        let rooms = woken.clone();
        async move {
            // A room that cannot be started now is woken again later.
            let _ = rooms.send(workshop, rooms::Message::Input(room::Input::Due)).await;
        }
    };
    let waking = tokio::spawn(due.run(wake, stopping.clone()));
    let options = ServeOptions {
        listener,
        connections_max: config.connections_max,
        stopping: stopping.clone(),
    };
    let serving = tokio::spawn(http::serve(options, http::router(app)));
    stopping.cancelled().await;
    tracing::info!("stopping: finishing what was accepted");
    // Jobs may still ask rooms, and what is due wakes them.
    workers.stop().await;
    waking.await?;
    rehearsals.stop().await;
    // First the rooms: they append and send what they have accepted; then their sockets notice that they are gone.
    rooms.stop().await;
    sockets.close();
    sockets.wait().await;
    serving.await?;
    sweeping.abort();
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn open_store(config: &Config) -> anyhow::Result<Arc<dyn Store>> {
    let cannot = || {
        format!(
            "the data folder {} cannot be used: make it writable, or choose another with --data",
            config.data.display()
        )
    };
    std::fs::create_dir_all(&config.data).with_context(cannot)?;
    let store = store_sqlite::SqliteStore::open(&config.data).await.with_context(cannot)?;
    Ok(Arc::new(store))
}

fn site(config: &Config) -> anyhow::Result<Site> {
    match &config.site {
        _ if config.no_site => Ok(Site::none()),
        Some(folder) => Site::load(folder),
        #[cfg(feature = "embed")]
        None => Site::embedded(),
        #[cfg(not(feature = "embed"))]
        None => Site::load(SITE.as_ref()),
    }
}
