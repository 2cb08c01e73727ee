//! Navigation from the frame: the phases, and the menu with everything else.

use std::cmp::Ordering;

use domain::{
    Topic,
    id::StepId,
    tool::agenda::{Phase, Step},
};
use leptos::prelude::*;
use texts::frame as t;

use crate::{
    browser::page,
    state::{
        follow::{Follow, reached_in, use_follow},
        memo, use_room,
    },
    ui::{
        act,
        icon::{Glyph, Icon},
        language::LanguageMenu,
        menu::Menu,
        views::Views as _,
    },
    words,
    workshop::{
        keys::{Keys, MORE},
        tools::parts::para,
    },
};

/// The five phases, with the current one marked. Finished phases can be looked back at, except on the wall and while
/// the chair holds everyone.
#[component]
pub fn Stepper() -> impl IntoView {
    let room = use_room();
    let follow = use_context::<Follow>();
    let stops = memo(move || {
        room.read(Topic::agenda(), |w| {
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

/// Everything else: the wall, the record, the theme, the keys, the reached steps.
#[component]
pub fn MoreMenu(
    /// Opens the list of people: a phone has no room for its own button.
    people: RwSignal<bool>,
    /// The keys, whose list opens from this menu too.
    keys: Keys,
) -> impl IntoView {
    let room = use_room();
    let follow = use_follow();
    let place = format!("/w/{}", room.workshop_id());
    let (wall, record) = (format!("{place}/wall"), format!("{place}/record"));
    let item = move |step: Step| {
        let id = step.id;
        view! {
            <button type="button" on:click=act(move || follow.look_at(id))>
                {words::steps::title(&step)}
            </button>
        }
    };
    let steps = move || {
        room.read(Topic::agenda(), |w| {
            let reached = w.agenda.reached.map_or(0, |reached| usize::from(reached) + 1);
            w.agenda.steps.iter().take(reached).cloned().collect::<Vec<Step>>()
        })
    };
    let back = move || {
        if follow.is_held() {
            return para("menu-title", t::holds_here());
        }
        let steps = steps().into_iter().map(item).views();
        view! {
            <p class="menu-title">{t::look_back()}</p>
            {steps}
        }
        .into_any()
    };
    let menu = view! {
        <Menu label=t::more()>
            <button type="button" class="narrow-only" on:click=act(move || people.set(true))>
                <Glyph icon=Icon::People />
                {t::people()}
            </button>
            <button type="button" class="narrow-only" on:click=|_| page::set_theme(!page::is_dark())>
                <Glyph icon=Icon::Moon />
                {t::theme()}
            </button>
            <LanguageMenu />
            <a href=record.clone()>
                <Glyph icon=Icon::Export />
                {t::record()}
            </a>
            <a href=wall.clone() target="_blank">
                <Glyph icon=Icon::Wall />
                {t::wall()}
            </a>
            <button type="button" on:click=act(move || keys.open.set(true))>
                <Glyph icon=Icon::Keys />
                {t::keys()}
            </button>
            <hr />
            {back}
        </Menu>
    };
    view! { <span id=MORE>{menu}</span> }.into_any()
}
