//! What stands around the stage for the complete visit: joining, the connection, the bar, people, keys, signals.

pub mod connect;
pub mod connection;
pub mod expert_page;
pub mod frame;
pub mod join_form;
pub mod join_inside;
pub mod keys;
pub mod more_menu;
pub mod people;
pub mod recovered;
pub mod rehearsal;
pub mod signals;
pub mod stepper;
pub mod suggestions;
pub mod timer;
