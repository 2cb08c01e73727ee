//! What only facilitators and the Mobilizer see: the agenda, the gate, the chair's controls, what to say now.

pub mod advance;
pub mod agenda_edit;
pub mod agenda_rail;
pub mod answers;
pub mod chair;
pub mod chunk;
pub mod coach;
pub mod facilitator_notes;
pub mod private_session;
pub mod proxies;
pub mod reveals;
pub mod schedule;
pub mod signals;
pub mod timer;
