//! Ids for markup. The browser rebuilds the page, so ids need not match those of the server.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that is unique on the page.
pub fn fresh(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}
