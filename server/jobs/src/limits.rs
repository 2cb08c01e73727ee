//! Every bound of the queue, with its unit and its reason. The sizes of a stored job are in `store::limits`.

/// Attempts at one job. With the back-off below they take most of a day, which outlasts a mail server's bad night.
pub const ATTEMPTS_MAX: u32 = 30;

/// Seconds until the second attempt: most failures are over by then. Each further wait is twice as long.
pub const BACK_OFF_FIRST_SECONDS: i64 = 10;

/// Seconds between two attempts, at most: nobody wants to learn hours late that a server is back.
pub const BACK_OFF_SECONDS_MAX: i64 = 3_600;

/// Seconds a handler has for one attempt: longer than a slow mail server takes to answer.
pub const PATIENCE_SECONDS: u64 = 30;

/// Seconds for which a job belongs to the worker that took it. More than a handler has, so that two workers run the same
/// job only if one of them died.
pub const LEASE_SECONDS: i64 = 60;

/// Seconds between two looks at an empty queue, or at the workshops that are due: what is late by it annoys nobody.
pub const POLL_SECONDS: u64 = 1;

/// Jobs that run at once in one process. They mostly wait for others.
pub const WORKERS: usize = 4;

/// Seconds that running jobs have to finish when the server stops. Afterwards their leases run out.
pub const FINISH_SECONDS_MAX: u64 = 10;

/// Workshops that are woken in one look. The rest follows with the next one.
pub const WAKE_MAX: u32 = 100;

/// Days for which a dead job is kept: long enough to be looked at.
pub const DEAD_DAYS: i64 = 30;

/// Dead jobs that are counted. More means the same: somebody must look.
pub const DEAD_COUNTED_MAX: u32 = 1_000;

/// Seconds between two sweeps. What has expired does not work any more, swept or not.
pub const SWEEP_SECONDS: u64 = 3_600;
