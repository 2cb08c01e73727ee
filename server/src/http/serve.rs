//! The accept loop. It is our own because the default waits forever for slow headers, which makes it easy to block, and
//! because 500 people reconnecting at once need a longer accept queue than usual.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::Context as _;
use axum::{Router, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use socket2::{Domain, Socket, Type};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::sleep,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

use super::state::Peer;
use crate::telemetry::metric;

/// Connections in the accept queue: more than one workshop holds.
const BACKLOG: i32 = 1_024;
/// Seconds within which a request's head must arrive, and after which an idle connection is closed.
const HEAD_SECONDS_MAX: u64 = 10;
/// Bytes of a request's head.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Seconds that running requests have to finish when the server stops.
const FINISH_SECONDS_MAX: u64 = 10;

/// What the accept loop needs.
pub struct ServeOptions {
    pub listener: TcpListener,
    /// Connections at once.
    pub connections_max: usize,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
}

/// Listens on an address; the error says what to do.
pub fn listen(host: IpAddr, port: u16) -> anyhow::Result<TcpListener> {
    let address = SocketAddr::new(host, port);
    let bind = || -> std::io::Result<TcpListener> {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
        // A restart must not wait for old connections to time out.
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        TcpListener::from_std(socket.into())
    };
    bind().with_context(|| {
        format!("port {port} on {host} cannot be used: stop what uses it, or choose another --port")
    })
}

/// Accepts connections until the server stops; returns once every running request is answered.
pub async fn serve(options: ServeOptions, router: Router) {
    let ServeOptions { listener, connections_max, stopping } = options;
    let permits = Arc::new(Semaphore::new(connections_max));
    let tasks = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            () = stopping.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let Ok(permit) = Arc::clone(&permits).try_acquire_owned() else {
                    metrics::counter!(metric::REFUSED, "why" => "connections").increment(1);
                    continue;
                };
                let connection = connection(stream, peer, router.clone(), stopping.clone());
                tasks.spawn(async move {
                    connection.await;
                    drop(permit);
                });
            }
            // Usually out of file handles: other connections must end first.
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    tasks.close();
    // Sockets have their own tasks; only plain requests are awaited.
    let _ = tokio::time::timeout(Duration::from_secs(FINISH_SECONDS_MAX), tasks.wait()).await;
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    stopping: CancellationToken,
) {
    // A frame is a complete message: send it without waiting for more data.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request.map(axum::body::Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS_MAX))
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}
