//! What opens over the page on request: the list of people and the list of keys. A chunk of the program, loaded once the
//! page has drawn what is needed first.

pub mod chunk;
pub mod join_code;
pub mod keys;
pub mod people;
pub mod waitlist;
