//! How many of how many.

use leptos::prelude::*;
use texts::parts as t;

use crate::ui::{dots::dots, memo, parts::live};

/// A closure that counts: how many, of how many.
type Count = Box<dyn Fn() -> (usize, usize) + Send + Sync>;

/// "4 of 6 have written", with the first number in tabular figures that do not jump.
pub fn count_of(
    count: impl Fn() -> (usize, usize) + Send + Sync + 'static,
    verb: &'static str,
) -> AnyView {
    fn inner(count: Count, verb: &'static str) -> AnyView {
        let count = memo(count);
        live(move || {
            let (count, of) = count.get();
            view! {
                <span class="num">{count.to_string()}</span>
                {t::of(of, verb)}
            }
            .into_any()
        })
    }
    inner(Box::new(count), verb)
}

/// "We wait for the others", with a stroke per person who has answered.
pub fn waiting(
    title: impl Into<String>,
    count: impl Fn() -> (usize, usize) + Send + Sync + 'static,
    verb: &'static str,
) -> AnyView {
    fn inner(title: String, count: Count, verb: &'static str) -> AnyView {
        /// With more strokes, the picture says no more than the count.
        const STROKES_MAX: usize = 24;
        let count = memo(count);
        let strokes = live(move || {
            let (count, of) = count.get();
            dots(count, if of <= STROKES_MAX { of } else { 0 })
        });
        view! {
            <div class="waiting">
                {strokes}
                <h2>{title}</h2>
                <p>{count_of(move || count.get(), verb)} {t::go_on()}</p>
            </div>
        }
        .into_any()
    }
    inner(title.into(), Box::new(count), verb)
}
