//! Customers only: the group among itself. While it is on, the supplier's side is shown a waiting page and told nothing.
//! What was said then stays the customers' until they release it, item by item.
//!
//! What happens among the customers is stored as [`Event::Withheld`], which no outsider is ever told; what the outsiders learn
//! in its place is stored as [`Event::Substitute`]. [`crate::secrecy::two_sided`] decides which is which.

mod rules;
mod state;

pub use crate::parts::{Item, Part};
pub use rules::Command;
pub use state::{CustomersOnly, Event, PrivateSession};
