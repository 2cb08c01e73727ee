//! Wrong codes and passwords, counted per address and for all together, so that nobody guesses one.

use super::{
    error::ApiError,
    state::{App, Peer},
};
use crate::{clock, telemetry::metric};

/// The key of the allowance that all addresses share.
const EVERYBODY: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);

/// Refuses callers who have tried too many wrong codes.
pub(super) fn check_attempts(app: &App, peer: Peer) -> Result<(), ApiError> {
    let now = clock::now();
    if app.allowances.wrong_codes.peek(peer.0.ip(), now)
        && app.allowances.wrong_codes_of_all.peek(EVERYBODY, now)
    {
        return Ok(());
    }
    metrics::counter!(metric::REFUSED, "why" => "code").increment(1);
    Err(ApiError::too_many("too many wrong codes"))
}

/// Counts a tried code, if it was wrong.
pub(super) fn count_attempt(app: &App, peer: Peer, right: bool) -> Result<(), ApiError> {
    let now = clock::now();
    if !right {
        let _ = app.allowances.wrong_codes_of_all.try_acquire(EVERYBODY, now);
        if app.allowances.wrong_codes.try_acquire(peer.0.ip(), now) {
            return Ok(());
        }
        tracing::warn!("too many wrong codes from one address");
    } else if app.allowances.wrong_codes.peek(peer.0.ip(), now) {
        return Ok(());
    }
    // Guessing many codes in parallel must not help: the right one among them is refused like the others.
    metrics::counter!(metric::REFUSED, "why" => "code").increment(1);
    Err(ApiError::too_many("too many wrong codes"))
}
