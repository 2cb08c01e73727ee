//! The log and the numbers. Neither ever holds what people wrote, their names, a token, or who did what in a
//! sealed step: a workshop's id is as close as it comes.

use std::{io::IsTerminal, net::SocketAddr};

use anyhow::Context as _;
use metrics_exporter_prometheus::PrometheusBuilder;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::LogFormat;

/// What the log shows unless `RUST_LOG` says otherwise.
const DEFAULT_FILTER: &str = "warn,server=info,store_sqlite=info";

/// Starts the log, on standard error, so that the links on standard output can be piped.
pub fn start_log(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| DEFAULT_FILTER.into());
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // Fails when a test has started one already, which is as well.
    let _ = match format {
        LogFormat::Pretty => builder.with_target(false).compact().try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
}

/// Serves the numbers to Prometheus on an address of their own, which nobody outside should reach.
pub fn serve_metrics(address: SocketAddr) -> anyhow::Result<()> {
    PrometheusBuilder::new().with_http_listener(address).install().with_context(|| {
        format!("metrics cannot be served on {address}: choose another --metrics-port")
    })
}

/// Raises the number of open files to what the system allows: a connection is one, and the usual 1,024 is fewer than
/// two workshops need.
pub fn allow_many_connections() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        if current != maximum {
            // Not allowed to: then the limit stays, and the log says so when it is reached.
            let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
        }
    }
}

/// Names of the numbers, once. Rehearsals are in none of those about workshops: rooms, events, frames, seconds to append.
pub mod counted {
    /// Sockets that are open.
    pub const SOCKETS: &str = "collective_yes_sockets";
    /// Workshops in memory.
    pub const ROOMS: &str = "collective_yes_rooms";
    /// Events appended.
    pub const EVENTS: &str = "collective_yes_events_total";
    /// Frames sent.
    pub const FRAMES: &str = "collective_yes_frames_total";
    /// Sockets closed, by code.
    pub const CLOSED: &str = "collective_yes_sockets_closed_total";
    /// Rooms that a defect ended.
    pub const PANICS: &str = "collective_yes_room_panics_total";
    /// Batches that could not be stored.
    pub const APPEND_FAILURES: &str = "collective_yes_append_failures_total";
    /// Seconds from taking a batch to having it on disk.
    pub const APPEND_SECONDS: &str = "collective_yes_append_seconds";
    /// Requests answered, by status class.
    pub const REQUESTS: &str = "collective_yes_requests_total";
    /// Requests and sockets refused, by reason.
    pub const REFUSED: &str = "collective_yes_refused_total";
}
