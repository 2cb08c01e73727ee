//! From a request to a WebSocket. axum's own sockets do not hand out the network below them, to which the outbox writes.

use axum::extract::FromRequestParts;
use http::{HeaderValue, Request, header::SEC_WEBSOCKET_PROTOCOL, request};
use hyper::upgrade::{OnUpgrade, Parts};
use hyper_util::rt::TokioIo;
use protocol::limits::CLIENT_MESSAGE_BYTES_MAX;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        handshake::server::{Response, create_response},
        protocol::{Role, WebSocketConfig},
    },
};

use super::error::ApiError;

/// Bytes a socket reads at once. The default is thirty times as much, for each of 600 people.
const READ_BUFFER_BYTES: usize = 4 * 1024;
/// Bytes of one message to a client: a complete workshop at all its limits.
const WRITE_BUFFER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// An open socket.
pub(super) type WebSocket = WebSocketStream<TcpStream>;

/// A request that asks for a WebSocket.
pub(super) struct Upgrade {
    /// The connection, once the response has been sent.
    connection: OnUpgrade,
    /// The response that agrees.
    response: Response,
    /// The sub-protocols that the client offers.
    offered: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Upgrade {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut request::Parts, _: &S) -> Result<Self, ApiError> {
        let mut request = Request::new(());
        *request.method_mut() = parts.method.clone();
        *request.version_mut() = parts.version;
        *request.headers_mut() = parts.headers.clone();
        let response = create_response(&request).map_err(|_| ApiError::no_websocket())?;
        let connection = parts.extensions.remove::<OnUpgrade>();
        let connection = connection.ok_or_else(ApiError::no_websocket)?;
        let offered = parts.headers.get_all(SEC_WEBSOCKET_PROTOCOL).iter();
        let offered = offered.filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",");
        Ok(Self { connection, response, offered })
    }
}

impl Upgrade {
    /// The first of these sub-protocols that the client offers.
    pub(super) fn select(&mut self, known: &[&'static str]) -> Option<&'static str> {
        let offers = |name: &&&str| self.offered.split(',').any(|offer| offer.trim() == **name);
        let name = known.iter().find(offers).copied()?;
        self.response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(name));
        Some(name)
    }

    /// The response, and the socket once it has been sent; `None` if the connection was lost before.
    pub(super) fn accept(self) -> (Response, impl Future<Output = Option<WebSocket>>) {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            // Every write goes to the network at once.
            .write_buffer_size(0)
            .max_write_buffer_size(WRITE_BUFFER_BYTES_MAX)
            .max_message_size(Some(CLIENT_MESSAGE_BYTES_MAX))
            .max_frame_size(Some(CLIENT_MESSAGE_BYTES_MAX));
        let connection = self.connection;
        let socket = async move {
            // The accept loop hands hyper this kind of stream and no other.
            let Parts { io, read_buf, .. } =
                connection.await.ok()?.downcast::<TokioIo<TcpStream>>().ok()?;
            let (stream, early) = (io.into_inner(), read_buf.to_vec());
            let socket =
                WebSocketStream::from_partially_read(stream, early, Role::Server, Some(config));
            Some(socket.await)
        };
        (self.response, socket)
    }
}
