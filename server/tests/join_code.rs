//! Joining by code: what a code grants, who may change, read and decide, what is stored, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

#[path = "join_code/leaving.rs"]
mod leaving;
#[path = "join_code/policy.rs"]
mod policy;
#[path = "join_code/requests.rs"]
mod requests;
#[path = "join_code/screens.rs"]
mod screens;
#[path = "join_code/traces.rs"]
mod traces;
#[path = "join_code/tries.rs"]
mod tries;
#[path = "join_code/waiting.rs"]
mod waiting;
