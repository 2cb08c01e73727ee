//! What every screen needs and the connection alone does not.

use crate::{state::refusals, words};

/// Called by each part of the program that brings a first screen.
pub fn ready() {
    domain::load_first_tools();
    refusals::worded_by(words::refusal);
}
