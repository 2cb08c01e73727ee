//! The task of one workshop: takes messages, lets the core decide, appends, and only then sends.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use domain::{Rejection, id::WorkshopId};
use protocol::CloseCode;
use room::{ConnId, Core, Effect, Input};
use store::{KeyHash, Store};
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, MissedTickBehavior},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Ask, Client, Message, NewSocket, RoomError, load};
use crate::{
    clock,
    limits::{ROOM_BATCH_MAX, SNAPSHOT_EVENTS},
    telemetry::metric,
};

type PendingAnswers = HashMap<u64, oneshot::Sender<Result<(), Rejection>>>;

/// Whether a room continues.
enum ControlFlow {
    Lives,
    Ends,
}

/// One room. Only its own task touches it.
pub(super) struct Actor {
    pub(super) id: WorkshopId,
    /// Its own queue, to hand out. Weak, so that a room does not keep itself alive.
    mailbox: mpsc::WeakSender<Message>,
    pub(super) store: Arc<dyn Store>,
    idle: Duration,
    stopping: CancellationToken,
    pub(super) tasks: TaskTracker,
    clients: BTreeMap<ConnId, (KeyHash, Arc<dyn Client>)>,
    /// The number of the last event in the last snapshot.
    pub(super) snapshot_seq: u64,
    tickets: u64,
}

impl Actor {
    pub(super) fn new(
        id: WorkshopId,
        mailbox: mpsc::WeakSender<Message>,
        store: Arc<dyn Store>,
        idle: Duration,
        stopping: CancellationToken,
        tasks: TaskTracker,
    ) -> Self {
        let clients = BTreeMap::new();
        Self { id, mailbox, store, idle, stopping, tasks, clients, snapshot_seq: 0, tickets: 0 }
    }

    /// Runs until the room is idle, erased, broken, or the server stops. Returns the messages that came too late for
    /// it.
    pub(super) async fn run(
        mut self,
        mut inbox: mpsc::Receiver<Message>,
        mark_as_rehearsal: impl Fn(),
        forget: impl Fn(),
    ) -> Vec<Message> {
        let (mut core, snapshot_seq) = match load::load(&*self.store, self.id).await {
            Ok(loaded) => loaded,
            Err(load::LoadError::NoWorkshop) => {
                forget();
                refuse(&mut inbox);
                return Vec::new();
            }
            Err(error) => {
                tracing::error!(workshop = %self.id, %error, "the room could not be loaded");
                return Vec::new();
            }
        };
        self.snapshot_seq = snapshot_seq;
        if core.workshop().agenda.rehearsal {
            mark_as_rehearsal();
        }
        tracing::debug!(workshop = %self.id, seq = core.seq(), "room loaded");
        match self.live(&mut core, &mut inbox).await {
            ControlFlow::Ends => Vec::new(),
            ControlFlow::Lives => {
                forget();
                inbox.close();
                let mut late = Vec::new();
                while let Some(message) = inbox.recv().await {
                    late.push(message);
                }
                if self.stopping.is_cancelled() {
                    self.drain(&mut core, std::mem::take(&mut late)).await;
                }
                self.save(&core).await;
                late
            }
        }
    }

    /// Returns `Lives` when the room ended in good order and can be loaded again at any time.
    async fn live(&mut self, core: &mut Core, inbox: &mut mpsc::Receiver<Message>) -> ControlFlow {
        let mut batch = Vec::with_capacity(ROOM_BATCH_MAX);
        let mut second = tokio::time::interval(Duration::from_secs(1));
        second.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut busy_at = Instant::now();
        let stopping = self.stopping.clone();
        loop {
            let connected = core.connections() > 0;
            tokio::select! {
                biased;
                () = stopping.cancelled() => return ControlFlow::Lives,
                taken = inbox.recv_many(&mut batch, ROOM_BATCH_MAX) => {
                    if taken == 0 {
                        return ControlFlow::Lives;
                    }
                    busy_at = Instant::now();
                    if let ControlFlow::Ends = self.take(core, batch.drain(..)).await {
                        return ControlFlow::Ends;
                    }
                }
                _ = second.tick(), if connected => {
                    busy_at = Instant::now();
                    if let ControlFlow::Ends = self.step(core, vec![Input::Tick], PendingAnswers::new()).await {
                        return ControlFlow::Ends;
                    }
                }
                () = tokio::time::sleep_until(busy_at + self.idle), if !connected => {
                    return ControlFlow::Lives;
                }
            }
        }
    }

    /// Carries out what was accepted before the server stops.
    async fn drain(&mut self, core: &mut Core, late: Vec<Message>) {
        let mut late = late.into_iter().peekable();
        while late.peek().is_some() {
            let batch: Vec<_> = late.by_ref().take(ROOM_BATCH_MAX).collect();
            if let ControlFlow::Ends = self.take(core, batch.into_iter()).await {
                return;
            }
        }
    }

