//! The task of an open socket, from the first message to the last.

use std::{
    future::poll_fn,
    ops::ControlFlow::{self, Break, Continue},
    time::Duration,
};

use bytes::Bytes;
use domain::id::WorkshopId;
use protocol::{
    ClientMessage, CloseCode, Encoding,
    limits::{HELLO_SECONDS_MAX, WRITE_SECONDS_MAX},
};
use room::{Bucket, ConnId, Input, Pace};
use store::KeyHash;
use tokio::time::{Instant, Interval, MissedTickBehavior, sleep_until};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::{
    outbox::{Drained, SocketOutbox},
    state::App,
};
use crate::{
    clock,
    rooms::{Mailbox, Message as ToRoom},
};

/// Seconds after which a socket's key is checked again.
const RECHECK_SECONDS: u64 = 60;
/// The deadline of timers that are not set; nothing waits for them.
const FAR: Duration = Duration::from_hours(1);

/// Whether this key still opens the seat.
pub(super) async fn is_good(app: &App, hash: KeyHash) -> bool {
    // A failing disk must not end anybody's session.
    !matches!(app.workshops.store.find_key(hash, clock::now()).await, Ok(None))
}

/// A socket's task.
pub(super) struct Task<'a> {
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
    pub(super) fn new(
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
    pub(super) async fn run(mut self) -> Option<CloseCode> {
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
    match error {
        Error::Capacity(_) => Some(CloseCode::TooLarge),
        Error::Utf8(_) => Some(CloseCode::Malformed),
        _ => None,
    }
}
