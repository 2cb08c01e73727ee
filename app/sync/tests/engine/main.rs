//! The engine's behaviour: shown at once, stored until answered, taken back when refused, and recovered after every
//! kind of connection failure. The room's simulation runs it against the real server half.

mod commands;
mod connection;
mod other_log;
mod page;
