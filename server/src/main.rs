//! Reads the configuration, starts the log, runs the server. Everything else is in the library.

use std::process::ExitCode;

use clap::Parser;
use server::{Config, http, telemetry};
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    telemetry::start_log(config.log);
    telemetry::allow_many_connections();
    match start(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line: what to do, then the causes after a colon.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn start(config: Config) -> anyhow::Result<()> {
    let listener = http::listen(config.host, config.port)?;
    let stopping = CancellationToken::new();
    let stop = stopping.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        stop.cancel();
        // A second signal means: do not wait.
        asked_to_stop().await;
        eprintln!("stopped at once: what was acknowledged is stored");
        std::process::exit(1);
    });
    server::run(config, listener, stopping).await
}

/// Waits for Ctrl-C or the signal of a service manager.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without signals nothing asks to stop; the process can still be killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
