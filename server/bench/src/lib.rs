//! How fast the server is, as a ratio against a floor: a bare server with the same room, the same fan-out and the same
//! durability, and no rules. Only ratios of one run say anything; absolute figures say how fast the machine is.
//!
//! `load` is the generator: acts are due at fixed times, and latency counts from when an act was due, so a late server
//! is charged for being late. `speech` is what it says to each server, `floor` the bare server, `process` starts
//! servers and reads what they used, `report` compares.
//!
//! **Must never know**: the room, the store. The product is measured from outside, over its sockets.

pub mod floor;
pub mod load;
pub mod process;
pub mod product;
pub mod report;
pub mod speech;
