//! The sending half of one socket. A frame is written right where it was made, by the room's own task, as long as
//! the network takes it; only a socket that would block gets a queue, which its own task then empties. Nothing
//! here ever waits for a slow reader: whoever falls too far behind is closed, comes back and resumes.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

use axum::{
    Error,
    extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket},
};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use protocol::{
    CloseCode, Encoding,
    limits::{OUTBOX_BYTES_MAX, OUTBOX_FRAMES_MAX},
};
use tokio::sync::Notify;

use crate::rooms::Client;

/// One socket, shared by the room that writes to it and the task that reads from it.
pub(super) struct Outbox {
    state: Mutex<State>,
    encoding: Encoding,
    /// Something is left to do that the socket's own task must wait for.
    attention: Notify,
}

struct State {
    socket: WebSocket,
    queue: VecDeque<Bytes>,
    queued_bytes: usize,
    /// A frame is on its way and the network did not take all of it yet.
    blocked: bool,
    ending: Option<CloseCode>,
    said_why: bool,
    failed: bool,
}

/// How far emptying the queue has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drained {
    /// One frame went out, others wait.
    Some,
    /// Everything went out.
    All,
    /// Everything went out and the reason for closing too.
    Ended,
    /// The network is gone.
    Failed,
}

impl Outbox {
    pub(super) fn new(socket: WebSocket, encoding: Encoding) -> Self {
        let state = State {
            socket,
            queue: VecDeque::new(),
            queued_bytes: 0,
            blocked: false,
            ending: None,
            said_why: false,
            failed: false,
        };
        Self { state: Mutex::new(state), encoding, attention: Notify::new() }
    }

    /// Why it is ending, if it is.
    pub(super) fn ending(&self) -> Option<CloseCode> {
        self.lock().ending
    }

    /// Waits until there is something that [`Self::poll_drain`] must do.
    pub(super) async fn needs_attention(&self) {
        self.attention.notified().await;
    }

    /// Writes what is queued, one frame a call.
    pub(super) fn poll_drain(&self, cx: &mut Context<'_>) -> Poll<Drained> {
        let mut state = self.lock();
        if state.failed {
            return Poll::Ready(Drained::Failed);
        }
        match state.socket.poll_flush_unpin(cx) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(Ok(())) => state.blocked = false,
            Poll::Ready(Err(_)) => return Poll::Ready(state.fail()),
        }
        if let Some(frame) = state.queue.pop_front() {
            state.queued_bytes -= frame.len();
            let message = self.message(frame);
            Poll::Ready(state.start(message, Drained::Some))
        } else if let Some(code) = state.ending {
            if state.said_why {
                return Poll::Ready(Drained::Ended);
            }
            state.said_why = true;
            Poll::Ready(state.start(close_message(code), Drained::Some))
        } else {
            Poll::Ready(Drained::All)
        }
    }

    /// The next message from the far end.
    pub(super) fn poll_read(&self, cx: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        self.lock().socket.poll_next_unpin(cx)
    }

    fn message(&self, frame: Bytes) -> Message {
        match self.encoding {
            Encoding::Postcard => Message::Binary(frame),
            // JSON is always UTF-8; should it not be, bytes say so louder than silence.
            Encoding::Json => match Utf8Bytes::try_from(frame.clone()) {
                Ok(text) => Message::Text(text),
                Err(_) => Message::Binary(frame),
            },
        }
    }

    /// No code that holds the lock can leave it half done, so a poisoned one is as good.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn start(&mut self, message: Message, otherwise: Drained) -> Drained {
        self.blocked = true;
        match self.socket.start_send_unpin(message) {
            Ok(()) => otherwise,
            Err(_) => self.fail(),
        }
    }

    fn fail(&mut self) -> Drained {
        self.failed = true;
        self.queue = VecDeque::new();
        Drained::Failed
    }

    /// The first frame of a queue may be of any size: a whole workshop can be larger than the bound.
    fn enqueue(&mut self, frame: Bytes) {
        let bytes = self.queued_bytes + frame.len();
        let over = bytes > OUTBOX_BYTES_MAX && !self.queue.is_empty();
        if over || self.queue.len() >= OUTBOX_FRAMES_MAX {
            self.queue = VecDeque::new();
            self.queued_bytes = 0;
            self.ending = Some(CloseCode::TooSlow);
        } else {
            self.queued_bytes = bytes;
            self.queue.push_back(frame);
        }
    }
}

impl Client for Outbox {
    fn send(&self, frame: Bytes) {
        let mut state = self.lock();
        if state.ending.is_some() || state.failed {
            return;
        }
        if state.blocked {
            state.enqueue(frame);
            if state.ending.is_some() {
                self.attention.notify_one();
            }
            return;
        }
        // Nobody waits here: should the network not take it at once, the socket's own task is told and waits.
        let mut nobody = Context::from_waker(Waker::noop());
        let message = self.message(frame);
        let gone = !matches!(state.socket.poll_ready_unpin(&mut nobody), Poll::Ready(Ok(())))
            || state.start(message, Drained::Some) == Drained::Failed;
        if gone {
            state.fail();
        }
        match state.socket.poll_flush_unpin(&mut nobody) {
            Poll::Ready(Ok(())) if !gone => state.blocked = false,
            _ => self.attention.notify_one(),
        }
    }

    fn close(&self, code: CloseCode) {
        let mut state = self.lock();
        if state.ending.is_none() {
            state.ending = Some(code);
            self.attention.notify_one();
        }
    }
}

fn close_message(code: CloseCode) -> Message {
    Message::Close(Some(CloseFrame { code: code.number(), reason: code.meaning().into() }))
}
