//! The board: themes as columns of real lists. Every move works by dragging, by menu and by keys.

use domain::{
    Topic,
    id::{CardId, ThemeId},
    powers::Power,
    tool::agenda::Step,
};
use leptos::ev;

use leptos::prelude::*;
use texts::board as t;
use uuid::Uuid;

use super::{
    controls::button,
    parts::{ask, each, empty, fold, nothing, sealed_note, text, when},
    who::may_not,
    writer::{Thought, writer},
};
use crate::{
    browser::{
        drag::{DropTarget, Grabbed},
        page,
    },
    state::{Room, memo, use_room},
    ui::icon::Icon,
};

mod asks;
mod column;
mod item;
mod moves;

use asks::Asking;
use moves::BoardPosition;

/// State shared by the parts of the board.
#[derive(Clone, Copy)]
pub struct Board {
    room: Room,
    /// Whether this person can do anything with a card.
    acts: Memo<bool>,
    /// The open sheet's question.
    asking: RwSignal<Option<Asking>>,
    open: RwSignal<bool>,
    /// The announcement of the last move for screen readers.
    said: RwSignal<String>,
    /// The drop target under the dragged card.
    target: RwSignal<Option<DropTarget>>,
    hand: StoredValue<Option<Grabbed>, LocalStorage>,
}

/// "Same thing, other words": the group sorts its cards.
#[component]
pub fn BoardStage(step: Step) -> impl IntoView {
    let room = use_room();
    let board = Board {
        room,
        acts: memo(move || {
            let role = room.me().map(|seat| seat.role);
            role.is_some_and(|role| role.is_member() || role.facilitates()) || room.is_chair()
        }),
        asking: RwSignal::new(None),
        open: RwSignal::new(false),
        said: RwSignal::new(String::new()),
        target: RwSignal::new(None),
        hand: StoredValue::new_local(None),
    };
    board.watch_hand();
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    let organises = memo(move || room.may(Power::Organise));
    let writes = memo(move || room.may(Power::Write));
    let bare = move || board.ids(None).is_empty() && board.themes().is_empty();
    view! {
        {ask(question, "")}
        {crate::workshop::proxies::gaps(room)}
        {may_not(room, Power::Organise, t::seller())}
        {when(move || organises.get(), move || super::parts::para("hint", t::hint()))}
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
        {super::glossary::glossary(room)}
        <p class="visually-hidden" role="status">{text(move || board.said.get())}</p>
        {board.sheet()}
    }
}

fn add_card(room: Room) -> AnyView {
    let sealed = untrack(|| room.peek(|workshop| workshop.cards.seals_now(workshop)));
    let note = if sealed { sealed_note(t::private()) } else { nothing() };
    writer(room, Thought::stored("board"), domain::tool::agenda::Recipe::Own, note)
}

impl Board {
    /// The themes from left to right.
    fn themes(self) -> Vec<Uuid> {
        self.room.read(Topic::themes(), |workshop| {
            workshop.themes.list.iter().map(|theme| theme.id.0).collect()
        })
    }

    /// The cards of a column from top to bottom.
    fn ids(self, column: Option<ThemeId>) -> Vec<Uuid> {
        self.room.read_all(&[Topic::card_list(), Topic::themes()], |workshop| {
            moves::cards(workshop, column).into_iter().map(|card| card.0).collect()
        })
    }

    /// Opens the sheet.
    fn ask(self, asking: Asking) {
        self.asking.set(Some(asking));
        self.open.set(true);
    }

    /// Moves a card, keeps the focus on it, and announces its new position.
    fn put(self, card: CardId, place: Option<BoardPosition>) {
        let Some(place) = place else { return };
        self.room.send(place.put(card));
        let said = self.room.peek(|workshop| {
            let column = place.theme.and_then(|theme| workshop.themes.get(theme));
            let name = column.map_or(t::unsorted(), |theme| theme.title.as_str());
            let cards = moves::cards(workshop, place.theme);
            let at = cards.iter().position(|other| *other == card).map_or(0, |at| at + 1);
            t::moved(name, at, cards.len())
        });
        self.said.set(said);
        refocus(card);
    }

    /// Moves a card by the arrow keys.
    fn put_by(self, card: CardId, find: impl Fn(&domain::Workshop) -> Option<BoardPosition>) {
        let place = self.room.peek(|workshop| find(workshop));
        if place.is_none() {
            self.said.set(t::no_further().to_owned());
        }
        self.put(card, place);
    }

    /// Follows the pointer everywhere while a card is dragged.
    fn watch_hand(self) {
        let moved = window_event_listener(ev::pointermove, move |event| {
            let target = self.hand.try_update_value(|hand| {
                let held = hand.as_mut()?;
                let target = held.follow(&event);
                held.is_dragged().then_some(target)
            });
            // Reruns only when the drop target changes, not for every pixel.
            if let Some(Some(target)) = target
                && self.target.try_with_untracked(|old| *old != target) == Some(true)
            {
                self.target.set(target);
            }
        });
        let let_go = window_event_listener(ev::pointerup, move |event| self.let_go(&event));
        let lost = window_event_listener(ev::pointercancel, move |_| self.give_up());
        let escape = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                self.give_up();
            }
        });
        on_cleanup(move || {
            moved.remove();
            let_go.remove();
            lost.remove();
            escape.remove();
        });
    }

    /// Starts dragging a card.
    fn take(self, event: &ev::PointerEvent) {
        if untrack(|| self.room.may(Power::Organise)) {
            self.hand.set_value(Grabbed::take(event));
        }
    }

    fn let_go(self, event: &ev::PointerEvent) {
        let held =
            self.hand.try_update_value(|hand| hand.take_if(|held| held.is_of(event))).flatten();
        let target = self.target.try_update(Option::take).flatten();
        let Some((held, target)) = held.zip(target) else {
            return;
        };
        if !held.is_dragged() {
            return;
        }
        let Ok(card) = held.card().parse::<CardId>() else {
            return;
        };
        // Drop the handle first: the list must not find the card displaced by the pointer.
        drop(held);
        let column = target.column.parse::<ThemeId>().ok();
        let over = target.card.and_then(|over| over.parse().ok());
        let over = over.map(|over| (over, target.below));
        self.put_by_hand(card, column, over);
    }

    fn put_by_hand(self, card: CardId, column: Option<ThemeId>, over: Option<(CardId, bool)>) {
        let place = self.room.peek(|workshop| moves::dropped(workshop, card, column, over));
        self.put(card, place);
    }

    fn give_up(self) {
        self.hand.try_update_value(Option::take);
        self.target.try_set(None);
    }
}

/// The card's id in the DOM.
fn dom_id(card: CardId) -> String {
    format!("card-{card}")
}

/// Restores the focus to a card once the board is rebuilt.
fn refocus(card: CardId) {
    request_animation_frame(move || page::focus(&dom_id(card)));
}

/// The name of a column.
fn column_name(room: Room, column: Option<ThemeId>) -> String {
    room.read(Topic::themes(), |workshop| {
        let theme = column.and_then(|theme| workshop.themes.get(theme));
        theme.map_or_else(|| t::unsorted().to_owned(), |theme| theme.title.to_string())
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
