//! Reads the configuration, starts the log, runs the server. See the library for everything else.

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
            // One line that says what to do; what lies behind it after a colon.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn start(config: Config) -> anyhow::Result<()> {
    let listener = http::listen(config.host, config.port)?;
    let stopping = CancellationToken::new();
    let told = stopping.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        told.cancel();
        // Whoever asks twice does not want to wait.
        asked_to_stop().await;
        eprintln!("stopped at once: what was acknowledged is kept");
        std::process::exit(1);
    });
    server::run(config, listener, stopping).await
}

/// Ctrl-C, or what a service manager sends.
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
    // Should signals not be available, nothing asks; the process can still be killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
