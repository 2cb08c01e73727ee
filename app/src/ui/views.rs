//! Views out of anything that gives them one by one.

use leptos::prelude::*;

/// Gathers views. The standard library's way of collecting knows how many will come and makes room for them; each of
/// a hundred uses would bring that knowledge along in the page's program.
pub trait Views: Iterator<Item: IntoAny> + Sized {
    /// All of them.
    fn views(self) -> Vec<AnyView> {
        let mut views = Vec::new();
        for view in self {
            views.push(view.into_any());
        }
        views
    }
}

impl<I: Iterator<Item: IntoAny>> Views for I {}
