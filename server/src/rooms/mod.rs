//! Workshops in memory. `registry` finds or starts a room, `actor` is the one task that touches it, `load` reads it
//! from disk. The crate `room` decides; this module carries out.
//!
//! The one rule: append, wait for the disk, and only then send. A room that cannot append is dropped, because its state
//! is ahead of the log; its clients reconnect and get what the log has.

use bytes::Bytes;
use domain::{
    Command, Rejection, Viewer, Workshop,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};
use protocol::CloseCode;
use room::Core;
use store::KeyHash;
use tokio::sync::{mpsc, oneshot};

mod actor;
mod load;
mod registry;
mod saving;

pub use registry::{Registry, Settings};

/// The queue to a room.
pub type Mailbox = mpsc::Sender<Message>;

/// The client's end of a connection, as a room sees it. Neither method waits.
pub trait Client: Send + Sync {
    /// Sends a frame after all earlier ones.
    fn send(&self, frame: Bytes);
    /// Sends what is queued, then the reason, and closes.
    fn close(&self, code: CloseCode);
}

/// A message to a room.
pub enum Message {
    /// A socket was opened.
    Opened(NewSocket),
    /// An input that the core handles as it is.
    Input(room::Input),
    /// A command from the HTTP interface.
    Ask(Ask),
    /// Reads the state, all of which is on disk.
    Look(Box<dyn FnOnce(&Core) + Send>),
    /// A session ended: close its sockets.
    SignedOut(KeyHash),
    /// The workshop is to be erased.
    Erase(oneshot::Sender<Result<(), RoomError>>),
}

/// A socket for a seat whose key was checked.
pub struct NewSocket {
    /// Never reused.
    pub conn: room::ConnId,
    pub seat: SeatId,
    /// The key it was opened with.
    pub key: KeyHash,
    pub encoding: protocol::Encoding,
    /// The client's end.
    pub client: std::sync::Arc<dyn Client>,
    /// Receives the room's queue, for everything that follows.
    pub taken: oneshot::Sender<Mailbox>,
}

/// A command from the HTTP interface.
pub struct Ask {
    seat: SeatId,
    op: OpId,
    command: Command,
    answer: oneshot::Sender<Result<(), Rejection>>,
}

/// Why a room did not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// There is no such workshop.
    #[error("there is no such workshop")]
    NoWorkshop,
    /// The disk or the room failed, or the server is stopping.
    #[error("the workshop cannot be reached right now: try again in a moment")]
    Unavailable,
    /// The rules refused it.
    #[error(transparent)]
    Refused(#[from] Rejection),
}

/// A workshop as one seat may see it.
#[derive(Clone, Debug)]
pub struct View {
    pub viewer: Viewer,
    pub workshop: Workshop,
    /// The names people gave, as far as the viewer may know them.
    pub people: std::collections::BTreeMap<SeatId, DisplayName>,
}

impl Registry {
    /// Carries out a command for a seat and returns once it is on disk.
    pub async fn ask(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        op: OpId,
        command: impl Into<Command>,
    ) -> Result<(), RoomError> {
        let (answer, answered) = oneshot::channel();
        let command = command.into();
        self.send(workshop, Message::Ask(Ask { seat, op, command, answer })).await?;
        Ok(answered.await.map_err(|_| RoomError::Unavailable)??)
    }

    /// Reads a room's state, all of which is on disk.
    pub async fn look<T: Send + 'static>(
        &self,
        workshop: WorkshopId,
        look: impl FnOnce(&Core) -> T + Send + 'static,
    ) -> Result<T, RoomError> {
        let (answer, answered) = oneshot::channel();
        let look = Box::new(move |core: &Core| {
            // The caller may be gone.
            let _ = answer.send(look(core));
        });
        self.send(workshop, Message::Look(look)).await?;
        answered.await.map_err(|_| RoomError::Unavailable)
    }

    /// The workshop as a seat may see it; `None` for a seat that has left it.
    pub async fn view(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
    ) -> Result<Option<View>, RoomError> {
        self.look(workshop, move |core| {
            let viewer = core.workshop().viewer(seat)?;
            let workshop = core.sides().disclose(&viewer);
            let people = core.people_for(&viewer);
            Some(View { viewer, workshop, people })
        })
        .await
    }

    /// Erases a workshop. Its sockets close first.
    pub async fn erase(&self, workshop: WorkshopId) -> Result<(), RoomError> {
        let (answer, answered) = oneshot::channel();
        self.send(workshop, Message::Erase(answer)).await?;
        answered.await.map_err(|_| RoomError::Unavailable)?
    }
}
