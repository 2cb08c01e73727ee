//! The questions in the board's sheet: one at a time, about one card or one theme.

use domain::{
    id::{CardId, StatementId, ThemeId},
    limits::{REASON_CHARS_MAX, STATEMENT_CHARS_MAX, TITLE_CHARS_MAX},
    text::{StatementText, Title},
    tool::{agenda::Spotlight, cards::Level, statements, themes},
};
use leptos::prelude::*;
use texts::board as t;

use crate::{
    browser::random,
    live::{
        shared::{
            facilitator_notes,
            fields::{level_chips, pick_level},
            writer::Thought,
        },
        steps::{
            board::state::{Asking, Board, refocus},
            links::Linking,
        },
    },
    state::{Room, ToastKind, draft},
    ui::{
        fields::{Area, line},
        parts::para,
        sheet::{SheetContent, sheet},
        shorten::shorten,
    },
    words,
};

impl Asking {
    fn title(self) -> &'static str {
        match self {
            Self::BuildOn(_) => t::build_on(),
            Self::Edit(_) => t::change(),
            Self::Link(_) => t::depends(),
            Self::Statement(_) => t::make_statement(),
            Self::FacilitatorNote(_) => t::note_to_other(),
            Self::NewTheme(_) => t::a_new_theme(),
        }
    }
}

impl Board {
    /// The board's only sheet.
    pub fn sheet(self) -> AnyView {
        let title = move || self.asking.get().map(Asking::title).unwrap_or_default().to_owned();
        sheet(self.open, title, move || match self.asking.get_untracked()? {
            Asking::BuildOn(card) => Some(build_on(self.room, card)),
            Asking::Edit(card) => edit(self.room, card),
            Asking::Link(card) => Some(Linking::new(self.room, Some(card)).asked()),
            Asking::Statement(card) => statement(self.room, card),
            Asking::FacilitatorNote(card) => Some(facilitator_note(self.room, card)),
            Asking::NewTheme(card) => Some(new_theme(self.room, card)),
        })
    }
}

fn words_of(room: Room, card: CardId) -> Option<(String, Level)> {
    room.peek(|workshop| {
        let card = workshop.cards.by_id.get(&card)?;
        Some((card.text.to_string(), card.level))
    })
}

fn build_on(room: Room, card: CardId) -> SheetContent {
    let thought = Thought::stored(&format!("build.{card}"));
    let base = words_of(room, card).map(|(text, _)| text).unwrap_or_default();
    let body = view! {
        {para("words", base)}
        {thought.fields("build", t::what_add(), || {})}
    };
    SheetContent {
        body: body.into_any(),
        action: t::add(),
        act: Box::new(move || thought.write(room, Some(card))),
    }
}

fn edit(room: Room, card: CardId) -> Option<SheetContent> {
    let thought = room.peek(|workshop| {
        let known = workshop.cards.by_id.get(&card)?;
        Some((known.kind, known.level, known.text.clone()))
    });
    let (kind, level, text) = thought?;
    let thought = Thought::of_card(&format!("edit.{card}"), kind, level, &text);
    let act = move || {
        let sent = thought.change(room, card);
        if sent {
            refocus(card);
        }
        sent
    };
    Some(SheetContent {
        body: thought.fields("edit", t::change(), || {}),
        action: t::save(),
        act: Box::new(act),
    })
}

fn statement(room: Room, card: CardId) -> Option<SheetContent> {
    let (text, level) = words_of(room, card)?;
    let drafted = draft(format!("statement.{card}"));
    // A statement is a single line.
    drafted.start_from(&shorten(&text.replace('\n', " "), STATEMENT_CHARS_MAX));
    let level = pick_level(level);
    let area = Area::new("statement-words", t::yes_or_no(), drafted, STATEMENT_CHARS_MAX);
    let body = view! {
        {para("hint", t::rates_it())}
        {area.field()}
        {level_chips(level)}
    };
    let act = move || match StatementText::parse(&drafted.peek()) {
        Ok(text) => {
            room.send(statements::Command::Put {
                statement: StatementId(random::uuid()),
                text,
                level: level.peek(),
                from_card: Some(card),
                asks: statements::Asks::Agreement,
            });
            drafted.clear();
            let waits = room.peek(statements::Statements::is_preparing);
            let said = if waits { texts::statements::suggested() } else { t::is_statement() };
            room.toast(ToastKind::Plain, said);
            true
        }
        Err(why) => {
            room.toast(ToastKind::Stop, words::text_error(&why));
            false
        }
    };
    Some(SheetContent { body: body.into_any(), action: t::put_statement(), act: Box::new(act) })
}

fn facilitator_note(room: Room, card: CardId) -> SheetContent {
    let drafted = draft(format!("whisper.{card}"));
    let about = words_of(room, card).map(|(text, _)| text).unwrap_or_default();
    let body = view! {
        {para("words", about)}
        {para("hint", t::only_you_two())}
        {Area::new("facilitator-note-card", t::your_note(), drafted, REASON_CHARS_MAX).field()}
    };
    SheetContent {
        body: body.into_any(),
        action: t::send_note(),
        act: Box::new(move || facilitator_notes::write(room, drafted, Some(Spotlight::Card(card)))),
    }
}

fn new_theme(room: Room, card: Option<CardId>) -> SheetContent {
    let drafted = draft("theme");
    let act = move || match Title::parse(&drafted.peek()) {
        Ok(title) => {
            room.send(themes::Command::Gather {
                theme: ThemeId(random::uuid()),
                title,
                cards: card.into_iter().collect(),
            });
            drafted.clear();
            if let Some(card) = card {
                refocus(card);
            }
            true
        }
        Err(why) => {
            room.toast(ToastKind::Stop, words::text_error(&why));
            false
        }
    };
    SheetContent {
        body: line("theme-name", t::theme_about(), "text", drafted, TITLE_CHARS_MAX),
        action: t::start_theme(),
        act: Box::new(act),
    }
}
