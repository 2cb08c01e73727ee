//! Whether the process is running, and whether it can store data.

use std::time::Duration;

use axum::{extract::State, http::StatusCode};
use domain::time::SECOND;
use tokio::time::timeout;

use super::state::App;
use crate::clock;

/// How long a result is reused, so that nobody can keep the disk busy by asking often.
const GOOD_MICROS: i64 = SECOND;
/// A disk that takes longer counts as not ready.
const ANSWER_SECONDS: u64 = 3;

/// `GET /health/live`
pub(super) async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`
pub(super) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    let mut last = app.health.0.lock().await;
    let now = clock::now();
    let known = last.filter(|(at, _)| (0..GOOD_MICROS).contains(&now.since(*at)));
    let good = if let Some((_, good)) = known {
        good
    } else {
        let check = timeout(Duration::from_secs(ANSWER_SECONDS), app.workshops.store.check());
        let good = matches!(check.await, Ok(Ok(())));
        *last = Some((now, good));
        good
    };
    if good {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the disk does not take anything: look at the log\n")
    }
}
