//! The wire, frozen: golden files of every message in both encodings, and what a decoder must survive.
//!
//! `BLESS=1 cargo test -p protocol` writes the golden files anew. Look at the difference: a line that changed or moved
//! is a client that no longer understands. Random tests print a seed; `SEED=… cargo test …` replays it.

mod codes;
mod golden;
mod lengths;
mod messages;
mod reference;
mod robust;
mod shape;
