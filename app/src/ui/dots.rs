//! A row of strokes: one per person who has answered, or a few while something is awaited.

use leptos::prelude::*;

use crate::ui::views::Views as _;

/// `of` strokes, of which the first `count` are filled. Decoration: the text beside them says the same.
pub fn dots(count: usize, of: usize) -> AnyView {
    let stroke = |place: usize| view! { <i class:in=place < count></i> };
    view! {
        <span class="dots-in" aria-hidden="true">
            {(0..of).map(stroke).views()}
        </span>
    }
    .into_any()
}

/// The strokes while nothing can be counted.
pub fn idle_dots() -> AnyView {
    dots(0, 5)
}
