//! One choice of a few, all visible at once.

use leptos::prelude::*;

use crate::ui::{
    icon::{Glyph, Icon},
    id,
};

/// One of the choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub word: String,
    pub icon: Option<Icon>,
    /// The value of `data-kind`, for choices with the colour of a kind of card.
    pub kind: Option<&'static str>,
}

impl Choice {
    /// A choice with a label only.
    pub fn word(word: impl Into<String>) -> Self {
        Self { word: word.into(), icon: None, kind: None }
    }
}

/// Radio buttons that look like chips. Values are indices, so that one compiled function draws them all.
#[component]
pub fn Chips(
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    #[prop(into)] chosen: Signal<Option<usize>>,
    #[prop(into)] on_choose: Callback<usize>,
    /// Whether only screen readers get the legend.
    #[prop(optional)]
    quiet_legend: bool,
    /// Whether they are drawn as one segmented strip.
    #[prop(optional)]
    joined: bool,
) -> impl IntoView {
    let group = id::fresh("chips");
    let chips: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            view! {
                <label data-kind=choice.kind>
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || chosen.get() == Some(place)
                        on:change=move |_| on_choose.run(place)
                    />
                    {choice.icon.map(|icon| view! { <Glyph icon=icon /> })}
                    {format!(" {}", choice.word)}
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="chips" class:joined=joined>
            <legend class:visually-hidden=quiet_legend>{legend}</legend>
            {chips}
        </fieldset>
    }
    .into_any()
}
