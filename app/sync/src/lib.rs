//! The client's half of the sync, without any I/O: what to show, what to send, when to reconnect.
//!
//! [`Engine`] holds two copies of a [`Replica`]: of a workshop, or of what another log adds up to. The *confirmed* copy
//! is what the server sent. The *shown* copy adds the commands this client has given and the server has not answered
//! yet, decided by the same rules. A person's own command is on screen in the same frame; an answer moves it from one
//! copy to the other; a refusal takes it back and says why.
//!
//! **Must never know**: a socket, a clock, randomness, storage, a screen. It receives what happened ([`Input`])
//! and returns what to do ([`Effect`]). Nothing here waits.
//!
//! **To add an input**: a variant in [`Input`], one arm in [`Engine::handle`], a case in the room's simulation.

mod copies;
mod engine;
mod link;
mod messages;
mod outbox;
mod replica;

pub use engine::Engine;
pub use messages::{Effect, Input, Status, Touched};
pub use outbox::Pending;
pub use replica::Replica;
