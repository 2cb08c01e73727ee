//! The stepper: the five phases at the top of the page and of the wall.

use std::cmp::Ordering;

use domain::{id::StepId, tool::agenda::Phase};
use leptos::prelude::*;
use texts::frame as t;

use crate::{
    state::{
        follow::{Follow, reached_in},
        use_room,
    },
    ui::{memo, views::Views as _},
    words,
};

/// The five phases, with the current one marked. Finished phases can be looked back at, except on the wall and while
/// the chair holds everyone.
pub fn stepper() -> AnyView {
    let room = use_room();
    let follow = use_context::<Follow>();
    let stops = memo(move || {
        room.read(|w| {
            let current = w.agenda.phase();
            Phase::ALL.map(|phase| (phase, phase.cmp(&current), reached_in(w, phase)))
        })
    });
    let stop = move |(phase, order, reached): (Phase, Ordering, Option<StepId>)| {
        let word = words::phase(phase);
        let free = follow.filter(|follow| !follow.is_held());
        let inner = match (order, reached.zip(free)) {
            (Ordering::Less, Some((step, follow))) => view! {
                <a
                    href="#stage"
                    on:click=move |event| {
                        event.prevent_default();
                        follow.look_at(step);
                    }
                >
                    {word}
                    <span class="visually-hidden">{t::done()}</span>
                </a>
            }
            .into_any(),
            _ => view! { <span>{word}</span> }.into_any(),
        };
        view! {
            <li class:done=order.is_lt() aria-current=order.is_eq().then_some("step")>
                {inner}
            </li>
        }
    };
    view! {
        <ol class="stepper" role="list" aria-label=t::phases()>
            {move || stops.get().map(stop).into_iter().views()}
        </ol>
    }
    .into_any()
}
