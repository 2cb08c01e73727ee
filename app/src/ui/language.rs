//! The choice of the language that everything is said in.

use leptos::prelude::*;
use texts::{Language, ui as t};

use super::views::Views as _;
use crate::browser::page;

/// Chooses the language of this browser and loads the page again in it. Renders the same on the server and in the
/// browser, and works once the page is alive.
#[component]
pub fn LanguageMenu() -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
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
    // Some browsers put back, on a reload, what was chosen before it.
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
