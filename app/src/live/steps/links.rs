//! Dependencies: links between cards. Those between two functions matter most.

use domain::{
    id::{CardId, LinkId},
    limits::REASON_CHARS_MAX,
    map::{Map, sorted},
    powers::Power,
    text::Reason,
    tool::{agenda::Step, links},
};
use leptos::prelude::*;
use texts::links as t;
use uuid::Uuid;

use crate::{
    browser::random,
    live::shared::who::may_not,
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{form, icon_button, send_button},
        draft::Draft,
        fields::Area,
        icon::{Glyph, Icon},
        memo,
        parts::{ask, each, empty, live, nothing, opening, para, when},
        sheet::SheetContent,
        views::Views as _,
    },
    words,
};

/// The stage for linking.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    let ids = move || -> Vec<Uuid> {
        room.read(|workshop| {
            let list = workshop.links.list.iter();
            // Links between two functions first: that is where plans break.
            let list =
                sorted(list.map(|link| {
                    (link.functions[0] == link.functions[1], &link.functions, link.id)
                }));
            list.into_iter().map(|(.., id)| id.0).collect()
        })
    };
    let links = memo(move || room.may(Power::Link));
    view! {
        {ask(question, t::hint())}
        {may_not(room, Power::Link, t::seller())}
        {when(move || links.get(), move || panel(room))}
        {when(move || ids().is_empty(), || {
            empty(Icon::Link, t::none())
        })}
        <ul class="links" role="list">{each(ids, move |id| row(room, LinkId(id)))}</ul>
    }
    .into_any()
}

fn panel(room: Room) -> AnyView {
    let linking = Linking::new(room, None);
    let body = view! {
        <h3>{t::title()}</h3>
        {linking.fields()}
        <div class="buttons">{send_button("", Some(Icon::Link), t::link())}</div>
    };
    form(
        "panel",
        move || {
            linking.send();
        },
        body.into_any(),
    )
}

fn row(room: Room, id: LinkId) -> AnyView {
    live(move || {
        let link =
            room.read(|workshop| workshop.links.list.iter().find(|link| link.id == id).cloned());
        let Some(link) = link else { return nothing() };
        let mine = link.author == Some(room.peek_seat()) && room.may(Power::Link);
        let take_back = mine.then(|| {
            let [from, to] = link.functions.each_ref().map(|f| words::whose(f.as_ref()));
            let label = t::take_back(from, to);
            icon_button("quiet small", Icon::Trash, label, move || {
                room.send(links::Command::Unlink { link: id });
            })
        });
        let [from, to] = link.functions.each_ref().map(|f| words::whose(f.as_ref()));
        view! {
            <li class="link panel">
                {end(room, link.from, from)}
                <p class="depends">
                    <Glyph icon=Icon::Link />
                    {t::depends_on()}
                </p>
                {end(room, link.to, to)}
                {link.note.as_ref().map(|note| para("note-text hint", note.to_string()))}
                {take_back}
            </li>
        }
        .into_any()
    })
}

fn end(room: Room, card: CardId, function: String) -> AnyView {
    let said = room.read(|workshop| {
        workshop.cards.open(card).filter(|card| !card.hidden).map(|card| card.text.to_string())
    });
    view! {
        <div class="link-end">
            <p class="hint">{function}</p>
            <p class="words">{said.unwrap_or_else(|| t::out_of_sight().to_owned())}</p>
        </div>
    }
    .into_any()
}

/// A link being entered.
#[derive(Clone, Copy)]
pub struct Linking {
    room: Room,
    from: RwSignal<String>,
    to: RwSignal<String>,
    note: Draft,
    fixed: bool,
}

impl Linking {
    /// Starts from a card, or from none.
    pub fn new(room: Room, from: Option<CardId>) -> Self {
        Self {
            room,
            from: RwSignal::new(from.map(|card| card.to_string()).unwrap_or_default()),
            to: RwSignal::new(String::new()),
            note: draft("link"),
            fixed: from.is_some(),
        }
    }

    /// As the content of a sheet.
    pub fn asked(self) -> SheetContent {
        SheetContent { body: self.fields(), action: t::link(), act: Box::new(move || self.send()) }
    }

    /// The fields.
    pub fn fields(self) -> AnyView {
        let note = Area::new("link-note", t::how(), self.note, REASON_CHARS_MAX);
        let from = if self.fixed {
            let card = self.from.get_untracked().parse::<CardId>().ok();
            let said = card.and_then(|card| {
                self.room.peek(|w| w.cards.open(card).map(|card| card.text.to_string()))
            });
            para("words", said.unwrap_or_default())
        } else {
            self.choice("link-from", t::this_card(), self.from)
        };
        view! {
            {from}
            {self.choice("link-to", t::on_this(), self.to)}
            {note.field()}
        }
        .into_any()
    }

    /// A drop-down list of cards, grouped by function. New cards join the list without closing it.
    fn choice(self, id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
        let room = self.room;
        let groups = live(move || {
            let groups = by_function(room).into_iter().map(|(function, cards)| {
                let options: Vec<AnyView> = cards
                    .into_iter()
                    .map(|(card, words)| {
                        let mine = card.clone();
                        let chosen = move || value.with(|value| *value == mine);
                        view! { <option value=card prop:selected=chosen>{words}</option> }
                            .into_any()
                    })
                    .collect();
                view! { <optgroup label=function>{options}</optgroup> }.into_any()
            });
            groups.views().into_any()
        });
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <select id=id on:change=move |event| value.set(event_target_value(&event))>
                    <option value="" prop:selected=move || value.with(String::is_empty)>
                        {t::choose()}
                    </option>
                    {groups}
                </select>
            </div>
        }
        .into_any()
    }

    /// Sends the link. Returns whether it was valid.
    pub fn send(self) -> bool {
        let room = self.room;
        let card = |value: RwSignal<String>| value.get_untracked().parse::<CardId>().ok();
        let (Some(from), Some(to)) = (card(self.from), card(self.to)) else {
            room.toast(ToastKind::Stop, t::choose_two());
            return false;
        };
        if from == to {
            room.toast(ToastKind::Stop, t::choose_different());
            return false;
        }
        let typed = self.note.peek();
        let note = match Reason::parse(&typed) {
            Ok(note) => Some(note),
            Err(_) if typed.trim().is_empty() => None,
            Err(why) => {
                room.toast(ToastKind::Stop, words::text_error(&why));
                return false;
            }
        };
        room.send(links::Command::Link { link: LinkId(random::uuid()), from, to, note });
        self.note.clear();
        self.to.set(String::new());
        if !self.fixed {
            self.from.set(String::new());
        }
        true
    }
}

/// The open cards with their first words.
fn by_function(room: Room) -> Map<String, Vec<(String, String)>> {
    room.read(|workshop| {
        let mut by: Map<String, Vec<_>> = Map::new();
        let open = workshop.cards.iter().filter(|card| !card.sealed && !card.hidden);
        for card in open {
            let words = opening(card.text.as_str());
            by.or_default(words::group(card.function.as_ref())).push((card.id.to_string(), words));
        }
        by
    })
}
