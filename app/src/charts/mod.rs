//! Drawings of domain values: charts, documents, lists of findings. They take values and know no room, so the live
//! page, the wall and the record draw the same.

pub mod debrief;
pub mod difference;
pub mod distribution;
pub mod document;
pub mod findings;
pub mod map;
pub mod outcome;
pub mod progress;
pub mod slope;
pub mod verdict;
