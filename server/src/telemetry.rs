//! The log and the metrics. Neither ever contains what people wrote, their names, a token, or who did what in a sealed
//! step: a workshop's id is the most specific thing in them.

use std::{io::IsTerminal, net::SocketAddr};

use anyhow::Context as _;
use metrics_exporter_prometheus::PrometheusBuilder;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::LogFormat;

/// The log filter, unless `RUST_LOG` is set.
const DEFAULT_FILTER: &str = "warn,server=info,jobs=info,store_sqlite=info";

/// Starts the log on standard error, so that the links on standard output can be piped.
pub fn start_log(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| DEFAULT_FILTER.into());
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A test may have started one already: nothing to do then.
    let _ = match format {
        LogFormat::Pretty => builder.with_target(false).compact().try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
}

/// Serves the metrics to Prometheus on a separate address, which should not be reachable from outside.
pub fn serve_metrics(address: SocketAddr) -> anyhow::Result<()> {
    PrometheusBuilder::new().with_http_listener(address).install().with_context(|| {
        format!("metrics cannot be served on {address}: choose another --metrics-port")
    })
}

/// Raises the limit of open files to the system's maximum: each connection needs one, and the usual 1,024 is too few
/// for two workshops.
pub fn allow_many_connections() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        if current != maximum {
            // If not permitted, the limit stays, and the log shows when it is reached.
            let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
        }
    }
}

/// Metric names. Those about workshops exclude rehearsals: rooms, events, frames, seconds to append.
pub mod metric {
    /// Open sockets.
    pub const SOCKETS: &str = "collective_yes_sockets";
    /// Workshops in memory.
    pub const ROOMS: &str = "collective_yes_rooms";
    /// Events appended.
    pub const EVENTS: &str = "collective_yes_events_total";
    /// Frames sent.
    pub const FRAMES: &str = "collective_yes_frames_total";
    /// Sockets closed, by code.
    pub const CLOSED: &str = "collective_yes_sockets_closed_total";
    /// Rooms that a panic ended.
    pub const PANICS: &str = "collective_yes_room_panics_total";
    /// Batches that could not be stored.
    pub const APPEND_FAILURES: &str = "collective_yes_append_failures_total";
    /// Batches that were decided again, because another server had written to the log first.
    pub const APPEND_CONFLICTS: &str = "collective_yes_append_conflicts_total";
    /// Seconds from taking a batch until it is on disk.
    pub const APPEND_SECONDS: &str = "collective_yes_append_seconds";
    /// Requests answered, by status class.
    pub const REQUESTS: &str = "collective_yes_requests_total";
    /// Requests and sockets refused, by reason.
    pub const REFUSED: &str = "collective_yes_refused_total";
}
