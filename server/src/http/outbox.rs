//! The sending half of one socket. The room's own task writes a frame directly as long as the network accepts it; only
//! a socket that would block gets a queue, which its own task empties. Nothing here waits for a slow reader: a client
//! that falls too far behind is disconnected, reconnects and resumes.

use std::{
    collections::VecDeque,
    io::{self, ErrorKind},
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use protocol::{
    CloseCode, Encoding,
    limits::{OUTBOX_BYTES_MAX, OUTBOX_FRAMES_MAX},
};
use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::{Error, Message, protocol::CloseFrame};

use super::{frame::OutgoingFrame, upgrade::WebSocket};
use crate::rooms::Client;

/// One socket, shared by the room that writes to it and the task that reads from it.
pub(super) struct SocketOutbox {
    state: Mutex<State>,
    encoding: Encoding,
    /// Signals that the socket's own task has something to wait for.
    attention: Notify,
}

struct State {
    socket: WebSocket,
    /// The frame of which the network has accepted a part only. Meanwhile nothing is read: tungstenite answers a ping
    /// as soon as it reads it, which would be in the middle of the frame.
    current: Option<OutgoingFrame>,
    queue: VecDeque<Bytes>,
    queued_bytes: usize,
    /// The network is full: what comes now is queued.
    blocked: bool,
    ending: Option<CloseCode>,
    said_why: bool,
    life: Life,
}

/// Whether messages can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Open,
    /// The client has closed. tungstenite answers that, and nothing may follow the answer.
    Left,
    /// The connection is gone.
    Failed,
}

/// The progress of emptying the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drained {
    /// One frame was written, others are queued.
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
            current: None,
            queue: VecDeque::new(),
            queued_bytes: 0,
            blocked: false,
            ending: None,
            said_why: false,
            life: Life::Open,
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

    /// Writes the queue, one frame per call.
    pub(super) fn poll_drain(&self, cx: &mut Context<'_>) -> Poll<Drained> {
        let mut state = self.lock();
        if state.life == Life::Failed {
            return Poll::Ready(Drained::Failed);
        }
        if state.current.is_none() {
            match state.socket.poll_flush_unpin(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Ok(())) => {}
                Poll::Ready(Err(_)) => return Poll::Ready(state.fail()),
            }
            if let Some(message) = state.queue.pop_front() {
                state.queued_bytes -= message.len();
                state.current = Some(OutgoingFrame::new(self.encoding, message));
            }
        }
        if state.current.is_some() {
            return state.poll_current(cx);
        }
        state.blocked = false;
        let Some(code) = state.ending else { return Poll::Ready(Drained::All) };
        if state.said_why {
            return Poll::Ready(Drained::Ended);
        }
        state.said_why = true;
        match state.socket.start_send_unpin(close_message(code)) {
            Ok(()) => Poll::Ready(Drained::Some),
            Err(_) => Poll::Ready(state.fail()),
        }
    }

    /// The next message from the client.
    pub(super) fn poll_read(&self, cx: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        let mut state = self.lock();
        // Once the frame is written, `poll_drain` is ready, and the task asks again.
        if state.current.is_some() {
            return Poll::Pending;
        }
        let read = state.socket.poll_next_unpin(cx);
        if let Poll::Ready(Some(Ok(Message::Close(_)))) = &read {
            state.life = Life::Left;
            state.queue = VecDeque::new();
        }
        read
    }

    /// No code that holds the lock can leave the state inconsistent, so a poisoned lock can be used.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Goes on with the current frame.
    fn poll_current(&mut self, cx: &mut Context<'_>) -> Poll<Drained> {
        loop {
            match self.write_current() {
                Ok(true) => return Poll::Ready(Drained::Some),
                Ok(false) => {}
                Err(_) => return Poll::Ready(self.fail()),
            }
            match self.socket.get_ref().poll_write_ready(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Ok(())) => {}
                Poll::Ready(Err(_)) => return Poll::Ready(self.fail()),
            }
        }
    }

    /// Writes the current frame as far as the network accepts it; whether that was all.
    fn write_current(&mut self) -> io::Result<bool> {
        let Some(mut frame) = self.current.take() else { return Ok(true) };
        let written = frame.write(self.socket.get_ref())?;
        if !written {
            self.current = Some(frame);
        }
        Ok(written)
    }

    /// Writes a message without waiting; false if the socket's own task has to go on with it.
    fn write_now(&mut self, message: Bytes, encoding: Encoding) -> bool {
        // What tungstenite has to say goes first.
        let written = match self.socket.poll_flush_unpin(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(())) => {
                self.current = Some(OutgoingFrame::new(encoding, message));
                self.write_current()
            }
            Poll::Ready(Err(_)) => Err(ErrorKind::BrokenPipe.into()),
            Poll::Pending => {
                self.enqueue(message);
                Ok(false)
            }
        };
        match written {
            Ok(true) => return true,
            Ok(false) => self.blocked = true,
            Err(_) => _ = self.fail(),
        }
        false
    }

    fn fail(&mut self) -> Drained {
        self.life = Life::Failed;
        self.current = None;
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
        if state.ending.is_some() || state.life != Life::Open {
            return;
        }
        if state.blocked {
            state.enqueue(frame);
            if state.ending.is_some() {
                self.attention.notify_one();
            }
            return;
        }
        if !state.write_now(frame, self.encoding) {
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

#[cfg(test)]
mod tests;
