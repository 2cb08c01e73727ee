//! Sentences: a row for each, and the small form that puts one before the group.

use domain::{
    Topic,
    id::StatementId,
    limits::STATEMENT_CHARS_MAX,
    powers::Power,
    text::StatementText,
    tool::{agenda::Round, statements},
};
use leptos::prelude::*;
use texts::statements as t;
use uuid::Uuid;

use super::{
    controls::{button, form, icon_button, send_button},
    fields::{Area, level_chips},
    glossary::meanings,
    parts::{badge, each, el, fold, level_at, live, opening, para, text, when},
};
use crate::{
    state::{Draft, Room, ToastKind, draft, memo},
    ui::icon::Icon,
    words,
};

/// A sentence on a line of its own, and something about it.
pub fn statement_row(room: Room, id: StatementId, round: Round, about: AnyView) -> AnyView {
    let words = move || {
        room.read(Topic::Statement(id), |workshop| {
            let statement = workshop.statements.get(id);
            statement.map(|statement| statement.text.to_string()).unwrap_or_default()
        })
    };
    let level = move || {
        room.read(Topic::Statement(id), |workshop| {
            let statement = workshop.statements.get(id);
            statement.map(|statement| words::level(statement.level)).unwrap_or_default()
        })
    };
    view! {
        <li class="sentence" data-round=round as u8>
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

/// Folded away: the form for one more sentence, and those nobody has answered yet, for whoever may change them.
pub fn maker(room: Room, round: Round) -> AnyView {
    let may = memo(move || room.may(Power::PutStatement) && round == Round::First);
    // Once somebody has answered, one more sentence would ask everybody to come back.
    let untouched = memo(move || {
        let ids = ids(room);
        ids.into_iter().all(|id| !is_answered(room, StatementId(id)))
    });
    let inside = move || {
        view! {
            <div class="stack">
                <ul class="sentences" role="list">
                    {each(move || ids(room), move |id| changeable(room, StatementId(id), round))}
                </ul>
                {add(room)}
            </div>
        }
        .into_any()
    };
    // While there is none nothing else can be done here: the form lies open, and stays open for the next ones.
    let none = move || room.peek(|w| w.statements.agreements().next().is_none());
    let maker = move || if none() { inside() } else { fold(t::maker(), inside()) };
    when(move || may.get() && untouched.get(), maker)
}

fn ids(room: Room) -> Vec<Uuid> {
    room.read(Topic::StatementList, |workshop| {
        workshop.statements.list.iter().map(|known| known.id.0).collect()
    })
}

fn is_answered(room: Room, id: StatementId) -> bool {
    room.read(Topic::Statement(id), |workshop| {
        let statement = workshop.statements.get(id);
        statement.is_some_and(|s| s.first.voices.count + s.second.voices.count > 0)
    })
}

fn changeable(room: Room, id: StatementId, round: Round) -> AnyView {
    let said = room.peek(|workshop| {
        let statement = workshop.statements.get(id);
        statement.map(|statement| statement.text.to_string()).unwrap_or_default()
    });
    let label = t::withdraw(opening(&said));
    let withdraw = move || room.send(statements::Command::Withdraw { statement: id });
    let about = view! {
        {badge("outline", t::nobody_answered())}
        {room.may(Power::Drive).then(|| icon_button("quiet small", Icon::Trash, label, withdraw))}
    };
    statement_row(room, id, round, about.into_any())
}

/// Three to begin with, for whoever has never put a sentence before a group: a tap fills the field, to be changed.
fn starters(kept: Draft) -> AnyView {
    let rows = move || {
        let starter = |sentence: &'static str| {
            button("quiet small", None, sentence, move || kept.set(sentence.to_owned()))
        };
        let all = [t::starter_worth(), t::starter_cost(), t::starter_change()].map(starter);
        vec![para("hint", t::starters()), el("div", "buttons starters", all.into())].into_any()
    };
    when(move || kept.is_blank(), rows)
}

fn add(room: Room) -> AnyView {
    let kept = draft("statement");
    let level = RwSignal::new(0);
    let put = move || match StatementText::parse(&kept.peek()) {
        Ok(text) => {
            room.send(statements::Command::Put {
                statement: StatementId(room.id()),
                text,
                level: level_at(level.get_untracked()),
                from_card: None,
                asks: statements::Asks::Agreement,
            });
            kept.clear();
        }
        Err(why) => room.toast(ToastKind::Stop, words::text_error(&why)),
    };
    let area = Area {
        placeholder: t::placeholder(),
        enter: Some(Box::new(put)),
        ..Area::new("statement", t::what_to_rate(), kept, STATEMENT_CHARS_MAX)
    };
    let body = view! {
        {area.field()}
        {starters(kept)}
        {level_chips(level)}
        <div class="buttons">{send_button("", Some(Icon::Plus), t::add())}</div>
    };
    form("stack", put, body.into_any())
}
