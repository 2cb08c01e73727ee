//! One of a few, all seen at once.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    id,
};

/// One of the few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub word: String,
    /// Its icon.
    pub icon: Option<Icon>,
    /// The value of `data-kind`, where it has the colour of a kind of card.
    pub kind: Option<&'static str>,
}

impl Choice {
    /// A choice that is only a word.
    pub fn word(word: impl Into<String>) -> Self {
        Self { word: word.into(), icon: None, kind: None }
    }
}

/// Radio buttons that look like chips. Values are places in the list, so that one piece of code draws them all.
#[component]
pub fn Chips(
    /// What is chosen here.
    #[prop(into)]
    legend: String,
    /// The choices.
    choices: Vec<Choice>,
    /// Which one is chosen.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// What choosing does.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// Whether the legend is only for screen readers.
    #[prop(optional)]
    quiet_legend: bool,
    /// Whether they are drawn as one strip.
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
