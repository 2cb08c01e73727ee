//! A join code of ten letters and digits: how it is typed and displayed.

use leptos::prelude::*;
use texts::join as t;

use crate::state::join_api;

/// Characters that can be typed: ten, plus the spaces and dashes that people add.
const TYPED_CHARS_MAX: usize = 24;

/// A code in two groups, easier to read out and type.
pub fn grouped(code: &str) -> String {
    let (first, rest) = code.split_at_checked(5).unwrap_or((code, ""));
    format!("{first}-{rest}")
}

/// The form for a code, with validation. Text that is no code is rejected here and not sent.
pub fn code_form(
    id: &'static str,
    (label, hint, go_on): (&'static str, &'static str, &'static str),
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    on_code: impl Fn(String) + 'static,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match join_api::code_in(&typed.get_untracked()) {
            Some(code) => on_code(code),
            None => trouble.set(Some(t::code_incomplete().to_owned())),
        }
    };
    let hint_id = format!("{id}-hint");
    view! {
        <form class="stack" on:submit=send novalidate>
            <div class="field">
                <label for=id>{label}</label>
                <p class="hint" id=hint_id.clone()>
                    {hint}
                </p>
                <input
                    id=id
                    class="code"
                    type="text"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength=TYPED_CHARS_MAX.to_string()
                    aria-describedby=hint_id
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <p class="problem" role="alert" hidden=move || trouble.get().is_none()>
                {move || trouble.get()}
            </p>
            <button class="button primary wide" disabled=move || busy.get()>
                {go_on}
            </button>
        </form>
    }
    .into_any()
}
