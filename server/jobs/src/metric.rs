//! Metric names.

/// Attempts at jobs, by outcome: done, retried, dead.
pub const JOBS: &str = "collective_yes_jobs_total";
/// Dead jobs that are kept.
pub const DEAD_JOBS: &str = "collective_yes_jobs_dead";
/// Workshops woken because something in them was due.
pub const WOKEN: &str = "collective_yes_workshops_woken_total";
