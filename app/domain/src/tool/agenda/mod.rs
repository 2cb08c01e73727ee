//! The agenda: steps as data, the current position, and the timer. Nothing advances by itself.

mod command;
mod edit;
mod event;
pub mod gate;
mod overridden;
mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod step;
mod timer;
mod views;

pub use command::Command;
pub use event::Event;
pub use overridden::Override;
pub use state::Agenda;
pub use step::{Step, Wording};
pub use timer::Timer;

pub use crate::base::{
    activity::Activity, activity::Pattern, activity::Phase, activity::Recipe, activity::Round,
    activity::SHIPPED, activity::Shipped, gate::Gate, spotlight::Spotlight,
};
