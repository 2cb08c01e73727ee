//! HTTP: the only module that names axum. `serve` accepts connections, `endpoints` lists all routes, `router` puts them
//! together, `upgrade`, `socket`, `outbox` and `frame` carry the protocol, `pages` and `site` serve the browser.
//!
//! Handlers stand beside each other and share what lies below them: `state` (what the server holds), `extract` (request
//! bodies), `credentials` (who sends a request), `access` (what they may do), `me` (what they are told of their seat).
//!
//! **To add a route**: its handler in one of the modules, its line in `endpoints`. `/openapi.json` and the tests for
//! foreign origins and headers cover it automatically.

mod access;
mod agendas;
mod allowances;
mod attempts;
mod credentials;
mod endpoint;
mod endpoints;
mod entries;
mod error;
mod extract;
mod frame;
mod guard;
mod health;
mod join_codes;
mod me;
mod openapi;
mod outbox;
mod pages;
mod records;
mod router;
mod screens;
mod seats;
mod serve;
mod sessions;
mod site;
mod socket;
mod socket_task;
mod state;
mod upgrade;
mod waiting;
mod workshops;

pub use router::router;
pub use serve::{ServeOptions, listen, serve};
pub use site::Site;
pub use state::{App, Peer};
