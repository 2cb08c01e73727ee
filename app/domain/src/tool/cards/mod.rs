//! Cards: one thought of one person each. Read this tool first: all others have its shape.
//!
//! In a sealed step only its author knows a card until the reveal. Others learn that one more person was heard and
//! nothing else. A reveal shows the cards in the order of their random ids, so the order of writing cannot be
//! reconstructed.

mod card;
mod command;
mod event;
mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod topics;
mod views;

pub use card::{Card, CardKind};
pub use command::Command;
pub use event::Event;
pub use state::{Cards, Writing};

pub use crate::base::level::Level;
