//! Costs of staying: what goes on being paid as long as nothing changes (A). What the group wants instead (B) stays
//! locked until one of them is accepted by a function other than the one that named it, or the chair says why the
//! group goes on without: nobody leaves a state that costs nothing.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Amount, Cost, Costs, Event, Grade, Span};
