//! The glossary: what a word means, written by each alone first. Two meanings open a disconnect about language; the
//! one that every function agrees to settles it, and is shown wherever the word stands.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Glossary, Meaning, Term};
