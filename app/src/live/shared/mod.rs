//! What several parts of the live page share: who may do what, what is missing, and the parts that more than one step
//! has.

pub mod card;
pub mod charter;
pub mod chunk;
pub mod early;
pub mod facilitator_notes;
pub mod fields;
pub mod gate;
pub mod glossary;
pub mod invite;
pub mod lines;
pub mod notices;
pub mod opener;
pub mod outcome;
pub mod overview;
pub mod polls;
pub mod prepared;
pub mod prepared_on;
pub mod presence;
pub mod private_session;
pub mod proxies;
pub mod ready;
pub mod spotlight;
pub mod stage_poll;
pub mod statement_form;
pub mod votes;
pub mod who;
pub mod writer;
