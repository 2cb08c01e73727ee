//! The language menu.

use leptos::prelude::*;
use texts::{Language, ui as t};

use crate::{
    browser::page,
    ui::{effect, views::Views as _},
};

/// Saves the language for this browser and reloads the page. Renders the same on the server and in the browser, and
/// works once the page is live.
#[component]
pub fn LanguageMenu() -> impl IntoView {
    let alive = RwSignal::new(false);
    effect(move || alive.set(true));
    let choose = move |event: leptos::ev::Event| {
        page::set_language(&event_target_value(&event));
        page::reload();
    };
    let option = |language: Language| {
        let (code, now) = (language.code(), language == texts::language());
        view! {
            <option value=code lang=code selected=now>
                {language.own_name()}
            </option>
        }
    };
    // Some browsers restore the previous selection after a reload.
    view! {
        <label class="language">
            <span class="visually-hidden">{t::language()}</span>
            <select autocomplete="off" disabled=move || !alive.get() on:change=choose>
                {Language::ALL.into_iter().map(option).views()}
            </select>
        </label>
    }
    .into_any()
}