    async fn take(&mut self, core: &mut Core, batch: impl Iterator<Item = Message>) -> ControlFlow {
        let mut inputs = Vec::new();
        let mut answers = PendingAnswers::new();
        let mut looks = Vec::new();
        let mut erase = None;
        for message in batch {
            match message {
                Message::Opened(open) => inputs.extend(self.open(open)),
                Message::Input(input) => {
                    if let Input::Gone { conn } = input {
                        self.clients.remove(&conn);
                    }
                    inputs.push(input);
                }
                Message::Ask(Ask { seat, op, command, answer }) => {
                    self.tickets += 1;
                    answers.insert(self.tickets, answer);
                    inputs.push(Input::HttpCommand { ticket: self.tickets, seat, op, command });
                }
                Message::Look(look) => looks.push(look),
                Message::SignedOut(key) => inputs.extend(self.sign_out(key)),
                Message::Erase(answer) => erase = Some(answer),
            }
        }
        if let Some(answer) = erase {
            return self.erase(answer).await;
        }
        if !inputs.is_empty()
            && let ControlFlow::Ends = self.step(core, inputs, answers).await
        {
            return ControlFlow::Ends;
        }
        for look in looks {
            look(core);
        }
        ControlFlow::Lives
    }

    async fn step(
        &mut self,
        core: &mut Core,
        inputs: Vec<Input>,
        mut answers: PendingAnswers,
    ) -> ControlFlow {
        let now = clock::now();
        let batch = core.receive(now, inputs);
        let decided = match self.decide(core, now, &batch).await {
            Ok(decided) => decided,
            Err(error) => {
                metrics::counter!(metric::APPEND_FAILURES).increment(1);
                tracing::error!(workshop = %self.id, %error, "a batch was not stored: the room is dropped");
                return ControlFlow::Ends;
            }
        };
        let counts = !core.workshop().agenda.rehearsal;
        let mut frames = 0;
        for effect in core.tell(now, batch, decided) {
            match effect {
                Effect::Send { conn, bytes } => {
                    if let Some((_, client)) = self.clients.get(&conn) {
                        client.send(bytes);
                        frames += 1;
                    }
                }
                Effect::Close { conn, code } => {
                    if let Some((_, client)) = self.clients.remove(&conn) {
                        client.close(code);
                    }
                }
                Effect::Answer { ticket, result } => {
                    if let Some(answer) = answers.remove(&ticket) {
                        // The caller may be gone.
                        let _ = answer.send(result);
                    }
                }
            }
        }
        if counts {
            metrics::counter!(metric::FRAMES).increment(frames);
        }
        if core.seq() - self.snapshot_seq >= SNAPSHOT_EVENTS {
            self.save_aside(core);
        }
        ControlFlow::Lives
    }

    fn open(&mut self, open: NewSocket) -> Option<Input> {
        let NewSocket { conn, seat, key, encoding, client, taken } = open;
        // A closed socket needs no room any more; an ending room takes none.
        taken.send(self.mailbox.upgrade()?).ok()?;
        self.clients.insert(conn, (key, client));
        Some(Input::Opened { conn, seat, encoding })
    }

    fn sign_out(&mut self, key: KeyHash) -> Vec<Input> {
        let of_key: Vec<_> =
            self.clients.iter().filter(|(_, (k, _))| *k == key).map(|(conn, _)| *conn).collect();
        for conn in &of_key {
            if let Some((_, client)) = self.clients.remove(conn) {
                client.close(CloseCode::SignInAgain);
            }
        }
        of_key.into_iter().map(|conn| Input::Gone { conn }).collect()
    }

    /// Erases the workshop. Messages of the same batch are dropped.
    async fn erase(&mut self, answer: oneshot::Sender<Result<(), RoomError>>) -> ControlFlow {
        let erased = self.store.erase(self.id).await;
        if let Err(error) = &erased {
            tracing::error!(workshop = %self.id, %error, "the workshop was not erased");
            let _ = answer.send(Err(RoomError::Unavailable));
            return ControlFlow::Ends;
        }
        for (_, client) in std::mem::take(&mut self.clients).into_values() {
            client.close(CloseCode::NoSuchWorkshop);
        }
        tracing::info!(workshop = %self.id, "workshop erased");
        let _ = answer.send(Ok(()));
        ControlFlow::Ends
    }
}

/// Answers everybody who asked for a workshop that does not exist.
fn refuse(inbox: &mut mpsc::Receiver<Message>) {
    inbox.close();
    while let Ok(message) = inbox.try_recv() {
        match message {
            Message::Opened(open) => open.client.close(CloseCode::NoSuchWorkshop),
            Message::Erase(answer) => {
                let _ = answer.send(Err(RoomError::NoWorkshop));
            }
            // Their answers are dropped, which the caller reads as unavailable.
            Message::Ask(_) | Message::Input(_) | Message::Look(_) | Message::SignedOut(_) => {}
        }
    }
}
