//! Every text that the screens and the record say, in every language: one function per text, so that a text that is
//! missing, or given other values, does not compile.
//!
//! The texts are in the folders `en`, `de`, `fr`, `es`, a file for a screen, a line for a text:
//!
//! ```toml
//! title = "Come in"
//! greeting = "Welcome, {name}."
//! cards = { one = "{n} card", many = "{n} cards" }
//! ```
//!
//! `come_in::title()`, `come_in::greeting("Ada")` and `come_in::cards(3)` say them in the reader's language.
//!
//! In the browser one language is loaded before the page is built (`load`). On the server all are there (`all`), and
//! whoever makes a page says in which language: `within`, `Spoken`.
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

/// Stands before the number of a value in a text.
const MARK: char = '\u{1}';

#[cfg(not(feature = "all"))]
static LOADED: std::sync::OnceLock<(Language, Vec<&'static str>)> = std::sync::OnceLock::new();

/// Takes the texts of one language, as `table` gives them. The first call counts.
///
/// # Errors
///
/// Where they belong to another build of the program.
#[cfg(not(feature = "all"))]
pub fn load(language: Language, table: String) -> Result<(), Stale> {
    // Once for the life of the page.
    let mut lines = String::leak(table).split('\n');
    if lines.next() != Some(FINGERPRINT) {
        return Err(Stale);
    }
    let _ = LOADED.set((language, lines.collect()));
    Ok(())
}

/// The texts belong to another build than the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

/// The language that texts are said in.
#[cfg(not(feature = "all"))]
pub fn language() -> Language {
    LOADED.get().map_or(Language::English, |(language, _)| *language)
}

/// The language that texts are said in.
#[cfg(feature = "all")]
pub use spoken::language;

#[cfg(not(feature = "all"))]
fn get(index: usize) -> &'static str {
    LOADED.get().and_then(|(_, texts)| texts.get(index).copied()).unwrap_or_default()
}

#[cfg(feature = "all")]
use spoken::get;

/// The form for this many: 0 for one thing, 1 for several.
fn form(number: usize) -> usize {
    usize::from(!language().is_one(number))
}

/// A text with its values put in.
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
