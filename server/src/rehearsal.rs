//! Rehearsals: while somebody is connected to one, its simulated people act, one at a time, at a human pace.
//!
//! `domain::rehearsal` decides what they do, from what is disclosed to each of their seats; here it is only sent, as
//! for anybody else. An ordinary workshop has no such task, a rehearsal at most one.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use domain::{
    id::WorkshopId,
    rehearsal::{self, Phrases},
};
use texts::Language;
use tokio::time::{Instant, sleep};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    clock,
    rooms::{Registry, RoomError},
};

/// How long the simulated people stay after the last person has left, who may only be reloading the page.
const LINGER: Duration = Duration::from_secs(30);

/// The rehearsals whose simulated people are active.
#[derive(Clone)]
pub struct Rehearsals(Arc<Inner>);

struct Inner {
    rooms: Registry,
    /// Average time between two actions.
    pace: Duration,
    /// Assumes one server: another one would play the same rehearsal a second time.
    running: Mutex<HashSet<WorkshopId>>,
    tasks: TaskTracker,
    stopping: CancellationToken,
}

impl Rehearsals {
    /// No rehearsals yet.
    pub fn new(rooms: Registry, pace: Duration) -> Self {
        Self(Arc::new(Inner {
            rooms,
            pace,
            running: Mutex::default(),
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
        }))
    }

    /// Call when somebody has connected to a workshop: starts the simulated people if it is a rehearsal.
    pub async fn attend(&self, workshop: WorkshopId) {
        let look = self.0.rooms.look(workshop, |core| core.workshop().agenda.rehearsal);
        if look.await != Ok(true) || !self.running().insert(workshop) {
            return;
        }
        let rehearsals = self.clone();
        self.0.tasks.spawn(async move {
            tokio::select! {
                () = rehearsals.0.stopping.cancelled() => {}
                () = rehearsals.play(workshop) => {}
            }
        });
    }

    /// Ends all rehearsals.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashSet<WorkshopId>> {
        self.0.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn play(&self, workshop: WorkshopId) {
        loop {
            self.play_on(workshop).await;
            self.running().remove(&workshop);
            // Somebody who connected in between found it still running.
            if !self.connected(workshop).await.unwrap_or(false) || !self.running().insert(workshop)
            {
                return;
            }
        }
    }

    /// Plays until nobody was connected for a while, or the room cannot be reached.
    async fn play_on(&self, workshop: WorkshopId) {
        let mut seen = Instant::now();
        let mut language = None;
        while seen.elapsed() < LINGER {
            sleep(self.pause()).await;
            match self.connected(workshop).await {
                Ok(true) => seen = Instant::now(),
                Ok(false) => continue,
                Err(_) => return,
            }
            if language.is_none() {
                language = self.language(workshop).await.ok();
            }
            if let Some(language) = language
                && self.act(workshop, language).await.is_err()
            {
                return;
            }
        }
    }

    /// A random pause of 4/7 to 10/7 of the pace: two to five seconds.
    fn pause(&self) -> Duration {
        let part = self.0.pace / 7;
        let more = u32::try_from(clock::random_number() % 1_000).unwrap_or_default();
        part * 4 + part * 6 * more / 1_000
    }

    async fn connected(&self, workshop: WorkshopId) -> Result<bool, RoomError> {
        self.0.rooms.look(workshop, |core| core.connections() > 0).await
    }

    /// One action of a simulated person who has something to do. A refusal means somebody else was faster, as among
    /// people.
    async fn act(&self, workshop: WorkshopId, language: Language) -> Result<(), RoomError> {
        let mut seats = rehearsal::seats(workshop);
        let first = usize::try_from(clock::random_number() % 5).unwrap_or_default();
        seats.rotate_left(first);
        for seat in seats {
            let Some(view) = self.0.rooms.view(workshop, seat).await? else { continue };
            let random = clock::random_number();
            let act =
                texts::within(language, || rehearsal::act(&view.workshop, seat, random, PHRASES));
            let Some(command) = act else { continue };
            return match self.0.rooms.ask(workshop, seat, clock::op_id(), command).await {
                Ok(()) | Err(RoomError::Refused(_)) => Ok(()),
                Err(why) => Err(why),
            };
        }
        Ok(())
    }

    /// The language in which the rehearsal was opened, recognized by its functions.
    async fn language(&self, workshop: WorkshopId) -> Result<Language, RoomError> {
        let seats = rehearsal::seats(workshop);
        let look = self.0.rooms.look(workshop, move |core| {
            let known = seats.map(|seat| core.workshop().seats.all.get(&seat).cloned());
            known.into_iter().flatten().filter_map(|seat| seat.function).collect::<Vec<_>>()
        });
        let functions = look.await?;
        let fit = |language: &Language| {
            let known = texts::within(*language, || rehearsal::functions(PHRASES));
            functions.iter().filter(|function| known.contains(function)).count()
        };
        // The last of several equal matches wins: English.
        Ok(Language::ALL.into_iter().rev().max_by_key(fit).unwrap_or_default())
    }
}

/// What simulated people say, in the reader's language.
pub const PHRASES: Phrases = Phrases(texts::named);
