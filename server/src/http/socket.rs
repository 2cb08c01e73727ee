//! The socket: who may open one, and its task from the first message to the last.

use std::{
    future::poll_fn,
    ops::ControlFlow::{self, Break, Continue},
    sync::Arc,
    time::Duration,
};

use axum::{
    Error,
    extract::{
        Path, State,
        ws::{Message, WebSocketUpgrade},
    },
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::id::WorkshopId;
use protocol::{
    ClientMessage, CloseCode, Encoding,
    codec::{SUBPROTOCOL_JSON, SUBPROTOCOL_POSTCARD},
    limits::{CLIENT_MESSAGE_BYTES_MAX, HELLO_SECONDS_MAX, WRITE_SECONDS_MAX},
};
use room::{Bucket, ConnId, Input, Pace};
use store::{Key, KeyHash};
use tokio::{
    sync::oneshot,
    time::{Instant, Interval, MissedTickBehavior, sleep_until, timeout},
};
use tokio_tungstenite::tungstenite;

use super::{
    App, Peer,
    credentials::{self, Via},
    error::ApiError,
    outbox::{Drained, SocketOutbox},
};
use crate::{
    clock,
    rooms::{Client as _, Mailbox, Message as ToRoom, NewSocket, RoomError},
    telemetry::metric,
};

/// Bytes a socket reads at once. The default is thirty times as much, for each of 600 people.
const READ_BUFFER_BYTES: usize = 4 * 1024;
/// Bytes of one message to a client: a complete workshop at all its limits.
const WRITE_BUFFER_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Seconds after which a socket's key is checked again.
const RECHECK_SECONDS: u64 = 60;
/// The deadline of timers that are not set; nothing waits for them.
const FAR: Duration = Duration::from_hours(1);
/// Seconds a client has to confirm the close.
const GOODBYE_SECONDS: u64 = 2;

/// `GET /ws/workshops/{id}`
pub(super) async fn upgrade(
    State(app): State<App>,
    Path(id): Path<String>,
    axum::Extension(peer): axum::Extension<Peer>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, ApiError> {
    let refused = |why: &'static str| {
        metrics::counter!(metric::REFUSED, "why" => why).increment(1);
        tracing::info!(why, "a socket was refused");
    };
    if !app.sockets.try_acquire(peer.0.ip(), clock::now()) {
        refused("sockets");
        return Err(ApiError::too_many("too many new connections from your network"));
    }
    let id = id.parse().ok();
    let found = credentials::find(&app, &headers, id).await?;
    // A browser always sends an origin; a client without one must prove with a token that it is no browser.
    let ours = credentials::origin(&headers).map(|origin| app.public.allows(origin));
    if !ours.unwrap_or(matches!(found.via, Some(Via::Bearer))) {
        refused("origin");
        return Err(ApiError::foreign_origin());
    }
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0)
        .max_write_buffer_size(WRITE_BUFFER_BYTES_MAX)
        .max_message_size(CLIENT_MESSAGE_BYTES_MAX)
        .max_frame_size(CLIENT_MESSAGE_BYTES_MAX)
        .protocols([SUBPROTOCOL_POSTCARD, SUBPROTOCOL_JSON]);
    let protocol = upgrade.selected_protocol().and_then(|name| name.to_str().ok());
    let Some(encoding) = protocol.and_then(Encoding::from_subprotocol) else {
        refused("subprotocol");
        return Err(ApiError::no_subprotocol());
    };
    let tasks = app.socket_tasks.clone();
    let response = upgrade.on_upgrade(move |socket| {
        tasks.track_future(async move {
            metrics::gauge!(metric::SOCKETS).increment(1);
            let outbox = Arc::new(SocketOutbox::new(socket, encoding));
            let code = match found.key {
                Some((hash, key)) => serve(&app, &outbox, encoding, hash, key).await,
                // A page cannot read why an upgrade was refused, but it can read a close code.
                None => Some(CloseCode::SignInAgain),
            };
            if let Some(code) = code {
                outbox.close(code);
            }
            say_goodbye(&outbox).await;
            metrics::gauge!(metric::SOCKETS).decrement(1);
        })
    });
    Ok(response.into_response())
}

/// Connects the socket to its room and serves it. Returns the close code, or `None` if the room or the network ended
/// it.
async fn serve(
    app: &App,
    outbox: &Arc<SocketOutbox>,
    encoding: Encoding,
    hash: KeyHash,
    key: Key,
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
    let code = if is_good(app, hash).await {
        let task = Task::new(app, outbox, conn, encoding, hash, key.workshop, mailbox.clone());
        task.run().await
    } else {
        Some(CloseCode::SignInAgain)
    };
    // Fails if the room is gone: then it has forgotten this socket anyway.
    let _ = mailbox.send(ToRoom::Input(Input::Gone { conn })).await;
    code
}

async fn is_good(app: &App, hash: KeyHash) -> bool {
    // A failing disk must not end anybody's session.
    !matches!(app.workshops.store.find_key(hash, clock::now()).await, Ok(None))
}

/// A socket's task.
struct Task<'a> {
    app: &'a App,
    outbox: &'a SocketOutbox,
    conn: ConnId,
    encoding: Encoding,
    hash: KeyHash,
    workshop: WorkshopId,
    mailbox: Mailbox,
    bucket: Bucket,
    /// A message that came too fast, and when it may be handled.
    held: Option<(ClientMessage, Instant)>,
    /// The deadline for the first message; `None` once it has arrived.
    hello_by: Option<Instant>,
    /// The deadline for the network to accept the frame being sent.
    write_by: Option<Instant>,
    recheck: Interval,
}

