//! One card on the board: its face, menu and keys. It reads only its own card, so that a change of one card redraws one
//! card.

use domain::{
    Role,
    id::{CardId, ThemeId},
    powers::Power,
    tool::{agenda::Spotlight, cards},
};
use leptos::ev;

use leptos::prelude::*;
use texts::board as t;

use crate::{
    browser::{drag, page},
    live::{
        shared::{
            card::{CardView, class, face, shown},
            spotlight,
        },
        steps::board::{
            moves,
            state::{Asking, Board, column_name, dom_id, refocus},
        },
    },
    ui::{
        controls::menu_item,
        direction::Direction,
        icon::Icon,
        menu::Menu,
        parts::{badge, live, nothing, opening},
        views::Views as _,
    },
    words,
};

/// The card as an item of its column.
pub fn item(board: Board, id: CardId) -> AnyView {
    let shown = shown(board.room, id);
    let key = id.to_string();
    let over = {
        let key = key.clone();
        move || {
            board.target.with(|target| {
                let target = target.as_ref().filter(|target| target.card.as_ref() == Some(&key))?;
                Some(if target.below { "below" } else { "above" })
            })
        }
    };
    let class = move || shown.with(|card| card.as_ref().map(class));
    let kind = move || shown.with(|card| card.as_ref().map(|card| words::kind_key(card.kind)));
    view! {
        <li
            id=dom_id(id)
            class=class
            data-kind=kind
            data-card=key
            data-over=over
            tabindex="0"
            aria-keyshortcuts="m Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown"
            on:keydown=move |event| keys(board, id, &event)
            on:pointerdown=move |event| board.take(&event)
        >
            {live(move || shown.get().map_or_else(nothing, |card| inside(board, id, &card)))}
        </li>
    }
    .into_any()
}

fn inside(board: Board, id: CardId, card: &CardView) -> AnyView {
    let base = card.builds_on.map(|base| {
        let said = board
            .room
            .read(|workshop| workshop.cards.open(base).map(|base| opening(base.text.as_str())));
        let said = said.unwrap_or_else(|| t::gone().to_owned());
        view! { <p class="builds-on hint">{t::builds_on(said)}</p> }
    });
    let card_menu = board.acts.get().then(|| menu(board, id, card));
    view! {
        {face(board.room, card)}
        {base}
        <footer>
            <span class="from">{card.from.clone()}</span>
            {badge("outline", words::level(card.level))}
            {live(move || links(board, id))}
            <span class="acts">{card_menu}</span>
        </footer>
    }
    .into_any()
}

/// The functions it is linked with.
fn links(board: Board, id: CardId) -> AnyView {
    let count = board.room.read(|workshop| {
        let links = workshop.links.list.iter();
        links.filter(|link| link.from == id || link.to == id).count()
    });
    match count {
        0 => nothing(),
        count => badge("", t::links(count)),
    }
}

