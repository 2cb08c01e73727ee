//! A text field with label, hint and error message.

use leptos::prelude::*;

use crate::ui::{draft::Draft, id};

/// A labelled text field for a draft: typed text survives until the draft is cleared.
#[component]
pub fn DraftField(
    draft: Draft,
    #[prop(into)] label: Signal<String>,
    /// Whether it is a `<textarea>`.
    #[prop(optional)]
    lines: bool,
    /// Most characters.
    #[prop(default = 1_000)]
    max: usize,
    /// A hint below the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// An example, shown while the field is empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// What is missing and what to do, if something is.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
    /// Whether only screen readers get the label.
    #[prop(optional)]
    quiet_label: bool,
    /// Called for Ctrl+Enter, in a single line also for Enter.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let name = id::fresh("field");
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let no_hint = hint.is_none();
    let has_problem = move || problem.get().is_some().then_some("true");
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let sends = event.key() == "Enter" && (!lines || event.ctrl_key() || event.meta_key());
        if let (true, Some(on_enter)) = (sends, on_enter) {
            event.prevent_default();
            on_enter.run(());
        }
    };
    let input = if lines {
        view! {
            <textarea
                id=name.clone()
                maxlength=max
                placeholder=placeholder
                aria-describedby=described
                aria-invalid=has_problem
                prop:value=move || draft.get()
                on:input=move |event| draft.set(event_target_value(&event))
                on:keydown=on_key
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                type="text"
                id=name.clone()
                maxlength=max
                placeholder=placeholder
                aria-describedby=described
                aria-invalid=has_problem
                prop:value=move || draft.get()
                on:input=move |event| draft.set(event_target_value(&event))
                on:keydown=on_key
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=name class:visually-hidden=quiet_label>
                {move || label.get()}
            </label>
            <p class="hint" id=hint_id hidden=no_hint>
                {hint}
            </p>
            {input}
            <p class="problem" id=problem_id hidden=move || problem.get().is_none()>
                {move || problem.get()}
            </p>
        </div>
    }
    .into_any()
}
