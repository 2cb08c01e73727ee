//! Ids for markup that is made in the browser only. Never call it while a page is hydrated: the server counts
//! differently.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that nothing else on the page has.
pub fn fresh(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}
