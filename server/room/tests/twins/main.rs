//! Twins: two rooms that are identical except for one value that one person gave. Until that value is revealed, every
//! other seat's connections receive exactly the same bytes, in both encodings, whatever the value. Ids and the clock
//! are arguments here, so nothing has to be excluded from the comparison.
//!
//! After the reveal the two rooms must differ, or the comparison would prove nothing.

mod fixture;
mod lasting;
mod matters;
mod order;
mod values;
