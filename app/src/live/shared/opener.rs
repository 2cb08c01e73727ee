//! Opening a disconnect: from a reveal, or by hand.

use domain::{
    id::{DisconnectId, StatementId},
    limits::TITLE_CHARS_MAX,
    map::distinct,
    powers::Power,
    text::{FunctionName, Title},
    tool::{cards::Level, disconnects},
};
use leptos::prelude::*;
use texts::opener as t;

use crate::{
    browser::random,
    charts::findings::extremes,
    live::shared::fields::{level_chips, pick_level, select_function},
    state::{Room, ToastKind, draft},
    ui::{
        AnySignal,
        fields::line,
        parts::para,
        sheet::{SheetContent, sheet},
        shorten::shorten,
    },
    words,
};

/// The sheet for opening a disconnect.
#[derive(Clone, Copy)]
pub struct Opener {
    room: Room,
    open: RwSignal<bool>,
    about: AnySignal<Option<StatementId>>,
}

impl Opener {
    /// One per stage. Its view must be on the page exactly once.
    pub fn new(room: Room) -> Self {
        Self { room, open: RwSignal::new(false), about: AnySignal::new(None) }
    }

    /// Whether this person may open one, tracked. Needs two functions.
    pub fn may(self) -> bool {
        let two = self.room.read(|workshop| workshop.seats.functions().len() >= 2);
        two && self.room.may(Power::OpenDisconnect)
    }

    /// Asks for the two ends, prefilled from a statement's reveal.
    pub fn ask(self, about: Option<StatementId>) {
        self.about.set(about);
        self.open.set(true);
    }

    /// The sheet.
    pub fn view(self) -> AnyView {
        sheet(self.open, || t::put().to_owned(), move || Some(self.paper()))
    }

    fn paper(self) -> SheetContent {
        let room = self.room;
        let about = self.about.get_untracked();
        let from = about.and_then(|id| room.peek(|workshop| Prefill::of(workshop, id)));
        let functions = functions(room, about);
        let from = from.unwrap_or_default();
        let key = about.map_or_else(|| "by-hand".to_owned(), |id| id.to_string());
        let title = draft(format!("disconnect.{key}"));
        title.start_from(&from.title);
        let one = RwSignal::new(from.one);
        let two = RwSignal::new(from.two);
        let level = pick_level(from.level.unwrap_or(Level::Problem));
        let body = view! {
            {para("hint", t::hint())}
            {line("opener-title", t::about(), "text", title, TITLE_CHARS_MAX)}
            {select_function("opener-one", t::one_side(), &functions, one)}
            {select_function("opener-two", t::other_side(), &functions, two)}
            {level_chips(level)}
        }
        .into_any();
        let act = move || {
            let parsed = parse(&title.peek(), &one.get_untracked(), &two.get_untracked());
            match parsed {
                Ok((title_text, one, two)) => {
                    room.send(disconnects::Command::Open {
                        disconnect: DisconnectId(random::uuid()),
                        title: title_text,
                        statement: about,
                        level: level.peek(),
                        one,
                        two,
                    });
                    title.clear();
                    true
                }
                Err(why) => {
                    room.toast(ToastKind::Stop, why);
                    false
                }
            }
        };
        SheetContent { body, action: t::put(), act: Box::new(act) }
    }
}

/// What a statement's reveal provides.
#[derive(Default)]
struct Prefill {
    title: String,
    one: String,
    two: String,
    level: Option<Level>,
}

impl Prefill {
    fn of(workshop: &domain::Workshop, id: StatementId) -> Option<Self> {
        let statement = workshop.statements.get(id)?;
        let outcome = statement.second.outcome.as_ref().or(statement.first.outcome.as_ref())?;
        let ends = extremes(&outcome.marks).map(|(one, two)| (one.to_string(), two.to_string()));
        let (one, two) = ends.unwrap_or_default();
        Some(Self {
            // A statement may be longer than a title.
            title: shorten(statement.text.as_str(), TITLE_CHARS_MAX),
            one,
            two,
            level: Some(statement.level),
        })
    }
}

/// The possible ends: functions of members, and functions whose ratings were revealed.
fn functions(room: Room, about: Option<StatementId>) -> Vec<FunctionName> {
    let functions = room.peek(|workshop| {
        let mut functions = workshop.seats.functions();
        let statement = about.and_then(|id| workshop.statements.get(id));
        let outcome = statement.and_then(|statement| statement.first.outcome.as_ref());
        functions
            .extend(outcome.iter().flat_map(|o| o.marks.iter().filter_map(|m| m.function.clone())));
        functions
    });
    distinct(functions)
}

fn parse(title: &str, one: &str, two: &str) -> Result<(Title, FunctionName, FunctionName), String> {
    let title = Title::parse(title)
        .map_err(|why| words::sentence(&t::bad_title(words::text_problem(&why))))?;
    let end = |name: &str| FunctionName::parse(name).map_err(|_| t::choose_two().to_owned());
    let (one, two) = (end(one)?, end(two)?);
    if one == two {
        return Err(t::two_different().to_owned());
    }
    Ok((title, one, two))
}
