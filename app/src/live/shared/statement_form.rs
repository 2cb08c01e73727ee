//! The form for new statements: one, or one for each line of a pasted list.

use domain::{
    id::StatementId,
    limits::{STATEMENT_CHARS_MAX, STATEMENTS_MAX},
    text::StatementText,
    tool::{
        cards::Level,
        statements::{self, Asks},
    },
};
use leptos::prelude::*;
use texts::statements as t;

use crate::{
    browser::{page, random},
    live::shared::{
        fields::{level_chips, pick_level},
        lines,
    },
    state::{Room, ToastKind},
    ui::{
        controls::{button, form},
        draft::Draft,
        fields::Area,
        icon::Icon,
        memo,
        parts::{el, glyph, live, para, text, when},
    },
};

/// The field's id on the page, and its draft's name.
pub const FIELD: &str = "statement";
/// Characters the field takes: a list can be pasted into it.
const LIST_CHARS_MAX: usize = 20 * STATEMENT_CHARS_MAX;

/// Who writes a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// Prepares what they write.
    Facilitator,
    /// Hands it to the facilitators.
    Member,
}

/// The form.
pub fn new_statements(room: Room, kept: Draft, author: Author) -> AnyView {
    let level = pick_level(Level::Problem);
    let tried = RwSignal::new(false);
    let put = move || {
        let typed = kept.peek();
        match lines::statements(&typed) {
            Ok(list) if fits(room, list.len()) => {
                for text in list {
                    put(room, text, level.peek());
                }
                tried.set(false);
                kept.clear();
                if author == Author::Member {
                    room.toast(ToastKind::Plain, t::suggested());
                }
                page::focus(FIELD);
            }
            Ok(_) => room.toast(ToastKind::Stop, t::too_many(STATEMENTS_MAX)),
            Err(_) => tried.set(true),
        }
    };
    // Gone as soon as it is mended.
    let faults = move || {
        let typed = kept.get();
        let faults = lines::statements(&typed).err().filter(|_| tried.get());
        faults
            .unwrap_or_default()
            .into_iter()
            .map(|fault| para("problem", fault))
            .collect::<Vec<_>>()
    };
    let count = memo(move || lines::count(&kept.get()));
    let one = match author {
        Author::Facilitator => t::add(),
        Author::Member => t::suggest(),
    };
    let action = move || if count.get() > 1 { t::add_all(count.get()) } else { one.to_owned() };
    let area = Area {
        placeholder: t::placeholder(),
        enter: Some(Box::new(put)),
        ..Area::new(FIELD, t::what_to_rate(), kept, LIST_CHARS_MAX)
    };
    let body = view! {
        <div class="field">
            {area.bare()}
            <div role="alert">{live(move || faults().into_any())}</div>
        </div>
        {when(move || count.get() > 1, move || live(move || para("hint", t::each_line(count.get()))))}
        {starters(kept)}
        {level_chips(level)}
        <div class="buttons">
            <button type="submit" class="button">
                {glyph(Some(Icon::Plus))}
                {text(action)}
            </button>
        </div>
    };
    form("stack", put, body.into_any())
}

/// Whether `more` statements are within the bound: of a list all are taken, or none.
fn fits(room: Room, more: usize) -> bool {
    let known = room.peek(|w| w.statements.list.len() + w.statements.prepared.len());
    known + more <= STATEMENTS_MAX
}

fn put(room: Room, text: StatementText, level: Level) {
    room.send(statements::Command::Put {
        statement: StatementId(random::uuid()),
        text,
        level,
        from_card: None,
        asks: Asks::Agreement,
    });
}

/// Three to begin with, for people who have never put a statement before a group: a tap fills the field, to be changed.
fn starters(kept: Draft) -> AnyView {
    let rows = move || {
        let starter = |said: &'static str| {
            button("quiet small", None, said, move || kept.set(said.to_owned()))
        };
        let all = [t::starter_worth(), t::starter_cost(), t::starter_change()].map(starter);
        vec![para("hint", t::starters()), el("div", "buttons starters", all.into())].into_any()
    };
    when(move || kept.is_blank(), rows)
}