/// Why the task woke up.
enum Wakeup {
    Read(Option<Result<Message, Error>>),
    Drained(Drained),
    Attention,
    RoomGone,
    HeldIsDue,
    Late(CloseCode),
    WriteTooSlow,
    Recheck,
}

impl<'a> Task<'a> {
    fn new(
        app: &'a App,
        outbox: &'a SocketOutbox,
        conn: ConnId,
        encoding: Encoding,
        hash: KeyHash,
        workshop: WorkshopId,
        mailbox: Mailbox,
    ) -> Self {
        let period = Duration::from_secs(RECHECK_SECONDS);
        let mut recheck = tokio::time::interval_at(Instant::now() + period, period);
        recheck.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let hello_by = Some(Instant::now() + Duration::from_secs(HELLO_SECONDS_MAX));
        let bucket = Bucket::new(clock::now());
        let (held, write_by) = (None, None);
        Self {
            app,
            outbox,
            conn,
            encoding,
            hash,
            workshop,
            mailbox,
            bucket,
            held,
            hello_by,
            write_by,
            recheck,
        }
    }

    /// Runs until the socket ends. Returns the close code if this task decided to end it.
    async fn run(mut self) -> Option<CloseCode> {
        loop {
            let ended = match self.wake().await {
                Wakeup::Read(message) => self.read(message).await,
                Wakeup::Drained(drained) => self.drained(drained),
                Wakeup::Attention => {
                    self.write_by = Some(write_deadline());
                    Continue(())
                }
                Wakeup::RoomGone => Break(Some(CloseCode::Restarting)),
                Wakeup::HeldIsDue => match self.held.take() {
                    Some((message, _)) => self.hand_on(message).await,
                    None => Continue(()),
                },
                Wakeup::Late(code) => Break(Some(code)),
                Wakeup::WriteTooSlow => Break(None),
                Wakeup::Recheck if is_good(self.app, self.hash).await => Continue(()),
                Wakeup::Recheck => Break(Some(CloseCode::SignInAgain)),
            };
            if let Break(code) = ended {
                return code;
            }
        }
    }

    async fn wake(&mut self) -> Wakeup {
        let outbox = self.outbox;
        let far = || Instant::now() + FAR;
        let due = self.held.as_ref().map(|(_, at)| *at);
        tokio::select! {
            biased;
            () = outbox.needs_attention() => Wakeup::Attention,
            drained = poll_fn(|cx| outbox.poll_drain(cx)), if self.write_by.is_some() => Wakeup::Drained(drained),
            () = self.mailbox.closed() => Wakeup::RoomGone,
            () = sleep_until(due.unwrap_or_else(far)), if due.is_some() => Wakeup::HeldIsDue,
            message = poll_fn(|cx| outbox.poll_read(cx)), if due.is_none() => Wakeup::Read(message),
            () = sleep_until(self.hello_by.unwrap_or_else(far)), if self.hello_by.is_some() => {
                Wakeup::Late(CloseCode::Malformed)
            }
            () = sleep_until(self.write_by.unwrap_or_else(far)), if self.write_by.is_some() => Wakeup::WriteTooSlow,
            _ = self.recheck.tick() => Wakeup::Recheck,
        }
    }

    fn drained(&mut self, drained: Drained) -> ControlFlow<Option<CloseCode>> {
        match drained {
            Drained::Some => self.write_by = Some(write_deadline()),
            Drained::All => self.write_by = None,
            Drained::Ended | Drained::Failed => return Break(None),
        }
        Continue(())
    }

    async fn read(
        &mut self,
        message: Option<Result<Message, Error>>,
    ) -> ControlFlow<Option<CloseCode>> {
        let message = match message {
            None | Some(Ok(Message::Close(_))) => return Break(None),
            Some(Err(error)) => return Break(why(error)),
            Some(Ok(message)) => message,
        };
        let bytes = match (message, self.encoding) {
            (Message::Binary(bytes), Encoding::Postcard) => bytes,
            (Message::Text(text), Encoding::Json) => Bytes::from(text),
            (Message::Ping(_) | Message::Pong(_), _) => return Continue(()),
            _ => return Break(Some(CloseCode::Malformed)),
        };
        let Ok(message) = self.encoding.decode::<ClientMessage>(&bytes) else {
            tracing::info!(workshop = %self.workshop, "a message could not be read");
            return Break(Some(CloseCode::Malformed));
        };
        self.hello_by = None;
        match self.bucket.take(clock::now()) {
            Pace::Go => self.hand_on(message).await,
            Pace::Wait(micros) => {
                let wait = Duration::from_micros(u64::try_from(micros).unwrap_or(0));
                self.held = Some((message, Instant::now() + wait));
                Continue(())
            }
            Pace::Flood => {
                tracing::info!(workshop = %self.workshop, "a client sent too much for too long");
                Break(Some(CloseCode::TooMany))
            }
        }
    }

    async fn hand_on(&self, message: ClientMessage) -> ControlFlow<Option<CloseCode>> {
        let input = Input::Heard { conn: self.conn, message };
        let sent = self.mailbox.send(ToRoom::Input(input)).await;
        if sent.is_ok() { Continue(()) } else { Break(Some(CloseCode::Restarting)) }
    }
}

fn write_deadline() -> Instant {
    Instant::now() + Duration::from_secs(WRITE_SECONDS_MAX)
}

/// The close code for a read error; `None` if the connection is gone.
fn why(error: Error) -> Option<CloseCode> {
    match error.into_inner().downcast_ref::<tungstenite::Error>() {
        Some(tungstenite::Error::Capacity(_)) => Some(CloseCode::TooLarge),
        Some(tungstenite::Error::Utf8(_)) => Some(CloseCode::Malformed),
        _ => None,
    }
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
