//! The wire, frozen: golden files of every message in both encodings, and what a decoder must survive.
//!
//! `BLESS=1 cargo test -p protocol` rewrites the golden files. Review the diff: a line that changed or moved breaks
//! existing clients. Random tests print a seed; `SEED=… cargo test …` replays it.

mod codes;
mod golden;
mod lengths;
mod messages;
mod reference;
mod robust;
mod shape;
