//! One column: a theme with its name, menu and cards, or the first column for cards without a theme.

use domain::{
    id::{CardId, ThemeId},
    powers::Power,
    text::Title,
    tool::themes::Command,
};
use leptos::ev;

use leptos::prelude::*;
use texts::board as t;
use uuid::Uuid;

use crate::{
    live::steps::board::{
        item, moves,
        state::{Board, column_name},
    },
    state::ToastKind,
    ui::{
        Memo,
        controls::menu_item,
        direction::Direction,
        effect,
        icon::Icon,
        memo,
        menu::Menu,
        parts::{each, live, nothing, when},
    },
    words,
};

/// The first column: cards without a theme.
pub fn unsorted(board: Board) -> AnyView {
    let ids = move || board.ids(None);
    view! {
        <section class=move || class(board, "theme unsorted", "none") data-column="none" aria-labelledby="column-none">
            <header>
                <h3 id="column-none">{t::unsorted()}</h3>
                {live(move || counted(ids().len()))}
            </header>
            {cards(board, ids)}
        </section>
    }
    .into_any()
}

/// The column of a theme.
pub fn theme(board: Board, id: ThemeId) -> AnyView {
    let ids = move || board.ids(Some(id));
    let heading = format!("column-{id}");
    let key = id.to_string();
    let organises = memo(move || board.room.may(Power::Organise));
    let class = {
        let key = key.clone();
        move || class(board, "theme", &key)
    };
    view! {
        <section class=class data-column=key aria-labelledby=heading.clone()>
            <header>
                <h3 id=heading.clone()>{name(board, id, organises)}</h3>
                {live(move || counted(ids().len()))}
                {when(move || organises.get(), move || menu(board, id))}
            </header>
            {cards(board, ids)}
            {when(move || ids().is_empty(), || {
                view! { <p class="hint">{t::theme_empty()}</p> }.into_any()
            })}
        </section>
    }
    .into_any()
}

/// Highlights the column while a card is dragged over it.
fn class(board: Board, class: &'static str, key: &str) -> String {
    let over =
        board.target.with(|target| target.as_ref().is_some_and(|target| target.column == key));
    if over { format!("{class} drop-here") } else { class.to_owned() }
}

fn cards(board: Board, ids: impl Fn() -> Vec<Uuid> + Copy + Send + Sync + 'static) -> AnyView {
    view! {
        <ul class="cards" role="list">
            {each(ids, move |id| item::item(board, CardId(id)))}
        </ul>
    }
    .into_any()
}

/// The name, editable for people who sort.
fn name(board: Board, id: ThemeId, organises: Memo<bool>) -> AnyView {
    let title = memo(move || column_name(board.room, Some(id)));
    let typed = RwSignal::new(String::new());
    effect(move || typed.set(title.get()));
    let rename = move || match Title::parse(&typed.get_untracked()) {
        Ok(title) => board.room.send(Command::Rename { theme: id, title }),
        Err(why) => {
            board.room.toast(ToastKind::Stop, words::text_error(&why));
            typed.set(title.get_untracked());
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            typed.set(title.get_untracked());
        } else if event.key() == "Enter" && !event.is_composing() {
            rename();
        }
    };
    view! {
        <input
            class="name"
            aria-label=t::theme_name()
            maxlength=Title::CHARS_MAX.to_string()
            readonly=move || !organises.get()
            prop:value=move || typed.get()
            on:input=move |event| typed.set(event_target_value(&event))
            on:change=move |_| rename()
            on:keydown=key
        />
    }
    .into_any()
}

fn menu(board: Board, id: ThemeId) -> AnyView {
    let label = untrack(|| t::theme_actions(column_name(board.room, Some(id))));
    view! {
        <Menu label=label>
            {actions(board, id)}
        </Menu>
    }
    .into_any()
}

fn actions(board: Board, id: ThemeId) -> AnyView {
    live(move || {
        let others: Vec<Uuid> = board.themes().into_iter().filter(|other| *other != id.0).collect();
        let merge: Vec<AnyView> = others
            .into_iter()
            .map(|into| {
                let into = ThemeId(into);
                let name = column_name(board.room, Some(into));
                menu_item("", Icon::Merge, t::merge(name), move || {
                    board.room.send(Command::Merge { from: id, into });
                })
            })
            .collect();
        view! {
            {move_sideways(board, id, Direction::Back)}
            {move_sideways(board, id, Direction::Forward)}
            {merge}
            <hr />
            {menu_item("danger", Icon::Split, t::take_apart().to_owned(), move || {
                board.room.send(Command::Dissolve { theme: id });
            })}
        }
        .into_any()
    })
}

/// The menu item that moves the theme left or right by one; absent at the edge.
fn move_sideways(board: Board, theme: ThemeId, to: Direction) -> AnyView {
    let moved = board.room.read(|w| moves::theme_sideways(w, theme, to));
    let Some(command) = moved else { return nothing() };
    let (icon, label) = match to {
        Direction::Back => (Icon::Back, t::move_left()),
        Direction::Forward => (Icon::Next, t::move_right()),
    };
    menu_item("", icon, label.to_owned(), move || {
        board.room.send(command.clone());
    })
}

/// The number of cards in a column, with a text for screen readers.
fn counted(count: usize) -> AnyView {
    let words = t::cards(count);
    view! {
        <span class="count" aria-hidden="true">{count.to_string()}</span>
        <span class="visually-hidden">{words}</span>
    }
    .into_any()
}
