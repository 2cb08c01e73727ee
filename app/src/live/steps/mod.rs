//! One screen per kind of step, and the stage that chooses among them. Each screen takes the shown step and reads
//! everything else from the room.

pub mod board;
pub mod consent;
pub mod costs;
pub mod disconnects;
pub mod draft;
pub mod links;
pub mod lobby;
pub mod rate;
pub mod read;
pub mod record;
pub mod reveal;
pub mod sign;
pub mod stage;
pub mod toolbox;
pub mod trade;
pub mod write;
