//! Ids for markup: the browser builds the page anew, so nothing has to match what the server counted.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that nothing else on the page has.
pub fn fresh(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}
