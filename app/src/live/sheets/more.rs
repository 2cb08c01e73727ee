//! The menu with everything else: the wall, the record, the theme, the keys, the reached steps.

use domain::tool::agenda::Step;
use leptos::prelude::*;
use texts::frame as t;

use crate::{
    browser::page,
    state::{follow::use_follow, use_room},
    ui::{
        act,
        icon::{Glyph, Icon},
        language::LanguageMenu,
        parts::para,
        views::Views as _,
    },
    words,
};

/// What every page has in its menu, and what the page adds.
pub fn page_items(people: RwSignal<bool>, added: AnyView) -> AnyView {
    let record = format!("/w/{}/record", use_room().workshop_id());
    view! {
        <button type="button" class="narrow-only" on:click=act(move || people.set(true))>
            <Glyph icon=Icon::People />
            {t::people()}
        </button>
        <button type="button" class="narrow-only" on:click=|_| page::set_theme(!page::is_dark())>
            <Glyph icon=Icon::Moon />
            {t::theme()}
        </button>
        <LanguageMenu />
        <a href=record>
            <Glyph icon=Icon::Export />
            {t::record()}
        </a>
        {added}
    }
    .into_any()
}

/// The menu of the meeting's page: also the wall, the keys, the reached steps.
pub fn more(people: RwSignal<bool>, keys: RwSignal<bool>) -> AnyView {
    let room = use_room();
    let follow = use_follow();
    let wall = format!("/w/{}/wall", room.workshop_id());
    let item = move |step: Step| {
        let id = step.id;
        view! {
            <button type="button" on:click=act(move || follow.look_at(id))>
                {words::steps::title(&step)}
            </button>
        }
    };
    let steps = move || {
        room.read(|w| {
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
    let added = view! {
        <a href=wall target="_blank">
            <Glyph icon=Icon::Wall />
            {t::wall()}
        </a>
        <button type="button" on:click=act(move || keys.set(true))>
            <Glyph icon=Icon::Keys />
            {t::keys()}
        </button>
        <hr />
        {back}
    };
    page_items(people, added.into_any())
}
