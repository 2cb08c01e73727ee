//! The guess: how many of the others say yes.

use leptos::prelude::*;
use texts::answer as t;

use crate::{
    live::shared::who::members,
    state::Room,
    ui::{
        AnySignal,
        icon::{Glyph, Icon},
        parts::{live, text},
    },
};

/// With more others than this, the guess is typed instead of stepped.
const STEPS_MAX: u16 = 12;

/// The number of other members.
pub fn others(room: Room) -> u16 {
    u16::try_from(members(room).saturating_sub(1)).unwrap_or(u16::MAX)
}

/// The field, with its question.
pub fn guess(guess: AnySignal<Option<u16>>, room: Room) -> AnyView {
    let question = move || t::guess(others(room).into());
    let control = live(move || match others(room) {
        others if others > STEPS_MAX => field(guess, others),
        others => steps(guess, others),
    });
    view! {
        <div class="guess">
            <p id="g">{text(question)} " " <span class="hint">{t::seven_or_more()}</span></p>
            <div class="stepper-input" role="group" aria-labelledby="g">
                {control}
                <span class="of">{text(move || t::of_others(others(room)))}</span>
            </div>
        </div>
    }
    .into_any()
}

/// Two buttons and a figure.
fn steps(guess: AnySignal<Option<u16>>, others: u16) -> AnyView {
    let step = move |up: bool| {
        guess.update(|guess| {
            *guess = Some(match *guess {
                // The first tap starts at 0 or 1, not at a number that somebody else chose.
                None => u16::from(up),
                Some(guess) if up => guess.saturating_add(1).min(others),
                Some(guess) => guess.saturating_sub(1),
            });
        });
    };
    let figure = move || match guess.get() {
        Some(guess) => guess.to_string(),
        None => "–".to_owned(),
    };
    view! {
        <button
            type="button"
            class="button icon-only"
            aria-label=t::fewer()
            on:click=move |_| step(false)
        >
            <Glyph icon=Icon::Minus />
        </button>
        <output aria-live="polite">{text(figure)}</output>
        <button
            type="button"
            class="button icon-only"
            aria-label=t::more()
            on:click=move |_| step(true)
        >
            <Glyph icon=Icon::Plus />
        </button>
    }
    .into_any()
}

fn field(guess: AnySignal<Option<u16>>, others: u16) -> AnyView {
    let set = move |event| {
        let number: Option<u16> = event_target_value(&event).parse().ok();
        guess.set(number.map(|number| number.min(others)));
    };
    view! {
        <input
            type="number"
            inputmode="numeric"
            min="0"
            max=others.to_string()
            aria-labelledby="g"
            prop:value=move || guess.get().map(|guess| guess.to_string()).unwrap_or_default()
            on:change=set
        />
    }
    .into_any()
}
