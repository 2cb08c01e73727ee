//! Collects iterators of views.

use leptos::prelude::*;

/// Collects views. `Iterator::collect` reserves space by size hint; each of its hundred uses would add that code to the
/// download.
pub trait Views: Iterator<Item: IntoAny> + Sized {
    /// All views in a `Vec`.
    fn views(self) -> Vec<AnyView> {
        let mut views = Vec::new();
        for view in self {
            views.push(view.into_any());
        }
        views
    }
}

impl<I: Iterator<Item: IntoAny>> Views for I {}
