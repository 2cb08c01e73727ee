//! The live workshop page, from the ground up: what its parts share, the steps, what facilitators see, what opens
//! over the page, the frame around them, the wall, and the page after the meeting.

pub mod follow_through;
pub mod lead;
pub mod shared;
pub mod sheets;
pub mod shell;
pub mod steps;
pub mod wall;
