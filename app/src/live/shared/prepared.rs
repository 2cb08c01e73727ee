//! Statements before the group is asked. Facilitators write, order and edit them, and one button asks the group. Other
//! members can hand one in.
//! Rows are built once: whatever others do, an open field stays open, with its text and focus.

use domain::{
    Workshop,
    id::StatementId,
    limits::STATEMENT_CHARS_MAX,
    powers::Power,
    text::StatementText,
    tool::{
        agenda::Activity,
        statements::{self, Statements},
    },
};
use leptos::{ev, prelude::*};
use texts::statements as t;
use uuid::Uuid;

use crate::{
    browser::{keys, page},
    live::shared::{
        prepared_on::PreparedOn,
        statement_form::{Author, FIELD, new_statements},
    },
    state::{Room, ToastKind, draft},
    ui::{
        AnySignal, Memo,
        controls::{Move, button, form, icon_button, mover},
        direction::{Direction, Place},
        draft::Draft,
        fields::Area,
        icon::Icon,
        memo, memo_after,
        parts::{badge, each, either, el, fold, live, opening, para, text, when},
    },
    words,
};

/// What the parts of the panel share.
#[derive(Clone, Copy)]
struct Panel {
    room: Room,
    /// The words of a new statement.
    drafted: Draft,
    /// The statement being edited.
    editing: AnySignal<Option<Uuid>>,
    /// The announcement of the last move for screen readers.
    said: RwSignal<String>,
    /// Whether this person can change statements, and whether they hold the chair.
    puts: Memo<bool>,
    drives: Memo<bool>,
}

/// The facilitators' panel, and the other members' form.
pub fn prepared(room: Room, screen: PreparedOn) -> AnyView {
    let rating = screen.asks();
    let drafted = draft(FIELD);
    let leads = memo(move || room.me().is_some_and(|seat| seat.role.facilitates()));
    let writes = memo_after(move |before: Option<&bool>| {
        let preparing = room.read(Statements::is_preparing);
        let may = screen.offers() && preparing && room.may(Power::PutStatement);
        // A person who is typing a statement may finish it.
        may || (before == Some(&true) && !drafted.is_blank())
    });
    let panel = Panel {
        room,
        drafted,
        editing: AnySignal::new(None),
        said: RwSignal::new(String::new()),
        puts: memo(move || room.may(Power::PutStatement)),
        drives: memo(move || room.may(Power::Drive)),
    };
    let any = move || !rows(room, None).is_empty();
    vec![
        when(move || leads.get() && (writes.get() || any()), move || panel.view(writes, rating)),
        when(
            move || rating && !leads.get() && writes.get(),
            move || {
                let inside = vec![
                    para("hint", t::suggest_hint()),
                    new_statements(room, drafted, Author::Member),
                ];
                fold(t::suggest(), el("div", "stack", inside))
            },
        ),
    ]
    .into_any()
}

/// Unanswered statements: those asked last, then those prepared. So nothing moves when the group is asked, and an open
/// field stays while others answer.
fn rows(room: Room, open: Option<Uuid>) -> Vec<Uuid> {
    let ids = room.read(|w| {
        let known = &w.statements;
        let list = known.asked().map(|one| one.id);
        list.chain(known.prepared.iter().map(|one| one.id)).collect::<Vec<_>>()
    });
    let stays = |id: &StatementId| open == Some(id.0) || !is_answered(room, *id);
    ids.into_iter().filter(stays).map(|id| id.0).collect()
}

fn is_answered(room: Room, id: StatementId) -> bool {
    room.read(|workshop| {
        let statement = workshop.statements.get(id);
        statement.is_some_and(|s| s.first.voices.count + s.second.voices.count > 0)
    })
}

fn order(workshop: &Workshop) -> Vec<StatementId> {
    workshop.statements.prepared.iter().map(|one| one.id).collect()
}

/// A statement's words and what it is about, asked or not.
fn known(room: Room, id: StatementId) -> Option<(String, &'static str)> {
    room.read(|w| {
        let asked = w.statements.get(id).map(|one| (&one.text, one.level));
        let prepared = || w.statements.get_prepared(id).map(|one| (&one.text, one.level));
        let (text, level) = asked.or_else(prepared)?;
        Some((text.to_string(), words::level(level)))
    })
}

impl Panel {
    fn view(self, writes: Memo<bool>, rating: bool) -> AnyView {
        let Self { room, drafted, editing, said, drives, .. } = self;
        let count = memo(move || room.read(|w| w.statements.prepared.len()));
        let asked = room.peek(|w| w.statements.agreements().next().is_some());
        let open = RwSignal::new(rating && !asked);
        let asks = move || {
            let now = room.read(|w| {
                w.agenda.current().is_some_and(|s| matches!(s.activity, Activity::Rate { .. }))
            });
            rating && now && count.get() > 0 && drives.get()
        };
        let ask = move || {
            if let Some(id) = editing.get_untracked() {
                room.toast(ToastKind::Plain, t::unsaved());
                return page::focus(&editor_id(id));
            }
            room.send(statements::Command::Ask);
            if drafted.peek().trim().is_empty() {
                open.set(false);
            }
            page::focus("prepared");
        };
        view! {
            <details class="fold prepared" open=move || open.get()>
                <summary id="prepared">{text(move || t::yours(count.get()))}</summary>
                <div class="stack">
                    {when(move || count.get() == 0, || para("hint", t::none_yet()))}
                    <ul class="statements" role="list">
                        {each(move || rows(room, editing.get()), move |id| self.row(id))}
                    </ul>
                    <p class="visually-hidden" role="status">
                        {text(move || said.get())}
                    </p>
                    {when(
                        asks,
                        move || {
                            let ask = button("primary", Some(Icon::Agree), t::ask_group(), ask);
                            el("div", "buttons", vec![ask])
                        },
                    )}
                    {when(move || writes.get(), move || new_statements(room, drafted, Author::Facilitator))}
                </div>
            </details>
        }
        .into_any()
    }

