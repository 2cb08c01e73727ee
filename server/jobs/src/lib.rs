//! What the server does by itself, at a time: run the jobs that were stored with events, wake the workshops in which
//! something is due, sweep what has expired.
//!
//! Read `schedule` (when a job that failed runs again, pure), then `worker` (one job from taking to finishing), then
//! `due` (waking workshops).
//!
//! **What is guaranteed**: a job that is stored reaches its handler *at least once*, in the order of the times at which
//! jobs are to run, unless its workshop is erased. Nothing stronger is possible for an effect outside of the database: a
//! process can die between the effect and the note that it happened. An effect happens *exactly once* if it carries the
//! job's id and whoever receives it refuses an id that it knows: an event with the id as its `op`, a mail with the id as
//! its `Message-ID`. A job that fails [`ATTEMPTS_MAX`](limits::ATTEMPTS_MAX) times is dead: it is kept and counted, and
//! never runs again.
//!
//! **Must never know**: the rules, a socket, a database product. Handlers and what waking means come from the server.
//!
//! **To add a kind of job**: a [`Handler`], its line where the server makes its [`Handlers`].

use std::sync::Arc;

use domain::Timestamp;

mod due;
mod handlers;
pub mod limits;
pub mod metric;
pub mod schedule;
mod sweep;
mod worker;
mod workers;

pub use due::DueWorkshops;
pub use handlers::{Failure, Handler, Handlers};
pub use sweep::Sweep;
pub use worker::{Settings, Worker};
pub use workers::Workers;

/// The server's time, which tests set.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
