//! What the parts of the board share: the dragged card, the open question, the announcement of the last move.

use domain::{
    id::{CardId, ThemeId},
    powers::Power,
};
use leptos::{ev, prelude::*};
use texts::board as t;
use uuid::Uuid;

use crate::{
    browser::{
        drag::{DropTarget, Grabbed},
        page,
    },
    live::steps::board::moves::{self, BoardPosition},
    state::Room,
    ui::{AnySignal, Memo, memo},
};

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// A card that builds on this one.
    BuildOn(CardId),
    /// Other words for the reader's own card.
    Edit(CardId),
    /// Another card this one depends on.
    Link(CardId),
    /// A statement that the group can rate.
    Statement(CardId),
    /// A facilitator note about it.
    FacilitatorNote(CardId),
    /// The name of a new theme that contains this card.
    NewTheme(Option<CardId>),
}

/// State shared by the parts of the board.
#[derive(Clone, Copy)]
pub struct Board {
    pub room: Room,
    /// Whether this person can do anything with a card.
    pub acts: Memo<bool>,
    /// The open sheet's question.
    pub asking: AnySignal<Option<Asking>>,
    pub open: RwSignal<bool>,
    /// The announcement of the last move for screen readers.
    pub said: RwSignal<String>,
    /// The drop target under the dragged card.
    pub target: AnySignal<Option<DropTarget>>,
    pub hand: StoredValue<Option<Grabbed>, LocalStorage>,
}

impl Board {
    /// Follows the pointer as long as the caller lives.
    pub fn new(room: Room) -> Self {
        let board = Self {
            room,
            acts: memo(move || {
                let role = room.me().map(|seat| seat.role);
                role.is_some_and(|role| role.is_member() || role.facilitates()) || room.is_chair()
            }),
            asking: AnySignal::new(None),
            open: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            target: AnySignal::new(None),
            hand: StoredValue::new_local(None),
        };
        board.watch_hand();
        board
    }

    /// The themes from left to right.
    pub fn themes(self) -> Vec<Uuid> {
        self.room.read(|workshop| workshop.themes.list.iter().map(|theme| theme.id.0).collect())
    }

    /// The cards of a column from top to bottom.
    pub fn ids(self, column: Option<ThemeId>) -> Vec<Uuid> {
        self.room.read(|workshop| {
            moves::cards(workshop, column).into_iter().map(|card| card.0).collect()
        })
    }

    /// Opens the sheet.
    pub fn ask(self, asking: Asking) {
        self.asking.set(Some(asking));
        self.open.set(true);
    }

    /// Moves a card, keeps the focus on it, and announces its new position.
    pub fn put(self, card: CardId, place: Option<BoardPosition>) {
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
    pub fn put_by(self, card: CardId, find: impl Fn(&domain::Workshop) -> Option<BoardPosition>) {
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
    pub fn take(self, event: &ev::PointerEvent) {
        if untrack(|| self.room.may(Power::Organise)) {
            self.hand.set_value(Grabbed::take(event));
        }
    }

    fn let_go(self, event: &ev::PointerEvent) {
        let held =
            self.hand.try_update_value(|hand| hand.take_if(|held| held.is_of(event))).flatten();
        let target = self.target.take();
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
pub fn dom_id(card: CardId) -> String {
    format!("card-{card}")
}

/// Restores the focus to a card once the board is rebuilt.
pub fn refocus(card: CardId) {
    request_animation_frame(move || page::focus(&dom_id(card)));
}

/// The name of a column.
pub fn column_name(room: Room, column: Option<ThemeId>) -> String {
    room.read(|workshop| {
        let theme = column.and_then(|theme| workshop.themes.get(theme));
        theme.map_or_else(|| t::unsorted().to_owned(), |theme| theme.title.to_string())
    })
}
