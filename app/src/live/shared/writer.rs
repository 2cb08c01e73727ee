//! The form for a card: in silence, on the board, or building on another card.

use domain::{
    id::CardId,
    limits::CARD_CHARS_MAX,
    text::CardText,
    tool::{
        agenda::Recipe,
        cards::{self, CardKind, Level},
    },
};
use leptos::prelude::*;
use texts::writer as t;

use crate::{
    live::shared::fields::{kind_at, kind_chips, level_at, level_chips},
    state::{Room, ToastKind, draft},
    ui::{
        chips::Choice,
        controls::{button, form, send_button},
        draft::Draft,
        fields::{Area, chips, stored_index},
        icon::Icon,
    },
    words,
};

/// A card being written: text, kind and level, all of which survive a reload.
#[derive(Clone, Copy)]
pub struct Thought {
    pub text: Draft,
    /// Index among the chips.
    pub kind: RwSignal<usize>,
    /// Index among the chips.
    pub level: RwSignal<usize>,
}

impl Thought {
    /// The draft stored under this key.
    pub fn stored(key: &str) -> Self {
        Self {
            text: draft(key.to_owned()),
            kind: stored_index(draft(format!("{key}.kind")), 0),
            level: stored_index(draft(format!("{key}.level")), 0),
        }
    }

    /// Starts from a card, or from the edit that a reload interrupted.
    pub fn of_card(key: &str, kind: CardKind, level: Level, text: &CardText) -> Self {
        let place = |found: Option<usize>| found.unwrap_or_default();
        let kind = place(CardKind::ALL.iter().position(|known| *known == kind));
        let level = place(Level::ALL.iter().position(|known| *known == level));
        let drafted = draft(key.to_owned());
        drafted.start_from(text.as_str());
        Self { text: drafted, kind: RwSignal::new(kind), level: RwSignal::new(level) }
    }

    /// The text; `None` and a message if it is invalid.
    pub fn words(&self, room: Room) -> Option<CardText> {
        match CardText::parse(&self.text.peek()) {
            Ok(text) => Some(text),
            Err(why) => {
                room.toast(ToastKind::Stop, words::text_error(&why));
                None
            }
        }
    }

    /// Sends it as a new card. Returns whether it was sent.
    pub fn write(&self, room: Room, builds_on: Option<CardId>) -> bool {
        let Some(text) = self.words(room) else {
            return false;
        };
        room.send(cards::Command::Write {
            card: CardId(room.id()),
            kind: kind_at(self.kind.get_untracked()),
            level: level_at(self.level.get_untracked()),
            text,
            builds_on,
        });
        self.text.clear();
        true
    }

    /// Changes a card to it. Returns whether it was sent.
    pub fn change(&self, room: Room, card: CardId) -> bool {
        let Some(text) = self.words(room) else {
            return false;
        };
        let (kind, level) =
            (kind_at(self.kind.get_untracked()), level_at(self.level.get_untracked()));
        let same = room.peek(|workshop| {
            let known = workshop.cards.by_id.get(&card);
            known
                .is_some_and(|known| (known.kind, known.level, &known.text) == (kind, level, &text))
        });
        if !same {
            room.send(cards::Command::Edit { card, kind, level, text });
        }
        self.text.clear();
        true
    }

    /// The three fields.
    pub fn fields(self, id: &str, label: &'static str, enter: impl Fn() + 'static) -> AnyView {
        view! {
            {self.field(id, label, enter)}
            {kind_chips(self.kind)}
            {level_chips(self.level)}
        }
        .into_any()
    }

    /// The text field.
    fn field(self, id: &str, label: &'static str, enter: impl Fn() + 'static) -> AnyView {
        let area = Area {
            id: id.to_owned(),
            label: label.to_owned(),
            quiet: true,
            placeholder: t::placeholder(),
            draft: self.text,
            max: CARD_CHARS_MAX,
            enter: Some(Box::new(enter)),
        };
        area.bare()
    }
}

/// The two alternatives that a step offers: each with the kind and level of its cards.
type Alternatives = [(&'static str, CardKind, Level); 2];

fn asked(recipe: Recipe) -> Option<Alternatives> {
    match recipe {
        Recipe::HopesAndFears => Some([
            (t::hope(), CardKind::Goal, Level::Problem),
            (t::fear(), CardKind::Concern, Level::Problem),
        ]),
        Recipe::PreMortems => Some([
            (t::we_changed(), CardKind::Concern, Level::Solution),
            (t::we_stayed(), CardKind::Concern, Level::Problem),
        ]),
        _ => None,
    }
}

/// The form for new cards.
pub fn writer(room: Room, thought: Thought, recipe: Recipe, note: AnyView) -> AnyView {
    let add = move || {
        thought.write(room, None);
    };
    let fields = match asked(recipe) {
        Some(asked) => {
            // The chosen alternative determines kind and level.
            let place = stored_index(draft("write.asked"), 0);
            Effect::new(move |_| {
                let (_, kind, level) = asked[place.get().min(1)];
                let at = |found: Option<usize>| found.unwrap_or_default();
                thought.kind.set(at(CardKind::ALL.iter().position(|known| *known == kind)));
                thought.level.set(at(Level::ALL.iter().position(|known| *known == level)));
            });
            let choices = asked.map(|(word, ..)| Choice::word(word)).into();
            vec![
                thought.field("write", t::write(), add),
                chips(true, t::what(), true, choices, place),
            ]
            .into_any()
        }
        None => thought.fields("write", t::write(), add),
    };
    let body = view! {
        {fields}
        <div class="row">{note} {send_button("", Some(Icon::Plus), t::add())}</div>
    };
    form("writer", add, body.into_any())
}

/// The form for changing one's own card, in place.
pub fn changer(
    room: Room,
    card: CardId,
    thought: Thought,
    done: impl Fn() + Copy + 'static,
) -> AnyView {
    let save = move || {
        if thought.change(room, card) {
            done();
        }
    };
    let leave = move || {
        thought.text.clear();
        done();
    };
    let body = view! {
        {thought.fields(&format!("edit-{card}"), t::change(), save)}
        <div class="buttons">
            {send_button("", Some(Icon::Check), t::save())} {button("quiet", None, t::leave(), leave)}
        </div>
    };
    form("writer", save, body.into_any())
}
