//! Twins: two rooms in which everything is the same but for one value that one person gave. Until that value is shown, every
//! connection of everybody else is sent exactly the same bytes, in both encodings, whichever value it was: ids and the clock
//! are arguments here, so nothing has to be left out of the comparison.
//!
//! After the reveal the two rooms must differ, or the comparison would prove nothing.

mod fixture;
mod lasting;
mod matters;
mod order;
mod values;