    fn row(self, id: Uuid) -> AnyView {
        let Self { room, editing, .. } = self;
        let statement = StatementId(id);
        let is_prepared =
            memo(move || room.read(|w| w.statements.get_prepared(statement).is_some()));
        let is_open = move || editing.get() == Some(id);
        let face = move || {
            let known = memo(move || known(room, statement).unwrap_or_default());
            let said = move || known.with(|(said, _)| said.clone());
            let acts = live(move || self.acts(statement, is_prepared.get(), &said()));
            view! {
                <p class="words">{text(said)}</p>
                <p class="about">
                    <span class="hint">{move || known.with(|(_, level)| *level)}</span>
                    {when(move || !is_prepared.get(), || badge("outline", t::nobody_answered()))}
                    {acts}
                </p>
            }
            .into_any()
        };
        let key = move |event: ev::KeyboardEvent| {
            let moves = event.alt_key() && matches!(event.key().as_str(), "ArrowDown" | "ArrowUp");
            let to = Direction::of_key(&event.key()).filter(|_| moves && !keys::on_field(&event));
            if let Some(to) = to.filter(|_| is_prepared.get_untracked()) {
                event.prevent_default();
                self.shift(statement, to);
            }
        };
        view! {
            <li class="statement" on:keydown=key>
                {either(is_open, move || self.editor(id), face)}
            </li>
        }
        .into_any()
    }

    /// The actions for one statement, in the order in which fingers reach for them.
    fn acts(self, id: StatementId, is_prepared: bool, said: &str) -> AnyView {
        let Self { room, editing, puts, drives, .. } = self;
        let opening = opening(said);
        let mut acts = Vec::new();
        if is_prepared && puts.get() {
            for to in Direction::BOTH {
                let can = memo(move || {
                    let edge = |order: &[StatementId]| {
                        if to.is_forward() { order.last() } else { order.first() }.copied()
                    };
                    room.read(|w| edge(&order(w)) != Some(id))
                });
                let label = if to.is_forward() { t::down(&opening) } else { t::up(&opening) };
                let label = Signal::stored(label);
                let press = Box::new(move || self.shift(id, to));
                acts.push(mover(Move { id: mover_id(id, to), to, label, can, press }));
            }
        }
        let is_wish = room.peek(|w| w.statements.ambition().is_some_and(|wish| wish.id == id));
        if puts.get() && !is_wish {
            acts.push(icon_button("quiet small", Icon::Pen, t::edit(&opening), move || {
                editing.set(Some(id.0));
                request_animation_frame(move || page::focus(&editor_id(id.0)));
            }));
        }
        if drives.get() {
            acts.push(icon_button("quiet small", Icon::Trash, t::withdraw(&opening), move || {
                room.send(statements::Command::Withdraw { statement: id });
                page::focus("prepared");
            }));
        }
        el("span", "buttons", acts)
    }

    fn shift(self, id: StatementId, direction: Direction) {
        let order = self.room.peek(order);
        let Some(at) = order.iter().position(|known| *known == id) else { return };
        let Some(Place { at: to, after }) = direction.place(&order, at) else { return };
        self.room.send(statements::Command::Place { statement: id, after });
        let said = untrack(|| known(self.room, id)).map(|(text, _)| text).unwrap_or_default();
        self.said.set(t::moved(to + 1, order.len(), opening(&said)));
        request_animation_frame(move || page::focus(&mover_id(id, direction)));
    }

    fn editor(self, id: Uuid) -> AnyView {
        let Self { room, editing, .. } = self;
        let (statement, drafted) = (StatementId(id), draft(format!("reword.{id}")));
        let said = untrack(|| known(room, statement)).map(|(text, _)| text).unwrap_or_default();
        drafted.start_from(&said);
        let close = move || {
            drafted.clear();
            editing.set(None);
            request_animation_frame(move || page::focus("prepared"));
        };
        let save = move || match StatementText::parse(&drafted.peek()) {
            Ok(text) => {
                let old = untrack(|| known(room, statement)).map(|(text, _)| text);
                if old.as_deref() != Some(text.as_str()) {
                    room.send(statements::Command::Reword { statement, text });
                }
                close();
            }
            Err(why) => room.toast(ToastKind::Stop, words::text_error(&why)),
        };
        let area = Area {
            enter: Some(Box::new(save)),
            ..Area::new(editor_id(id), t::change(), drafted, STATEMENT_CHARS_MAX)
        };
        let body = view! {
            {area.field()}
            <div class="buttons">
                {button("small", Some(Icon::Check), t::save(), save)}
                {button("quiet small", None, t::discard(), close)}
            </div>
        };
        form("stack", save, body.into_any())
    }
}

fn mover_id(id: StatementId, to: Direction) -> String {
    format!("statement-{id}-{}", to.key())
}

fn editor_id(id: Uuid) -> String {
    format!("reword-{id}")
}
