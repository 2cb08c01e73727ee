//! The live workshop page, from the ground up: what its parts share, the steps, what facilitators see, the frame
//! around them, and the wall.

pub mod lead;
pub mod shared;
pub mod shell;
pub mod steps;
pub mod wall;
