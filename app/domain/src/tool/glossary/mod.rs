//! The glossary: what a term means, first written by each person alone. Two meanings open a disconnect about language;
//! a meaning that every function agrees to settles it, and is shown wherever the term occurs.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Glossary, Meaning, Term};
