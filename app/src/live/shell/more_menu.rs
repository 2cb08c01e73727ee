//! The menu with everything else: the wall, the record, the theme, the keys, the reached steps.

use std::sync::Arc;

use domain::tool::agenda::Step;
use leptos::prelude::*;
use texts::frame as t;

use crate::{
    browser::page,
    live::shell::keys::{Keys, MORE},
    state::{follow::use_follow, use_room},
    ui::{
        act,
        icon::{Glyph, Icon},
        language::LanguageMenu,
        menu::Menu,
        parts::para,
        views::Views as _,
    },
    words,
};

/// What a page adds to its menu.
type More = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Everything else: the people, the theme, the language, the record, and what the page adds.
pub fn page_menu(people: RwSignal<bool>, more: More) -> AnyView {
    let record = format!("/w/{}/record", use_room().workshop_id());
    view! {
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
            {more()}
        </Menu>
    }
    .into_any()
}

/// The menu of the meeting's page: also the wall, the keys, the reached steps.
pub fn more_menu(people: RwSignal<bool>, keys: Keys) -> AnyView {
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
    let more = move || {
        view! {
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
        }
        .into_any()
    };
    view! { <span id=MORE>{page_menu(people, Arc::new(more))}</span> }.into_any()
}
