//! The words for refusals, which come with the first screen: the connection alone needs none.

use std::{cell::RefCell, sync::OnceLock};

use domain::Rejection;

/// Why something was refused, in words.
pub type Words = fn(&Rejection) -> String;

/// Waits for the words.
type Waiter = Box<dyn FnOnce(Words)>;

static WORDS: OnceLock<Words> = OnceLock::new();

thread_local! {
    static WAITING: RefCell<Vec<Waiter>> = RefCell::default();
}

/// Says the words for refusals. The first screen knows.
pub fn worded_by(words: Words) {
    let _ = WORDS.set(words);
    for then in WAITING.take() {
        then(words);
    }
}

/// Calls back with the words, at once if they are here.
pub fn when_worded(then: impl FnOnce(Words) + 'static) {
    match WORDS.get() {
        Some(words) => then(*words),
        None => WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then))),
    }
}
