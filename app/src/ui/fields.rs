//! Fields that people fill in. Input is a draft that survives a reload until it was sent.

use leptos::ev;

use leptos::prelude::*;
use texts::fields as t;

use crate::ui::{
    chips::{Chips, Choice},
    controls::Handler,
    draft::Draft,
    effect_after,
};

/// A multi-line field.
pub struct Area {
    pub id: String,
    pub label: String,
    /// Whether only screen readers get the label, because the text next to it says the same.
    pub quiet: bool,
    pub placeholder: &'static str,
    pub draft: Draft,
    /// Most characters.
    pub max: usize,
    /// Called for Enter; a line break then needs Shift.
    pub enter: Option<Handler>,
}

impl Area {
    /// A field with a visible label and no options.
    pub fn new(id: impl Into<String>, label: impl Into<String>, draft: Draft, max: usize) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            quiet: false,
            placeholder: "",
            draft,
            max,
            enter: None,
        }
    }

    /// The field with label and box.
    pub fn field(self) -> AnyView {
        view! { <div class="field">{self.bare()}</div> }.into_any()
    }

    /// The `<textarea>` alone.
    pub fn bare(self) -> AnyView {
        let Self { id, label, quiet, placeholder, draft, max, enter } = self;
        let key = move |event: ev::KeyboardEvent| {
            let Some(enter) = &enter else { return };
            // Enter also confirms a character composed with an input method: ignore that one.
            if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                event.prevent_default();
                enter();
            }
        };
        // A `<textarea>` must have no children: the server does not escape them.
        view! {
            <label class=if quiet { "visually-hidden" } else { "" } for=id.clone()>
                {label}
            </label>
            <textarea
                id=id
                placeholder=placeholder
                maxlength=max.to_string()
                prop:value=move || draft.get()
                on:input=move |event| draft.set(event_target_value(&event))
                on:keydown=key
            ></textarea>
        }
        .into_any()
    }
}

/// A single-line field. `kind` is the input's type: "text", "date".
pub fn line(
    id: impl Into<String>,
    label: impl Into<String>,
    kind: &'static str,
    draft: Draft,
    max: usize,
) -> AnyView {
    fn inner(id: String, label: String, kind: &'static str, draft: Draft, max: usize) -> AnyView {
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input
                    id=id
                    type=kind
                    maxlength=max.to_string()
                    prop:value=move || draft.get()
                    on:input=move |event| draft.set(event_target_value(&event))
                />
            </div>
        }
        .into_any()
    }
    inner(id.into(), label.into(), kind, draft, max)
}

/// A drop-down list of names. Its empty choice asks for one.
pub fn select(
    id: impl Into<String>,
    label: impl Into<String>,
    options: Vec<(String, String)>,
    value: RwSignal<String>,
) -> AnyView {
    fn inner(
        id: String,
        label: String,
        options: Vec<(String, String)>,
        value: RwSignal<String>,
    ) -> AnyView {
        let options: Vec<_> = options
            .into_iter()
            .map(|(key, word)| {
                let mine = key.clone();
                view! {
                    <option value=key prop:selected=move || value.with(|value| *value == mine)>
                        {word}
                    </option>
                }
                .into_any()
            })
            .collect();
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id on:change=move |event| value.set(event_target_value(&event))>
                    <option value="" prop:selected=move || value.with(String::is_empty)>
                        {t::choose()}
                    </option>
                    {options}
                </select>
            </div>
        }
        .into_any()
    }
    inner(id.into(), label.into(), options, value)
}

/// Chips for a few choices. `value` is the selected index.
pub fn chips(
    joined: bool,
    legend: &'static str,
    quiet: bool,
    choices: Vec<Choice>,
    value: RwSignal<usize>,
) -> AnyView {
    let chosen = Signal::derive(move || Some(value.get()));
    view! {
        <Chips
            legend=legend
            choices=choices
            chosen=chosen
            on_choose=Callback::new(move |place| value.set(place))
            quiet_legend=quiet
            joined=joined
        />
    }
    .into_any()
}

/// A selected index that survives a reload together with the text next to it.
pub fn stored_index(draft: Draft, otherwise: usize) -> RwSignal<usize> {
    let place = RwSignal::new(draft.peek().parse().unwrap_or(otherwise));
    effect_after(move |before: Option<usize>| {
        let place = place.get();
        if before.is_some_and(|before| before != place) {
            draft.set(place.to_string());
        }
        place
    });
    place
}
