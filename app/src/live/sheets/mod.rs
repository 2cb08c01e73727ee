//! What opens over the page on request (the people, the keys, the menu), and what stands above the stage only at some
//! times. A chunk of the program, loaded once the page has drawn what is needed first.

pub mod chunk;
pub mod elsewhere;
pub mod join_code;
pub mod keys;
pub mod more;
pub mod people;
pub mod recovered;
pub mod rehearsal;
pub mod waitlist;
