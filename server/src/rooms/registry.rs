//! Finds the room of a workshop or starts it, and removes it when it has ended.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use domain::id::WorkshopId;
use futures_util::FutureExt;
use store::Store;
use tokio::sync::mpsc;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Mailbox, Message, RoomError, actor::Actor};
use crate::{limits::ROOM_QUEUE_MAX, telemetry::metric};

/// Attempts to reach a room that is just ending. Each attempt starts a new room, so the second nearly always succeeds.
const ATTEMPTS: usize = 3;

/// Limits on rooms in memory.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Time without a connection after which a room leaves memory.
    pub idle: Duration,
    /// Rooms in memory at once.
    pub rooms_max: usize,
}

#[derive(Clone)]
struct Handle {
    mailbox: Mailbox,
    /// Distinguishes a room that ended from its successor.
    generation: u64,
    /// Whether it is a rehearsal. Rehearsals are left out of the metrics.
    rehearsal: bool,
}

/// All rooms in memory.
#[derive(Clone)]
pub struct Registry(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    settings: Settings,
    /// Several servers may hold the same room: each decides again when another has written first, but tells its own
    /// connections of that only with its next write.
    rooms: Mutex<HashMap<WorkshopId, Handle>>,
    generations: AtomicU64,
    /// Numbers of this server's connections.
    connections: AtomicU64,
    tasks: TaskTracker,
    stopping: CancellationToken,
}

impl Registry {
    /// An empty registry.
    pub fn new(store: Arc<dyn Store>, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            store,
            settings,
            rooms: Mutex::default(),
            generations: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
        }))
    }

    /// A number for a new connection.
    pub fn next_connection(&self) -> room::ConnId {
        room::ConnId(self.0.connections.fetch_add(1, Ordering::Relaxed))
    }

    /// Sends a message to a workshop's room, starting the room if necessary.
    pub async fn send(&self, id: WorkshopId, mut message: Message) -> Result<(), RoomError> {
        for _ in 0..ATTEMPTS {
            let handle = self.handle(id)?;
            match handle.mailbox.send(message).await {
                Ok(()) => return Ok(()),
                Err(unsent) => message = unsent.0,
            }
            self.forget(id, handle.generation);
        }
        Err(RoomError::Unavailable)
    }

    /// How many rooms are in memory.
    pub fn rooms(&self) -> usize {
        self.lock().len()
    }

    /// Lets every room finish what it has accepted, and waits for it.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<WorkshopId, Handle>> {
        self.0.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The handle is inserted before anything is loaded, so that two simultaneous callers get the same room.
    fn handle(&self, id: WorkshopId) -> Result<Handle, RoomError> {
        let mut rooms = self.lock();
        if let Some(handle) = rooms.get(&id) {
            return Ok(handle.clone());
        }
        if self.0.stopping.is_cancelled() || rooms.len() >= self.0.settings.rooms_max {
            metrics::counter!(metric::REFUSED, "why" => "rooms").increment(1);
            return Err(RoomError::Unavailable);
        }
        let (mailbox, inbox) = mpsc::channel(ROOM_QUEUE_MAX);
        let generation = self.0.generations.fetch_add(1, Ordering::Relaxed);
        let handle = Handle { mailbox, generation, rehearsal: false };
        rooms.insert(id, handle.clone());
        count(&rooms);
        self.start(id, generation, handle.mailbox.downgrade(), inbox);
        Ok(handle)
    }

    fn start(
        &self,
        id: WorkshopId,
        generation: u64,
        mailbox: mpsc::WeakSender<Message>,
        inbox: mpsc::Receiver<Message>,
    ) {
        let registry = self.clone();
        self.0.tasks.spawn(async move {
            let actor = Actor::new(
                id,
                mailbox,
                Arc::clone(&registry.0.store),
                registry.0.settings.idle,
                registry.0.stopping.clone(),
                registry.0.tasks.clone(),
            );
            let forget = || registry.forget(id, generation);
            // A panic in one room must not end another one. Dropping the actor drops its inbox; a socket whose room is
            // gone closes and its client reconnects.
            let mark_as_rehearsal = || registry.mark_as_rehearsal(id, generation);
            let ended =
                AssertUnwindSafe(actor.run(inbox, mark_as_rehearsal, forget)).catch_unwind().await;
            registry.forget(id, generation);
            if let Ok(late) = ended {
                // They were sent while the room was ending.
                for message in late {
                    let _ = registry.send(id, message).await;
                }
            } else {
                metrics::counter!(metric::PANICS).increment(1);
                tracing::error!(workshop = %id, "a defect ended the room: it is loaded again");
            }
        });
    }

    fn mark_as_rehearsal(&self, id: WorkshopId, generation: u64) {
        let mut rooms = self.lock();
        let known = rooms.get_mut(&id).filter(|handle| handle.generation == generation);
        if let Some(handle) = known {
            handle.rehearsal = true;
        }
        count(&rooms);
    }

    fn forget(&self, id: WorkshopId, generation: u64) {
        let mut rooms = self.lock();
        if rooms.get(&id).is_some_and(|handle| handle.generation == generation) {
            rooms.remove(&id);
        }
        count(&rooms);
    }
}

/// Updates the gauge of workshops in memory, without rehearsals.
fn count(rooms: &HashMap<WorkshopId, Handle>) {
    let real = rooms.values().filter(|handle| !handle.rehearsal).count();
    metrics::gauge!(metric::ROOMS).set(gauge(real));
}

/// Counts are far below what a float represents exactly.
#[expect(clippy::cast_precision_loss, reason = "a gauge is a float; counts are small")]
fn gauge(count: usize) -> f64 {
    count as f64
}
