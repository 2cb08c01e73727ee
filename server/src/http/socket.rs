//! The socket: who may open one, its way into the room, and its last words.

use std::{
    future::poll_fn,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use axum::{
    body::Body,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use protocol::{
    CloseCode, Encoding,
    codec::{SUBPROTOCOL_JSON, SUBPROTOCOL_POSTCARD},
    limits::WRITE_SECONDS_MAX,
};
use room::Input;
use store::{Key, KeyHash};
use tokio::{sync::oneshot, time::timeout};

use super::{
    credentials::{self, Via},
    error::ApiError,
    outbox::{Drained, SocketOutbox},
    socket_task::{Task, is_good},
    state::{App, Peer},
    upgrade::Upgrade,
};
use crate::{
    clock,
    rooms::{Client as _, Message as ToRoom, NewSocket, RoomError},
    telemetry::metric,
};

/// Seconds a client has to confirm the close.
const GOODBYE_SECONDS: u64 = 2;

/// `GET /ws/workshops/{id}`
pub(super) async fn upgrade(
    State(app): State<App>,
    Path(id): Path<String>,
    axum::Extension(peer): axum::Extension<Peer>,
    headers: HeaderMap,
    mut upgrade: Upgrade,
) -> Result<Response, ApiError> {
    let refused = |why: &'static str| {
        metrics::counter!(metric::REFUSED, "why" => why).increment(1);
        tracing::info!(why, "a socket was refused");
    };
    if !app.allowances.sockets.try_acquire(peer.0.ip(), clock::now()) {
        refused("sockets");
        return Err(ApiError::too_many("too many new connections from your network"));
    }
    let id = id.parse().ok();
    let revocations = app.workshops.revocations.load(Ordering::SeqCst);
    let found = credentials::find(&app, &headers, id).await?;
    // A browser always sends an origin; a client without one must prove with a token that it is no browser.
    let ours = credentials::origin(&headers).map(|origin| app.public.allows(origin));
    if !ours.unwrap_or(matches!(found.via, Some(Via::Bearer))) {
        refused("origin");
        return Err(ApiError::foreign_origin());
    }
    let protocol = upgrade.select(&[SUBPROTOCOL_POSTCARD, SUBPROTOCOL_JSON]);
    let Some(encoding) = protocol.and_then(Encoding::from_subprotocol) else {
        refused("subprotocol");
        return Err(ApiError::no_subprotocol());
    };
    let (response, socket) = upgrade.accept();
    let tasks = app.socket_tasks.clone();
    tasks.spawn(async move {
        let Some(socket) = socket.await else { return };
        metrics::gauge!(metric::SOCKETS).increment(1);
        let outbox = Arc::new(SocketOutbox::new(socket, encoding));
        let code = match found.key {
            Some((hash, key)) => serve(&app, &outbox, encoding, (hash, key), revocations).await,
            // A page cannot read why an upgrade was refused, but it can read a close code.
            None => Some(CloseCode::SignInAgain),
        };
        if let Some(code) = code {
            outbox.close(code);
        }
        say_goodbye(&outbox).await;
        metrics::gauge!(metric::SOCKETS).decrement(1);
    });
    Ok(response.map(|()| Body::empty()).into_response())
}

/// Connects the socket to its room and serves it. `revocations` is how many there were before the key was looked up.
/// Returns the close code, or `None` if the room or the network ended it.
async fn serve(
    app: &App,
    outbox: &Arc<SocketOutbox>,
    encoding: Encoding,
    (hash, key): (KeyHash, Key),
    revocations: u64,
) -> Option<CloseCode> {
    let conn = app.workshops.rooms.next_connection();
    let (taken, took) = oneshot::channel();
    let client = Arc::clone(outbox);
    let opened = NewSocket { conn, seat: key.seat, key: hash, encoding, client, taken };
    match app.workshops.rooms.send(key.workshop, ToRoom::Opened(opened)).await {
        Ok(()) => {}
        Err(RoomError::NoWorkshop) => return Some(CloseCode::NoSuchWorkshop),
        Err(_) => return Some(CloseCode::Restarting),
    }
    let Ok(mailbox) = took.await else { return Some(CloseCode::Restarting) };
    app.rehearsals.attend(key.workshop).await;
    // The key may have been revoked between the first check and the room taking the socket.
    let same = app.workshops.revocations.load(Ordering::SeqCst) == revocations;
    let code = if same || is_good(app, hash).await {
        let task = Task::new(app, outbox, conn, encoding, hash, key.workshop, mailbox.clone());
        task.run().await
    } else {
        Some(CloseCode::SignInAgain)
    };
    // Fails if the room is gone: then it has forgotten this socket anyway.
    let _ = mailbox.send(ToRoom::Input(Input::Gone { conn })).await;
    code
}

/// Sends the remaining frames and the close reason, and gives the client a moment to read both.
async fn say_goodbye(outbox: &SocketOutbox) {
    let Some(code) = outbox.ending() else { return };
    metrics::counter!(metric::CLOSED, "code" => code.number().to_string()).increment(1);
    let write = async {
        loop {
            match poll_fn(|cx| outbox.poll_drain(cx)).await {
                Drained::Some | Drained::All => {}
                Drained::Ended => return true,
                Drained::Failed => return false,
            }
        }
    };
    if let Ok(true) = timeout(Duration::from_secs(WRITE_SECONDS_MAX), write).await {
        // Closing with unread bytes would reset the connection and lose the reason.
        let read = async { while let Some(Ok(_)) = poll_fn(|cx| outbox.poll_read(cx)).await {} };
        let _ = timeout(Duration::from_secs(GOODBYE_SECONDS), read).await;
    }
}
