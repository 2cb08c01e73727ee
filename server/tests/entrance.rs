//! Joining by code: what a code grants, who may change, read and decide, what is stored, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

#[path = "entrance/door.rs"]
mod door;
#[path = "entrance/leaving.rs"]
mod leaving;
#[path = "entrance/screens.rs"]
mod screens;
#[path = "entrance/traces.rs"]
mod traces;
#[path = "entrance/tries.rs"]
mod tries;
#[path = "entrance/waiting.rs"]
mod waiting;
#[path = "entrance/worth.rs"]
mod worth;
