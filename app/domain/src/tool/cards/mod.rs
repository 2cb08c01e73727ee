//! Cards: one thought of one person each. The tool to read first: all others have its shape.
//!
//! In a sealed step a card is known to its author alone until the reveal. Others learn that one more voice was
//! heard and nothing else. A reveal releases the cards in the order of their ids, which are random, so the order
//! of writing is lost for good.

mod card;
mod command;
mod event;
mod rules;
mod state;

pub use card::{Card, Kind};
pub use command::Command;
pub use event::Event;
pub use state::{Cards, Writing};

pub use crate::base::level::Level;
