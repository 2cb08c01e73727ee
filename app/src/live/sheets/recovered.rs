//! The list of recovered texts: each with the reason why it was not accepted.

use leptos::prelude::*;
use texts::recovered as t;

use crate::{
    browser::page,
    state::{Room, recovered::Recovered, use_room},
    ui::{
        act,
        copy::CopyButton,
        icon::{Glyph, Icon},
        parts::{each_of, opening, para},
        views::Views as _,
    },
};

const HEADING: &str = "recovered";

/// The list.
pub fn recovered(room: Room) -> AnyView {
    view! {
        <section class="recovered" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                <Glyph icon=Icon::Info />
                " "
                {t::title()}
            </h2>
            <ul>
                {each_of(move || room.recovered().all(), shown, row)}
            </ul>
        </section>
    }
    .into_any()
}

/// A row is rebuilt when older rows were joined with it.
fn shown(row: &Recovered) -> String {
    format!("{} {}", row.key, row.texts.len())
}

fn row(row: Recovered) -> AnyView {
    let room = use_room();
    let Recovered { key, why, texts, .. } = row;
    let why = why.unwrap_or_else(|| t::older_page().to_owned());
    let start = texts.first().map(|text| opening(text)).unwrap_or_default();
    let dismiss = move || {
        room.recovered().dismiss(&key);
        // The focused button has disappeared.
        page::focus(if room.recovered().all().is_empty() { "stage" } else { HEADING });
    };
    view! {
        <li>
            <div>
                {why.lines().map(|line| para("hint", line)).views()}
                {texts.iter().map(|text| para("words", text.as_str())).views()}
            </div>
            <div class="buttons">
                <CopyButton text=texts.join("\n\n") what=texts::frame::your_words() />
                <button type="button" class="button quiet small" on:click=act(dismiss)>
                    {t::dismiss()}
                    <span class="visually-hidden">{t::dismiss_what(start)}</span>
                </button>
            </div>
        </li>
    }
    .into_any()
}
