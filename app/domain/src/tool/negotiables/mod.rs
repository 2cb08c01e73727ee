//! Give and get: what can be traded, and the trades: a concern, what answers it, what is given up for it, who accepts
//! that. Only the concern's author can say "this settles it". Only the seller knows what the supplier protects.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Negotiable, Negotiables, Trade};
