//! The workers of one process.

use std::time::Duration;

use tokio::{task::JoinSet, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::{
    limits::{FINISH_SECONDS_MAX, WORKERS},
    worker::Worker,
};

/// Running workers. Dropping them ends them at once: what they had taken runs again when its lease ends.
pub struct Workers {
    tasks: JoinSet<()>,
    stopping: CancellationToken,
}

impl Workers {
    /// Starts them.
    pub fn start(worker: &Worker) -> Self {
        let (mut tasks, stopping) = (JoinSet::new(), CancellationToken::new());
        for _ in 0..WORKERS {
            tasks.spawn(worker.clone().run(stopping.clone()));
        }
        Self { tasks, stopping }
    }

    /// Takes no more jobs, and waits for the running ones, but not for ever.
    pub async fn stop(mut self) {
        self.stopping.cancel();
        let all = async { while self.tasks.join_next().await.is_some() {} };
        if timeout(Duration::from_secs(FINISH_SECONDS_MAX), all).await.is_err() {
            tracing::warn!("a job was still running: it runs again when its lease ends");
        }
    }
}
