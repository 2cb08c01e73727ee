//! Statements the group was asked, one row each.

use domain::{id::StatementId, tool::agenda::Round};
use leptos::prelude::*;

use crate::{
    live::shared::glossary::meanings,
    state::Room,
    ui::parts::{live, text},
    words,
};

/// A row with a statement and something about it.
pub fn statement_row(room: Room, id: StatementId, round: Round, about: AnyView) -> AnyView {
    let words = move || {
        room.read(|workshop| {
            let statement = workshop.statements.get(id);
            statement.map(|statement| statement.text.to_string()).unwrap_or_default()
        })
    };
    let level = move || {
        room.read(|workshop| {
            let statement = workshop.statements.get(id);
            statement.map(|statement| words::level(statement.level)).unwrap_or_default()
        })
    };
    view! {
        <li class="statement" data-round=round as u8>
            <p class="words">{text(words)}</p>
            {live(move || meanings(room, &words()))}
            <p class="about">
                <span class="hint">{move || level()}</span>
                {about}
            </p>
        </li>
    }
    .into_any()
}
