//! The board: themes as columns of real lists. Every move works by dragging, by menu and by keys.

use domain::{id::ThemeId, powers::Power, tool::agenda::Step};
use leptos::prelude::*;
use texts::board as t;

use crate::{
    live::shared::{
        glossary, proxies,
        who::may_not,
        writer::{Thought, writer},
    },
    state::{Room, use_room},
    ui::{
        controls::button,
        icon::Icon,
        memo,
        parts::{ask, each, empty, fold, nothing, para, sealed_note, text, when},
    },
};

mod asks;
mod column;
mod item;
mod moves;
mod state;

use state::{Asking, Board};

/// "Same thing, other words": the group sorts its cards.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let board = Board::new(room);
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    let organises = memo(move || room.may(Power::Organise));
    let writes = memo(move || room.may(Power::Write));
    let bare = move || board.ids(None).is_empty() && board.themes().is_empty();
    view! {
        {ask(question, "")}
        {proxies::gaps(room)}
        {may_not(room, Power::Organise, t::seller())}
        {when(move || organises.get(), move || para("hint", t::hint()))}
        {when(move || writes.get(), move || fold(t::add_card(), add_card(room)))}
        {when(bare, || empty(Icon::Idea, t::empty()))}
        <div class="board">
            {column::unsorted(board)}
            {each(move || board.themes(), move |id| column::theme(board, ThemeId(id)))}
            {when(move || organises.get(), move || {
                button("quiet new-theme", Some(Icon::Plus), t::new_theme(), move || {
                    board.ask(Asking::NewTheme(None));
                })
            })}
        </div>
        {glossary::glossary(room)}
        <p class="visually-hidden" role="status">{text(move || board.said.get())}</p>
        {board.sheet()}
    }
    .into_any()
}

fn add_card(room: Room) -> AnyView {
    let sealed = untrack(|| room.peek(|workshop| workshop.cards.seals_now(workshop)));
    let note = if sealed { sealed_note(t::private()) } else { nothing() };
    writer(room, Thought::stored("board"), domain::tool::agenda::Recipe::Own, note)
}
