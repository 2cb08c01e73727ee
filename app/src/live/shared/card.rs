//! A card on paper: one's own, which can still be changed, and any card to read.

use domain::{
    Role,
    id::CardId,
    powers::Power,
    text::FunctionName,
    tool::{cards, customers_only::Item},
};
use leptos::prelude::*;
use texts::card as t;

use crate::{
    live::shared::{
        glossary::meanings,
        private_session::mark,
        writer::{Thought, changer},
    },
    state::{Room, draft},
    ui::{
        controls::icon_button,
        icon::{Glyph, Icon},
        memo,
        parts::{badge, either, live, nothing, opening, para},
    },
    words,
};

/// What a card shows. Recomputed only when this card changes.
#[derive(Clone, PartialEq)]
pub struct CardView {
    pub id: CardId,
    pub kind: cards::CardKind,
    pub level: cards::Level,
    pub text: domain::text::CardText,
    /// "Yours", or the function it was written for.
    pub from: String,
    /// Whether it is the reader's own.
    pub mine: bool,
    /// The function it was written for; `None` if it is anonymous.
    pub function: Option<FunctionName>,
    /// Whether nobody else sees it yet.
    pub sealed: bool,
    /// Whether the Mobilizer has hidden it.
    pub hidden: bool,
    /// The card it extends.
    pub builds_on: Option<CardId>,
}

impl CardView {
    /// Whether its words are final: revealed and anonymous.
    pub fn is_fixed(&self) -> bool {
        !self.sealed && self.function.is_none()
    }
}

/// A card's current content; `None` once it was deleted.
pub fn shown(room: Room, id: CardId) -> Memo<Option<CardView>> {
    memo(move || {
        let me = room.peek_seat();
        room.read(|workshop| {
            let card = workshop.cards.by_id.get(&id)?;
            let mine = card.author == Some(me);
            let function = || words::whose(card.function.as_ref());
            Some(CardView {
                id,
                kind: card.kind,
                level: card.level,
                text: card.text.clone(),
                from: match card.author.filter(|_| card.named && !mine) {
                    _ if mine => t::yours().to_owned(),
                    Some(author) => room.name_of(author).unwrap_or_else(function),
                    None => function(),
                },
                mine,
                function: card.function.clone(),
                sealed: card.sealed,
                hidden: card.hidden,
                builds_on: card.builds_on,
            })
        })
    })
}

/// The CSS class of a card.
pub fn class(card: &CardView) -> String {
    let mut class = "card".to_owned();
    for (holds, name) in [(card.mine, " mine"), (card.sealed, " sealed"), (card.hidden, " hidden")]
    {
        if holds {
            class.push_str(name);
        }
    }
    class
}

/// The card's tab (its kind) and text.
pub fn face(room: Room, card: &CardView) -> AnyView {
    let reads = card.mine || room.me().is_some_and(|seat| seat.role == Role::Mobilizer);
    let said = if card.hidden && !reads { t::hidden().to_owned() } else { card.text.to_string() };
    let why = if card.mine { t::hidden_mine() } else { t::hidden_read() };
    view! {
        <p class="kind">
            <Glyph icon=words::kind_icon(card.kind) />
            {words::kind(card.kind)}
        </p>
        <p class="words">{said.clone()}</p>
        {(card.hidden && reads).then(|| para("hint", why))}
        {mark(room, Item::Card(card.id))}
        {(card.kind == cards::CardKind::Idea).then(|| live(move || later(room)))}
        {live(move || meanings(room, &said))}
    }
    .into_any()
}

/// Why an idea waits: the alternative is locked until the costs of staying are accepted.
fn later(room: Room) -> AnyView {
    if room.read(|w| w.costs.alternative_unlocked()) {
        return nothing();
    }
    para("hint", t::later())
}

/// A card to read.
pub fn card(room: Room, id: CardId) -> AnyView {
    let shown = shown(room, id);
    (move || {
        shown.get().map(|card| {
            view! {
                <li class=class(&card) data-kind=words::kind_key(card.kind)>
                    {face(room, &card)}
                    <footer>
                        <span class="from">{card.from.clone()}</span>
                        <span>{words::level(card.level)}</span>
                    </footer>
                </li>
            }
        })
    })
    .into_any()
}

/// The reader's own card, in the step in which it was written.
pub fn own_card(room: Room, id: CardId) -> AnyView {
    let shown = shown(room, id);
    let key = format!("edit.{id}");
    // Reopen an edit that a reload has interrupted.
    let editing = RwSignal::new(!draft(key.clone()).peek().is_empty());
    let body = either(
        move || editing.get(),
        move || match shown.get_untracked() {
            Some(card) => {
                let thought = Thought::of_card(&key, card.kind, card.level, &card.text);
                changer(room, id, thought, move || editing.set(false))
            }
            None => nothing(),
        },
        move || own_face(room, id, shown, editing),
    );
    let class = move || shown.with(|card| card.as_ref().map(class));
    let kind = move || shown.with(|card| card.as_ref().map(|card| words::kind_key(card.kind)));
    view! {
        <li class=class data-kind=kind>
            {body}
        </li>
    }
    .into_any()
}

fn own_face(
    room: Room,
    id: CardId,
    shown: Memo<Option<CardView>>,
    editing: RwSignal<bool>,
) -> AnyView {
    (move || {
        shown.get().map(|card| {
            let sealed = if card.sealed {
                view! {
                    <span class="badge">
                        <Glyph icon=Icon::Lock />
                        {t::sealed()}
                    </span>
                }
                .into_any()
            } else {
                nothing()
            };
            let acts = room.may(Power::Write).then(|| acts(room, id, &card, editing));
            view! {
                {face(room, &card)}
                <footer>
                    <span class="from">{card.from.clone()}</span>
                    {badge("outline", words::level(card.level))}
                    {sealed}
                    {acts}
                </footer>
            }
        })
    })
    .into_any()
}

fn acts(room: Room, id: CardId, card: &CardView, editing: RwSignal<bool>) -> AnyView {
    let words = opening(card.text.as_str());
    let delete = move || room.send(cards::Command::Delete { card: id });
    view! {
        <span class="acts">
            {(!card.is_fixed())
                .then(|| {
                    icon_button("quiet small", Icon::Pen, t::edit(&words), move || editing.set(true))
                })}
            {icon_button("quiet small", Icon::Trash, t::delete(words), delete)}
        </span>
    }
    .into_any()
}
