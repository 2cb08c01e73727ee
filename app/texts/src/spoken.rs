//! All languages at once, for the server, which renders each page in its reader's language.

use std::{
    cell::Cell,
    pin::Pin,
    sync::LazyLock,
    task::{Context, Poll},
};

use crate::{LINES, Language};

thread_local! {
    static NOW: Cell<Language> = const { Cell::new(Language::English) };
}

/// What the browser loads of a language: the texts that a page begins with, and the others. One text per line, after a
/// line that identifies the build.
pub fn tables(language: Language) -> [String; 2] {
    let mut lines = table(language).split('\n');
    let build = lines.next().unwrap_or_default();
    LINES.map(|count| {
        let texts: Vec<&str> = std::iter::once(build).chain(lines.by_ref().take(count)).collect();
        texts.join("\n")
    })
}

/// All texts of a language.
fn table(language: Language) -> &'static str {
    match language {
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
        Language::German => include_str!(concat!(env!("OUT_DIR"), "/de.txt")),
        Language::French => include_str!(concat!(env!("OUT_DIR"), "/fr.txt")),
        Language::Spanish => include_str!(concat!(env!("OUT_DIR"), "/es.txt")),
    }
}

/// The current language.
pub fn language() -> Language {
    NOW.get()
}

/// Runs `work` in this language.
pub fn within<T>(language: Language, work: impl FnOnce() -> T) -> T {
    struct Back(Language);
    impl Drop for Back {
        fn drop(&mut self) {
            NOW.set(self.0);
        }
    }
    let _back = Back(NOW.replace(language));
    work()
}

/// A future in a language, on whichever thread it runs.
#[derive(Debug)]
pub struct Spoken<F> {
    language: Language,
    work: Pin<Box<F>>,
}

impl<F> Spoken<F> {
    /// Wraps a future.
    pub fn new(language: Language, work: F) -> Self {
        Self { language, work: Box::pin(work) }
    }
}

impl<F: Future> Future for Spoken<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        within(self.language, || self.work.as_mut().poll(context))
    }
}

pub(crate) fn get(index: usize) -> &'static str {
    static ALL: LazyLock<[Vec<&'static str>; 4]> = LazyLock::new(|| {
        Language::ALL.map(|language| table(language).split('\n').skip(1).collect())
    });
    let place = Language::ALL.iter().position(|one| *one == language());
    place.and_then(|place| ALL[place].get(index).copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{connect, draft, record_page, step};

    /// The lines that the browser gets of a file.
    fn lines(table: &str) -> Vec<&str> {
        table.split('\n').skip(1).collect()
    }

    #[test]
    fn the_browser_gets_each_text_in_one_file_at_most() {
        for language in Language::ALL {
            let [first, later] = tables(language);
            let (first, later) = (lines(&first), lines(&later));
            assert_eq!([first.len(), later.len()], LINES, "{language:?}");
            let has = |text: &str| (first.contains(&text), later.contains(&text));
            within(language, || {
                assert_eq!(has(connect::one_moment()), (true, false), "{language:?}");
                assert_eq!(has(step("Rate").title), (true, false), "{language:?}");
                assert_eq!(has(draft::question()), (false, true), "{language:?}");
                assert_eq!(has(record_page::print()), (false, false), "{language:?}");
            });
        }
    }
}
