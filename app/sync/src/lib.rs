//! The client's half of the sync, without any I/O: what to show, what to send, when to come back.
//!
//! [`Engine`] holds two copies of the workshop. The *confirmed* one is what the server said. The *shown* one is
//! the confirmed one with everything on top that this client has asked for and the server has not answered yet,
//! decided by the same rules. A person's own act is on screen in the same frame; an answer moves it from one
//! copy to the other; a refusal takes it back and says why.
//!
//! **Must never know**: a socket, a clock, randomness, storage, a screen. It is told what happened ([`Input`])
//! and says what should be done ([`Effect`]). Nothing here waits.
//!
//! **To add an input**: a variant in [`Input`], one arm in [`Engine::handle`], a case in the room's simulation.

mod engine;
mod link;
mod outbox;

pub use engine::{Effect, Engine, Input, Status, Touched};
pub use outbox::Pending;
