//! One language, in the two files that the browser loads.

use std::sync::OnceLock;

use crate::{FINGERPRINT, LINES, Language};

static FIRST: OnceLock<First> = OnceLock::new();
static LATER: OnceLock<Vec<&'static str>> = OnceLock::new();

struct First {
    language: Language,
    texts: Vec<&'static str>,
    missing: fn(usize),
}

/// The texts belong to another build of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

/// Loads the texts that the page begins with, in the format of `table`. Only the first call counts. `missing` is told of
/// every text that is read before it is loaded: a mistake, and nothing that people should have to notice.
/// # Errors
/// If they belong to another build of the program.
pub fn load(language: Language, table: String, missing: fn(usize)) -> Result<(), Stale> {
    let texts = lines(table)?;
    let _ = FIRST.set(First { language, texts, missing });
    Ok(())
}

/// Loads the other texts, of the same language. Only the first call counts.
/// # Errors
/// If they belong to another build of the program.
pub fn load_later(table: String) -> Result<(), Stale> {
    let texts = lines(table)?;
    let _ = LATER.set(texts);
    Ok(())
}

fn lines(table: String) -> Result<Vec<&'static str>, Stale> {
    // Leaked on purpose: used for the life of the page.
    let mut lines = String::leak(table).split('\n');
    if lines.next() != Some(FINGERPRINT) {
        return Err(Stale);
    }
    Ok(lines.collect())
}

/// The current language.
pub fn language() -> Language {
    FIRST.get().map_or(Language::English, |first| first.language)
}

/// A text of the first file.
#[inline(never)]
pub(crate) fn first_text(index: usize) -> &'static str {
    found(FIRST.get().map(|first| &first.texts), index, index)
}

/// A text of the later file. The build of the page sees to it that no part of the program calls this that does not wait for
/// that file: by its name, so it stays a function.
#[inline(never)]
pub(crate) fn later_text(index: usize) -> &'static str {
    found(LATER.get(), index - LINES[0], index)
}

/// A text of the server. The build of the page sees to it that nothing calls this.
#[inline(never)]
pub(crate) fn server_text(index: usize) -> &'static str {
    found(None, 0, index)
}

fn found(texts: Option<&Vec<&'static str>>, line: usize, index: usize) -> &'static str {
    texts.and_then(|texts| texts.get(line).copied()).unwrap_or_else(|| {
        if let Some(first) = FIRST.get() {
            (first.missing)(index);
        }
        ""
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    static MISSING: AtomicUsize = AtomicUsize::new(usize::MAX);

    fn table(texts: &str) -> String {
        format!("{FINGERPRINT}\n{texts}")
    }

    #[test]
    fn a_text_that_is_read_before_it_is_loaded_is_reported() {
        assert_eq!(load(Language::German, "another build\nJa".to_owned(), |_| ()), Err(Stale));
        let report = |index| MISSING.store(index, Ordering::Relaxed);
        assert_eq!(load(Language::German, table("Ja\nNein"), report), Ok(()));
        assert_eq!((language(), first_text(1)), (Language::German, "Nein"));
        let later = LINES[0] + 1;
        assert_eq!(later_text(later), "");
        assert_eq!(MISSING.load(Ordering::Relaxed), later);
        assert_eq!(load_later("another build\n".to_owned()), Err(Stale));
        assert_eq!(load_later(table("Vielleicht\nSicher")), Ok(()));
        assert_eq!(later_text(later), "Sicher");
        server_text(later + LINES[1]);
        assert_eq!(MISSING.load(Ordering::Relaxed), later + LINES[1]);
    }
}