/// M opens the menu, arrows move the focus between cards, Alt+arrows move the card.
fn keys(board: Board, id: CardId, event: &ev::KeyboardEvent) {
    let key = event.key();
    if !drag::is_on_itself(event) {
        // In an open menu, arrows move between its buttons.
        if matches!(key.as_str(), "ArrowDown" | "ArrowUp")
            && drag::step_in_menu(event, key == "ArrowDown")
        {
            event.prevent_default();
        }
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let to = Direction::of_key(&key);
    match (key.as_str(), event.alt_key()) {
        ("m" | "M", false) => {
            drag::press_inside(&dom_id(id), "[popovertarget]");
            request_animation_frame(move || drag::focus_inside(&dom_id(id), ".menu button"));
        }
        ("ArrowDown" | "ArrowUp", false) => {
            let next = board.room.peek(|w| moves::neighbour(w, id, to?));
            if let Some(next) = next {
                page::focus(&dom_id(next));
            }
        }
        ("ArrowLeft" | "ArrowRight", true) if organises(board) => {
            board.put_by(id, |w| moves::sideways(w, id, to?));
        }
        ("ArrowDown" | "ArrowUp", true) if organises(board) => {
            board.put_by(id, |w| moves::along(w, id, to?));
        }
        _ => return,
    }
    event.prevent_default();
}

fn organises(board: Board) -> bool {
    untrack(|| board.room.may(Power::Organise))
}

fn menu(board: Board, id: CardId, card: &CardView) -> AnyView {
    let label = t::card_actions(opening(card.text.as_str()));
    let facts = CardFacts { mine: card.mine, fixed: card.is_fixed(), hidden: card.hidden };
    let open = !card.sealed && !card.hidden;
    view! {
        <Menu label=label>
            {live(move || actions(board, id, facts))}
            {open.then(|| spotlight::item(board.room, Spotlight::Card(id)))}
        </Menu>
    }
    .into_any()
}

/// What the menu of a card depends on.
#[derive(Clone, Copy)]
struct CardFacts {
    /// Whether it is the reader's own.
    mine: bool,
    /// Whether its words are final.
    fixed: bool,
    hidden: bool,
}

/// The card's menu.
fn actions(board: Board, id: CardId, card: CardFacts) -> AnyView {
    let room = board.room;
    let CardFacts { mine, fixed, hidden } = card;
    // Nobody can build on a card they cannot read.
    let item = |power: Power, icon: Icon, label: &str, asking: Asking| {
        if !hidden && room.may(power) {
            menu_item("", icon, label.to_owned(), move || board.ask(asking))
        } else {
            nothing()
        }
    };
    let own = (mine && room.may(Power::Write)).then(|| {
        let delete = move || {
            if let Some(next) = room.peek(|w| moves::neighbour(w, id, Direction::Forward)) {
                refocus(next);
            }
            room.send(cards::Command::Delete { card: id });
        };
        view! {
            {(!fixed)
                .then(|| menu_item("", Icon::Pen, t::edit().to_owned(), move || board.ask(Asking::Edit(id))))}
            {menu_item("danger", Icon::Trash, t::delete().to_owned(), delete)}
        }
    });
    let moderates = room.me().is_some_and(|seat| seat.role == Role::Mobilizer);
    let hide = (moderates && room.may(Power::Moderate)).then(|| {
        let (icon, label) =
            if hidden { (Icon::Reveal, t::show_again()) } else { (Icon::Hide, t::hide()) };
        menu_item("", icon, label.to_owned(), move || {
            room.send(cards::Command::Hide { card: id, hidden: !hidden });
        })
    });
    view! {
        {room.may(Power::Organise).then(|| places(board, id))}
        {item(Power::Write, Icon::BuildOn, t::build_on(), Asking::BuildOn(id))}
        {item(Power::Link, Icon::Link, t::link_with(), Asking::Link(id))}
        {item(Power::PutStatement, Icon::Agree, t::make_statement(), Asking::Statement(id))}
        {item(Power::WriteFacilitatorNote, Icon::Restate, t::note_to_other(), Asking::FacilitatorNote(id))}
        {own}
        {hide}
    }
    .into_any()
}

/// Menu items for all other columns, and for a new theme.
fn places(board: Board, id: CardId) -> AnyView {
    let (now, columns) =
        board.room.read(|workshop| (moves::column_of(workshop, id), moves::columns(workshop)));
    let to = move |column: Option<ThemeId>| {
        let name = column_name(board.room, column);
        menu_item("", Icon::Move, name, move || {
            let place = board.room.peek(|workshop| moves::end(workshop, column, id));
            board.put(id, Some(place));
        })
    };
    let elsewhere = columns.into_iter().filter(|column| *column != now);
    let elsewhere = elsewhere.map(to).views();
    view! {
        <p class="menu-title">{t::move_to()}</p>
        {elsewhere}
        {menu_item("", Icon::Plus, t::a_new_theme().to_owned(), move || {
            board.ask(Asking::NewTheme(Some(id)));
        })}
        <hr />
    }
    .into_any()
}
