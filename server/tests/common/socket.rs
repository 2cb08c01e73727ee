//! A client's socket.

use std::{net::SocketAddr, time::Duration};

use domain::{
    Area, Command,
    id::{OpId, WorkshopId},
};
use futures_util::{SinkExt, StreamExt};
use protocol::{
    ClientMessage, Encoding, Position, ServerMessage, Start, VERSION,
    codec::{SUBPROTOCOL_JSON, SUBPROTOCOL_POSTCARD},
};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest},
};

use super::op;

/// So long that only a bug makes a test wait for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The credentials and origin of an upgrade request.
#[derive(Clone, Debug, Default)]
pub struct Handshake<'a> {
    pub token: Option<&'a str>,
    pub cookie: Option<&'a str>,
    pub origin: Option<&'a str>,
}

impl<'a> Handshake<'a> {
    pub fn token(token: &'a str) -> Self {
        Self { token: Some(token), ..Self::default() }
    }
}

pub struct Socket {
    pub stream: WebSocketStream<TcpStream>,
    pub encoding: Encoding,
    /// Every message received, undecoded.
    pub frames: Vec<Vec<u8>>,
}

/// The HTTP status of a refused upgrade.
pub type Refused = u16;

impl Socket {
    pub async fn open(
        address: SocketAddr,
        workshop: WorkshopId,
        handshake: Handshake<'_>,
        encoding: Encoding,
    ) -> Result<Self, Refused> {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self::over(stream, address, workshop, handshake, encoding).await
    }

    pub async fn over(
        stream: TcpStream,
        address: SocketAddr,
        workshop: WorkshopId,
        handshake: Handshake<'_>,
        encoding: Encoding,
    ) -> Result<Self, Refused> {
        let url = format!("ws://{address}/ws/workshops/{workshop}");
        let mut request = url.into_client_request().unwrap();
        let headers = request.headers_mut();
        let protocol = match encoding {
            Encoding::Postcard => SUBPROTOCOL_POSTCARD,
            Encoding::Json => SUBPROTOCOL_JSON,
        };
        headers.insert("sec-websocket-protocol", protocol.parse().unwrap());
        if let Some(token) = handshake.token {
            headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        if let Some(cookie) = handshake.cookie {
            headers.insert("cookie", cookie.parse().unwrap());
        }
        if let Some(origin) = handshake.origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        match client_async(request, stream).await {
            Ok((stream, reply)) => {
                assert_eq!(reply.headers()["sec-websocket-protocol"], protocol);
                Ok(Self { stream, encoding, frames: Vec::new() })
            }
            Err(Error::Http(reply)) => Err(reply.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// Connects with a script's token and says hello.
    pub async fn enter(address: SocketAddr, workshop: WorkshopId, token: &str) -> Self {
        let (socket, _) = Self::resume(address, workshop, token, None).await;
        socket
    }

    pub async fn resume(
        address: SocketAddr,
        workshop: WorkshopId,
        token: &str,
        resume: Option<Position>,
    ) -> (Self, Start) {
        let opened = Self::open(address, workshop, Handshake::token(token), Encoding::Json).await;
        let mut socket = opened.expect("the upgrade");
        let start = socket.hello(resume).await;
        (socket, start)
    }

    pub async fn hello(&mut self, resume: Option<Position>) -> Start {
        self.send(&ClientMessage::Hello { version: VERSION, area: Area::Live, resume }).await;
        match self.next().await {
            Ok(ServerMessage::Welcome { start, .. }) => start,
            other => panic!("no welcome: {other:?}"),
        }
    }

    pub async fn send(&mut self, message: &ClientMessage) {
        let bytes = self.encoding.encode(message).unwrap();
        self.raw(bytes).await.unwrap();
    }

    pub async fn raw(&mut self, bytes: Vec<u8>) -> Result<(), Error> {
        let message = match self.encoding {
            Encoding::Postcard => Message::binary(bytes),
            Encoding::Json => Message::text(String::from_utf8(bytes).unwrap()),
        };
        self.stream.send(message).await
    }

    /// The next message, or the close code; 1006 if the connection broke without one.
    pub async fn next(&mut self) -> Result<ServerMessage, u16> {
        loop {
            let message =
                timeout(PATIENCE, self.stream.next()).await.expect("something within time");
            let bytes = match message {
                Some(Ok(Message::Binary(bytes))) => bytes,
                Some(Ok(Message::Text(text))) => text.into(),
                Some(Ok(Message::Close(Some(frame)))) => return Err(frame.code.into()),
                Some(Ok(Message::Close(None)) | Err(_)) | None => return Err(1006),
                Some(Ok(_)) => continue,
            };
            self.frames.push(bytes.to_vec());
            return Ok(self.encoding.decode(&bytes).expect("a message of ours"));
        }
    }

    /// Reads until the close and returns its code.
    pub async fn closed(&mut self) -> u16 {
        loop {
            if let Err(code) = self.next().await {
                return code;
            }
        }
    }

    /// Sends a command and waits until it is on disk.
    pub async fn ask(&mut self, command: impl Into<Command>) -> Result<(), domain::Rejection> {
        let op = op();
        self.send(&ClientMessage::Do { op, command: command.into(), said_in_private: false }).await;
        self.answered(op).await
    }

    pub async fn answered(&mut self, op: OpId) -> Result<(), domain::Rejection> {
        loop {
            match self.next().await.expect("an answer") {
                ServerMessage::Frame(frame) if frame.acks.iter().any(|ack| ack.op == op) => {
                    return Ok(());
                }
                ServerMessage::Refused { op: refused, why } if refused == op => return Err(why),
                _ => {}
            }
        }
    }

    /// All messages up to the answer to a ping: by then everything sent earlier has arrived.
    pub async fn settle(&mut self) -> Vec<ServerMessage> {
        let (all, closed) = self.settle_or_close().await;
        assert_eq!(closed, None, "a pong");
        all
    }

    /// The same for a socket that may have been closed: also returns its close code.
    pub async fn settle_or_close(&mut self) -> (Vec<ServerMessage>, Option<u16>) {
        let nonce = 7_777;
        let ping: ClientMessage = ClientMessage::Ping { nonce };
        let ping = self.encoding.encode(&ping).unwrap();
        // Fails on a closed socket, whose close code is read below.
        let _ = self.raw(ping).await;
        let mut all = Vec::new();
        loop {
            match self.next().await {
                Ok(ServerMessage::Pong { nonce: answered, .. }) if answered == nonce => {
                    return (all, None);
                }
                Ok(message) => all.push(message),
                Err(code) => return (all, Some(code)),
            }
        }
    }
}
