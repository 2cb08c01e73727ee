//! Every text of the screens and the record in every language: one typed function per text, so that a missing text or
//! wrong values are compile errors.
//!
//! The texts are in the folders `en`, `de`, `fr` and `es`: one file per screen, and in `tools` one per tool, with a
//! section for each of its steps that ship. One line per text.
//!
//! ```toml
//! title = "Join"
//! greeting = "Welcome, {name}."
//! cards = { one = "{n} card", many = "{n} cards" }
//! ```
//!
//! `join_form::title()`, `join_form::greeting("Ada")` and `join_form::cards(3)` return them in the reader's language.
//!
//! The browser loads one language: what the page begins with before it is built (`load`), the rest with the first part of
//! the program that says any of it (`load_later`). `parts.toml` says which text is where. The server has all languages
//! (`all`) and says for each page which one applies: `within`, `Spoken`.
//!
//! **Must never know**: the domain, or what a text is for.

use std::fmt::{Display, Write as _};

mod language;
#[cfg(not(feature = "all"))]
mod loaded;
#[cfg(feature = "all")]
mod spoken;

pub use language::Language;
#[cfg(not(feature = "all"))]
pub use loaded::{Stale, language, load, load_later};
#[cfg(not(feature = "all"))]
use loaded::{first_text, later_text, server_text};
#[cfg(feature = "all")]
pub use spoken::{Spoken, language, tables, within};
#[cfg(feature = "all")]
use spoken::{get as first_text, get as later_text, get as server_text};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Precedes the number of a value in a text.
const MARK: char = '\u{1}';

/// What everybody reads of a step that ships.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub title: &'static str,
    /// One line for everybody: what to do now.
    pub line: &'static str,
}

/// What the chair of a step that ships reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpokenStep {
    /// What the chair can say.
    pub script: &'static str,
    /// What the chair should say or do now.
    pub coach: &'static str,
}

/// The texts of the step with this name in the registry; empty if a language has no section of this name.
pub fn step(name: &str) -> Step {
    let Some(first) = indexed(STEPS, name) else { return Step::default() };
    let [line, title] = [first, first + 1].map(first_text);
    Step { title, line }
}

/// The chair's texts of the step with this name in the registry; empty if a language has no section of this name.
pub fn spoken_step(name: &str) -> SpokenStep {
    let Some(first) = indexed(SPOKEN, name) else { return SpokenStep::default() };
    let [coach, script] = [first, first + 1].map(later_text);
    SpokenStep { script, coach }
}

/// What a tool is called where it is hidden from the seller; empty if it is never hidden as a whole.
pub fn kept(tool: &str) -> &'static str {
    indexed(KEPT, tool).map(later_text).unwrap_or_default()
}

/// A text without values, by file and name: `requests.record`. For texts that are asked for by the tool they belong to.
#[cfg(feature = "all")]
pub fn named(key: &str) -> Option<&'static str> {
    NAMED.binary_search_by(|(known, _)| (*known).cmp(key)).ok().map(|at| spoken::get(NAMED[at].1))
}

fn indexed(list: &[(&str, usize)], name: &str) -> Option<usize> {
    list.iter().find(|(known, _)| *known == name).map(|(_, index)| *index)
}

/// The index of the form for this number: 0 for singular, 1 for plural.
fn form(number: usize) -> usize {
    usize::from(!language().is_one(number))
}

/// A text with its values filled in.
fn fill(text: &str, values: &[&dyn Display]) -> String {
    let mut parts = text.split(MARK);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_at(1);
        if let Some(value) = number.parse::<usize>().ok().and_then(|number| values.get(number)) {
            let _ = write!(text, "{value}");
        }
        text.push_str(rest);
    }
    text
}
