//! A button that copies a text and confirms it.

use leptos::{prelude::*, task::spawn_local};
use texts::ui as t;

use crate::{
    browser::page,
    ui::icon::{Glyph, Icon},
};

/// Copies a text. If the browser refuses, says so: the text is visible next to it and can be copied by hand.
#[component]
pub fn CopyButton(
    /// The text to copy.
    #[prop(into)]
    text: Signal<String>,
    /// Its name for screen readers: "the Mobilizer's link".
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
