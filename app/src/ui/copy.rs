//! A button that copies a text, and says that it did.

use leptos::{prelude::*, task::spawn_local};
use texts::ui as t;

use super::icon::{Glyph, Icon};
use crate::browser::page;

/// Copies a text. Where the browser does not allow it, it says so: the text stands beside it to be copied by hand.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// Of what, for screen readers: "the Mobilizer's link".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let said = RwSignal::new(t::copy());
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let word = if page::copy(&text).await { t::copied() } else { t::copy_by_hand() };
            let _ = said.try_set(word);
        });
    };
    view! {
        <button type="button" class="button small" on:click=copy>
            <Glyph icon=Icon::Copy />
            " "
            <span aria-live="polite">{move || said.get()}</span>
            <span class="visually-hidden">{t::copy_what(what)}</span>
        </button>
    }
}
