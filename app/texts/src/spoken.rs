//! All languages at once, for the server, which renders each page in its reader's language.

use std::{
    cell::Cell,
    pin::Pin,
    sync::LazyLock,
    task::{Context, Poll},
};

use crate::Language;

thread_local! {
    static NOW: Cell<Language> = const { Cell::new(Language::English) };
}

/// The texts of a language, one per line, after a line that identifies the build.
pub fn table(language: Language) -> &'static str {
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
