//! The store on `SQLite`: one file, one writer, many readers.
//!
//! Read `database` (the settings that durability depends on), then `writer` (how writes become durable), then `sql`
//! (every statement). Each other file implements the trait of the same name: its reads, and what its writes do.
//!
//! **Must never know**: the rules, a socket, the content of an event's body.
//!
//! **To store something new**: its table in a new migration, its statements in `sql`, its reads and writes in the file
//! of its concern, its check in `store::contract`.

mod catalogue;
mod database;
mod jobs;
mod join_codes;
mod keys;
mod log;
mod operations;
mod people;
mod rows;
mod sql;
mod writer;

pub use database::{FILE_NAME, OpenError, SqliteStore};
