//! Costs of staying: what the group keeps paying as long as nothing changes (A). The alternative (B) stays locked
//! until a function other than the one that named it accepts a cost, or the chair says why the group continues
//! without: nobody leaves a state that costs nothing.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Amount, Cost, Costs, Event, Grade, Span};
