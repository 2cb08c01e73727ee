//! The code of the tools that the page does not have from the start: see `domain::load_all_tools`. It is a download of
//! its own, begun while people are at the first step, or as soon as something needs it.

use std::{cell::RefCell, future::Future, pin::Pin, sync::OnceLock, time::Duration};

/// How long a page has been open when it loads what it will need. What it needs first has been drawn by then.
pub const QUIET: Duration = Duration::from_secs(4);

/// Loads the code; whether it is here then.
pub type LoadTools = fn() -> Pin<Box<dyn Future<Output = bool>>>;

static LOAD: OnceLock<LoadTools> = OnceLock::new();

thread_local! {
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = RefCell::default();
}

/// Says how the code is loaded. The program's entry knows.
#[cfg(feature = "browser")]
pub fn loaded_by(load: LoadTools) {
    // The page starts once.
    let _ = LOAD.set(load);
}

/// Loads the code unless it is here. Whether it is here then.
pub async fn load() -> bool {
    let Some(load) = LOAD.get() else { return false };
    load().await
}

/// Calls back once the code is here.
pub fn when_loaded(then: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
}

/// What the part of the program with the code does when it is here.
pub fn all_tools() {
    domain::load_all_tools();
    for then in WAITING.take() {
        then();
    }
}
