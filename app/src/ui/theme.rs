//! The theme switch.

use leptos::prelude::*;
use texts::ui as t;

use crate::{
    browser::page,
    ui::{
        effect,
        icon::{Glyph, Icon},
    },
};

/// Switches this browser's theme. Renders the same on the server and in the browser; the system setting is known only
/// in the browser.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let dark = RwSignal::new(false);
    let alive = RwSignal::new(false);
    effect(move || {
        dark.set(page::is_dark());
        alive.set(true);
    });
    let switch = move |_| {
        dark.update(|dark| *dark = !*dark);
        page::set_theme(dark.get_untracked());
    };
    view! {
        <button
            type="button"
            class="button quiet icon-only"
            aria-label=move || if dark.get() { t::light_theme() } else { t::dark_theme() }
            disabled=move || !alive.get()
            on:click=switch
        >
            {move || if dark.get() {
                view! { <Glyph icon=Icon::Sun /> }
            } else {
                view! { <Glyph icon=Icon::Moon /> }
            }}
        </button>
    }
}
