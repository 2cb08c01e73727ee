//! The sending half of one socket. The room's own task writes a frame directly as long as the network accepts it; only
//! a socket that would block gets a queue, which its own task empties. Nothing here waits for a slow reader: a client
//! that falls too far behind is disconnected, reconnects and resumes.

use std::{
    collections::VecDeque,
    future::{Future as _, poll_fn},
    pin::pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use protocol::{
    CloseCode, Encoding,
    limits::{OUTBOX_BYTES_MAX, OUTBOX_FRAMES_MAX},
};
use tokio::{sync::Notify, task::unconstrained};
use tokio_tungstenite::tungstenite::{
    Error, Message,
    protocol::{
        CloseFrame,
        frame::{
            Frame,
            coding::{Data, OpCode},
        },
    },
};

use super::upgrade::WebSocket;
use crate::rooms::Client;

/// Bytes of one WebSocket frame. A longer message is sent in several: the codec's buffer never shrinks, and every client
/// begins with the longest message of all, the workshop as a whole.
const FRAGMENT_BYTES: usize = 4 * 1024;

/// One socket, shared by the room that writes to it and the task that reads from it.
pub(super) struct SocketOutbox {
    state: Mutex<State>,
    encoding: Encoding,
    /// Signals that the socket's own task has something to wait for.
    attention: Notify,
}

struct State {
    socket: WebSocket,
    /// What is left of the message being sent; empty if its last fragment was started.
    rest: Bytes,
    /// How the next fragment of `rest` begins.
    next: OpCode,
    queue: VecDeque<Bytes>,
    queued_bytes: usize,
    /// A frame is being sent and the network has not accepted all of it yet.
    blocked: bool,
    ending: Option<CloseCode>,
    said_why: bool,
    failed: bool,
}

/// The progress of emptying the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drained {
    /// A fragment was written; there may be more.
    Some,
    /// Everything was written.
    All,
    /// Everything was written, including the close reason.
    Ended,
    /// The connection is gone.
    Failed,
}

impl SocketOutbox {
    pub(super) fn new(socket: WebSocket, encoding: Encoding) -> Self {
        let state = State {
            socket,
            rest: Bytes::new(),
            next: OpCode::Data(Data::Continue),
            queue: VecDeque::new(),
            queued_bytes: 0,
            blocked: false,
            ending: None,
            said_why: false,
            failed: false,
        };
        Self { state: Mutex::new(state), encoding, attention: Notify::new() }
    }

    /// The close code, if the socket is closing.
    pub(super) fn ending(&self) -> Option<CloseCode> {
        self.lock().ending
    }

    /// Waits until [`Self::poll_drain`] has something to do.
    pub(super) async fn needs_attention(&self) {
        self.attention.notified().await;
    }

    /// Writes the queue, one fragment per call.
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
        if state.rest.is_empty()
            && let Some(message) = state.queue.pop_front()
        {
            state.queued_bytes -= message.len();
            state.begin(message, self.encoding);
        }
        if let Some(fragment) = state.fragment() {
            Poll::Ready(state.start(fragment, Drained::Some))
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

    /// The next message from the client.
    pub(super) fn poll_read(&self, cx: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        self.lock().socket.poll_next_unpin(cx)
    }

    /// No code that holds the lock can leave the state inconsistent, so a poisoned lock can be used.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Makes a message the one that is being sent.
    fn begin(&mut self, message: Bytes, encoding: Encoding) {
        self.rest = message;
        self.next = OpCode::Data(match encoding {
            Encoding::Postcard => Data::Binary,
            Encoding::Json => Data::Text,
        });
    }

    /// The next fragment of the message being sent.
    fn fragment(&mut self) -> Option<Message> {
        if self.rest.is_empty() {
            return None;
        }
        let fragment = self.rest.split_to(self.rest.len().min(FRAGMENT_BYTES));
        let opcode = std::mem::replace(&mut self.next, OpCode::Data(Data::Continue));
        Some(Message::Frame(Frame::message(fragment, opcode, self.rest.is_empty())))
    }

    fn start(&mut self, message: Message, otherwise: Drained) -> Drained {
        self.blocked = true;
        match self.socket.start_send_unpin(message) {
            Ok(()) => otherwise,
            Err(_) => self.fail(),
        }
    }

    /// Writes the message without waiting; false if the socket's own task has to go on with it.
    fn write_now(&mut self) -> bool {
        // Tokio lets a task do 128 writes a turn and then pretends that the network is full. A fan-out is one turn.
        let write = unconstrained(poll_fn(|cx| Poll::Ready(self.write_fragments(cx))));
        let written = pin!(write).poll(&mut Context::from_waker(Waker::noop()));
        written == Poll::Ready(true)
    }

    /// Writes fragments until the network is full; whether all of them were written.
    fn write_fragments(&mut self, cx: &mut Context<'_>) -> bool {
        while let Some(fragment) = self.fragment() {
            let ready = matches!(self.socket.poll_ready_unpin(cx), Poll::Ready(Ok(())));
            if !ready || self.start(fragment, Drained::Some) == Drained::Failed {
                self.fail();
                return false;
            }
            if !matches!(self.socket.poll_flush_unpin(cx), Poll::Ready(Ok(()))) {
                return false;
            }
            self.blocked = false;
        }
        true
    }

    fn fail(&mut self) -> Drained {
        self.failed = true;
        self.rest = Bytes::new();
        self.queue = VecDeque::new();
        Drained::Failed
    }

    /// The first frame of a queue may have any size: a complete workshop can exceed the limit.
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

impl Client for SocketOutbox {
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
        state.begin(frame, self.encoding);
        if !state.write_now() {
            self.attention.notify_one();
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
    Message::Close(Some(CloseFrame { code: code.number().into(), reason: code.meaning().into() }))
}
