//! Every bound of what is stored here, with its unit and its reason. Bounds of what people write are in
//! `domain::limits`.

/// Bytes of a job's kind: a word or two for programs.
pub const JOB_KIND_BYTES_MAX: usize = 60;

/// Bytes of a job's payload: ids and numbers. What people wrote is read from the log when the job runs.
pub const JOB_PAYLOAD_BYTES_MAX: usize = 16 * 1024;

/// Bytes kept of why a job failed: one line for whoever looks at the dead ones.
pub const JOB_ERROR_BYTES_MAX: usize = 500;
