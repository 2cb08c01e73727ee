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
//! The browser loads one language before the page is built (`load`). The server has all languages (`all`) and says for
//! each page which one applies: `within`, `Spoken`.
//!
//! **Must never know**: the domain, or what a text is for.

use std::fmt::{Display, Write as _};

mod language;
#[cfg(feature = "all")]
mod spoken;

pub use language::Language;
#[cfg(feature = "all")]
pub use spoken::{Spoken, table, within};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Precedes the number of a value in a text.
const MARK: char = '\u{1}';

#[cfg(not(feature = "all"))]
static LOADED: std::sync::OnceLock<(Language, Vec<&'static str>)> = std::sync::OnceLock::new();

/// Loads the texts of one language, in the format of `table`. Only the first call counts.
/// # Errors
/// If they belong to another build of the program.
#[cfg(not(feature = "all"))]
pub fn load(language: Language, table: String) -> Result<(), Stale> {
    // Leaked on purpose: used for the life of the page.
    let mut lines = String::leak(table).split('\n');
    if lines.next() != Some(FINGERPRINT) {
        return Err(Stale);
    }
    let _ = LOADED.set((language, lines.collect()));
    Ok(())
}

/// The texts belong to another build of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

/// The current language.
#[cfg(not(feature = "all"))]
pub fn language() -> Language {
    LOADED.get().map_or(Language::English, |(language, _)| *language)
}

/// The current language.
#[cfg(feature = "all")]
pub use spoken::language;

#[cfg(not(feature = "all"))]
fn get(index: usize) -> &'static str {
    LOADED.get().and_then(|(_, texts)| texts.get(index).copied()).unwrap_or_default()
}

#[cfg(feature = "all")]
use spoken::get;

/// The texts of a step that ships.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    pub title: &'static str,
    /// One line for everybody: what to do now.
    pub line: &'static str,
    /// What the chair can say.
    pub script: &'static str,
    /// What the chair should say or do now.
    pub coach: &'static str,
}

/// The texts of the step with this name in the registry; empty if a language has no section of this name.
pub fn step(name: &str) -> Step {
    let Some(first) = indexed(STEPS, name) else { return Step::default() };
    let [coach, line, script, title] = [first, first + 1, first + 2, first + 3].map(get);
    Step { title, line, script, coach }
}

/// What a tool is called where it is hidden from the seller; empty if it is never hidden as a whole.
pub fn kept(tool: &str) -> &'static str {
    indexed(KEPT, tool).map(get).unwrap_or_default()
}

/// A text without values, by file and name: `requests.record`. For texts that are asked for by the tool they belong to.
#[cfg(feature = "all")]
pub fn named(key: &str) -> Option<&'static str> {
    NAMED.binary_search_by(|(known, _)| (*known).cmp(key)).ok().map(|at| get(NAMED[at].1))
}

fn indexed(list: &[(&str, usize)], name: &str) -> Option<usize> {
    list.iter().find(|(known, _)| *known == name).map(|(_, index)| *index)
}

/// The index of the form for this number: 0 for singular, 1 for plural.
fn form(number: usize) -> usize {
    usize::from(!language().is_one(number))
}

/// A text with its values filled in.
fn fill(index: usize, values: &[&dyn Display]) -> String {
    let mut parts = get(index).split(MARK);
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
