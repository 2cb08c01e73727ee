//! Customers only: private sessions. While one is on, the supplier's side sees a waiting page and is sent nothing.
//! What was said then stays with the customers until they release it, item by item.
//!
//! Events of a private session are stored as [`Event::Withheld`], which is never disclosed to an outsider; what
//! outsiders get instead is stored as [`Event::Substitute`]. [`crate::secrecy::two_sided`] decides which is which.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use crate::parts::{Item, Part};
pub use rules::Command;
pub use state::{CustomersOnly, Event, PrivateSession};
