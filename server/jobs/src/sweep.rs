//! Deletes what has expired: keys, and jobs that died long ago.

use std::{sync::Arc, time::Duration};

use domain::time::DAY;
use store::{Jobs, Keys, StoreError};
use tokio::time::interval;

use crate::{
    Clock,
    limits::{DEAD_COUNTED_MAX, DEAD_DAYS, SWEEP_SECONDS},
    metric,
};

/// The sweep. Every process may do it: what is deleted twice is deleted.
pub struct Sweep {
    pub keys: Arc<dyn Keys>,
    pub jobs: Arc<dyn Jobs>,
    pub clock: Clock,
}

impl Sweep {
    /// Sweeps now and then every hour, for ever.
    pub async fn run(self) {
        let mut hourly = interval(Duration::from_secs(SWEEP_SECONDS));
        loop {
            hourly.tick().await;
            if let Err(error) = self.once().await {
                tracing::warn!(%error, "what has expired was not deleted: trying again in an hour");
            }
        }
    }

    /// Sweeps once.
    pub async fn once(&self) -> Result<(), StoreError> {
        let now = (self.clock)();
        self.keys.purge_expired(now).await?;
        self.jobs.sweep_dead(now.plus(-DEAD_DAYS * DAY)).await?;
        let dead = u32::try_from(self.jobs.dead(DEAD_COUNTED_MAX).await?.len()).unwrap_or(u32::MAX);
        metrics::gauge!(metric::DEAD_JOBS).set(f64::from(dead));
        if dead > 0 {
            tracing::warn!(dead, "jobs are dead: the table jobs says why");
        }
        Ok(())
    }
}
