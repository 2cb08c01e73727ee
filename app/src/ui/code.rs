//! A join code of ten letters and digits: how it is typed and displayed.

use leptos::prelude::*;
use texts::join as t;

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
        match code_in(&typed.get_untracked()) {
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

/// The code in typed text or in a URL fragment: ten letters and digits, ignoring everything between them. The secret of
/// a personal link is far longer.
pub fn code_in(text: &str) -> Option<String> {
    const CHARS: usize = 10;
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let known = code.chars().all(|c| c.is_ascii_alphanumeric());
    (known && code.len() == CHARS).then(|| code.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn a_code_is_distinguished_from_a_personal_link() {
        assert_eq!(code_in("k7q2m-9abcd").as_deref(), Some("K7Q2M9ABCD"));
        assert_eq!(code_in(" K7Q2M 9ABCD ").as_deref(), Some("K7Q2M9ABCD"));
        assert_eq!(code_in("K7Q2M9ABC"), None);
        assert_eq!(code_in("K7Q2M9ABC_"), None);
        assert_eq!(code_in("qTn0Yk3mWb9xJ2uRvLs5dFh8gPzAeC1oI7tB4yN6wXk"), None);
    }
}
