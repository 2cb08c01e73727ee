//! Wakes the workshops in which something is due.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use domain::{Timestamp, id::WorkshopId};
use store::{Jobs, StoreError};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::{
    Clock,
    limits::{POLL_SECONDS, WAKE_MAX},
    metric,
    schedule::back_off,
};

/// A workshop that was woken and is still due.
struct Woken {
    /// The moment it was woken for.
    due: Timestamp,
    times: u32,
    again_at: Timestamp,
}

/// Looks for workshops that are due. Only the store says whether waking one helped: its log has gone on, and with it the
/// moment at which it is due next. One that stays due is woken again, later each time.
///
/// Several processes may wake the same workshop. That is harmless, because its log takes each event once.
pub struct DueWorkshops {
    jobs: Arc<dyn Jobs>,
    clock: Clock,
    woken: BTreeMap<WorkshopId, Woken>,
}

impl DueWorkshops {
    /// Nothing was woken yet.
    pub fn new(jobs: Arc<dyn Jobs>, clock: Clock) -> Self {
        Self { jobs, clock, woken: BTreeMap::new() }
    }

    /// Wakes what is due until it is asked to stop. `wake` should not wait for the workshop.
    pub async fn run<F>(
        mut self,
        wake: impl Fn(WorkshopId) -> F + Send + Sync,
        stopping: CancellationToken,
    ) where
        F: Future<Output = ()> + Send,
    {
        while !stopping.is_cancelled() {
            if let Err(error) = self.look(&wake).await {
                tracing::warn!(%error, "what is due cannot be read");
            }
            tokio::select! {
                () = stopping.cancelled() => {}
                () = sleep(Duration::from_secs(POLL_SECONDS)) => {}
            }
        }
    }

    /// Looks once.
    pub async fn look<F>(
        &mut self,
        wake: &(impl Fn(WorkshopId) -> F + Sync),
    ) -> Result<(), StoreError>
    where
        F: Future<Output = ()> + Send,
    {
        let now = (self.clock)();
        // Those that wait for their next turn must not keep the others from theirs.
        let waiting = u32::try_from(self.woken.len()).unwrap_or(u32::MAX);
        let due = self.jobs.due_workshops(now, WAKE_MAX.saturating_add(waiting)).await?;
        let known: BTreeSet<_> = due.iter().copied().collect();
        self.woken.retain(|id, woken| known.contains(&(*id, woken.due)));
        for (id, due) in due {
            let woken = self.woken.entry(id).or_insert(Woken { due, times: 0, again_at: now });
            if woken.again_at > now {
                continue;
            }
            woken.times = woken.times.saturating_add(1);
            woken.again_at = back_off(woken.times, now);
            if woken.times > 1 {
                tracing::warn!(workshop = %id, times = woken.times, "a workshop stays due");
            }
            metrics::counter!(metric::WOKEN).increment(1);
            wake(id).await;
        }
        Ok(())
    }
}
