//! The draft of the resolution: one text under one pen, edited in place, visible to all while it is written.

use domain::{
    limits::{REASON_CHARS_MAX, SECTION_CHARS_MAX},
    map::distinct,
    powers::Power,
    text::{FunctionName, SectionText, TextError},
    time::Day,
    tool::{
        agenda::Step,
        costs,
        customers_only::Item,
        resolution::{Command, Section},
    },
};
use leptos::prelude::*;
use texts::draft as t;

use crate::{
    charts::difference::part,
    live::shared::{fields::reason, private_session::mark, votes, who::may_not_draft},
    state::{Room, ToastKind, draft, use_room},
    ui::{
        Memo,
        controls::{form, send_button},
        fields::Area,
        icon::Icon,
        id, memo, memo_after,
        parts::{ask, buttons, each_of, either, fold, live, note, nothing, para, section, when},
        saved::saved_area,
        views::Views as _,
    },
    words,
};

mod amendments;
mod concerns;
mod conditions;
mod pen;
mod split;
mod suggestions;
mod versions;

pub use amendments::amendments;
pub use concerns::{became, concerns};

/// The stage for drafting.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let writes = memo(move || room.may(Power::Draft));
    let no_objective = move || room.read(|w| !w.resolution.draft.has_objective());
    let before_all = move || room.read(|w| w.resolution.standing().is_some());
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    view! {
        {ask(question, "")}
        {may_not_draft(room)}
        {mark(room, Item::Resolution)}
        {when(no_objective, || {
            note("info", Icon::Goal, t::no_objective(), para("", t::no_objective_more()))
        })}
        {when(move || before_all() && writes.get(), || {
            note("warn", Icon::Concern, t::version_stands(), para("", t::version_stands_more()))
        })}
        {live(move || locked(room))}
        {split::split(room)}
        {votes::counted(room)}
        {amendments(room, writes)}
        <div class="two-pane">
            {paper(room, writes)}
            <div class="stack" data-gap="l">{concerns(room)} {versions::versions(room)}</div>
        </div>
    }
    .into_any()
}

/// The alternative cannot be drafted while staying costs nothing.
fn locked(room: Room) -> AnyView {
    if room.read(|w| w.costs.alternative_unlocked()) {
        return nothing();
    }
    let mut inside = vec![crate::live::steps::costs::costs(room)];
    if room.is_chair() {
        inside.push(fold(t::go_without(), without(room)));
    }
    section(t::cost_first(), inside)
}

/// The chair's way to continue without an accepted cost. The reason is stored in the record.
fn without(room: Room) -> AnyView {
    let why = draft("without-cost");
    let send = move || {
        if let Some(text) = reason(room, why) {
            room.send(costs::Command::GoWithout { reason: text });
            why.clear();
        }
    };
    let body = vec![
        Area::new("without-cost", t::why_without(), why, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("", None, t::go_without())]),
    ];
    form("stack", send, body.into_any())
}

fn paper(room: Room, writes: Memo<bool>) -> AnyView {
    let title = move || room.read(|w| w.agenda.title.as_ref().map(ToString::to_string));
    let hash = move || room.read(|w| w.resolution.draft.hash().short().to_owned());
    let sections = Section::ALL.into_iter().map(|section| part_of(room, section, writes)).views();
    view! {
        <article class="resolution">
            <header>
                <p class="kicker">{t::kicker()} <span class="hash">{t::kicker_draft()} {hash}</span></p>
                <h2>{title}</h2>
                {pen::pen(room)}
            </header>
            {sections}
            {suggestions::elsewhere(room, writes)}
            {lines(room, writes)}
            {conditions::conditions(room, writes)}
            {day(room, writes)}
        </article>
    }
    .into_any()
}

/// A section: a field for the holder of the pen, text for all others. Readers do not see empty sections.
fn part_of(room: Room, section: Section, writes: Memo<bool>) -> AnyView {
    let value = memo(move || {
        room.read(|w| {
            w.resolution.draft.sections.get(&section).map(ToString::to_string).unwrap_or_default()
        })
    });
    let id = format!("section-{}", section as u8);
    let field = move || {
        let send = move |text: &str| match optional(text) {
            Ok(text) => {
                room.send(Command::Section { section, text });
                true
            }
            Err(why) => too_much(room, &why),
        };
        view! {
            <section class="section">
                <h3>
                    <label for=id.clone()>{words::section(section)}</label>
                </h3>
                {saved_area(id.clone(), draft(format!("draft.{}", section as u8)), SECTION_CHARS_MAX, value, send)}
            </section>
        }
        .into_any()
    };
    let read = move || {
        live(move || {
            let text = value.get();
            let body = if !text.is_empty() {
                para("words", text)
            } else if section == Section::Objective {
                para("hint", t::objective_empty())
            } else {
                return nothing();
            };
            part(words::section(section).to_owned(), body)
        })
    };
    let empty = memo(move || value.with(String::is_empty));
    vec![
        either(move || writes.get(), field, read),
        suggestions::below(room, section, writes, empty),
    ]
    .into_any()
}

/// A line per function that will sign or already has a line.
fn lines(room: Room, writes: Memo<bool>) -> AnyView {
    let functions = memo(move || {
        room.read(|w| {
            let mut functions = w.seats.functions();
            functions.extend(w.resolution.draft.lines.keys().cloned());
            distinct(functions)
        })
    });
    let row = move |function| line(room, function, writes);
    let rows = each_of(move || functions.get(), ToString::to_string, row);
    view! {
        <section class="section">
            <h3>{t::each_function()}</h3>
            <dl class="lines">{rows}</dl>
        </section>
    }
    .into_any()
}

fn line(room: Room, function: FunctionName, writes: Memo<bool>) -> AnyView {
    let value = memo_after({
        let function = function.clone();
        move |_| {
            room.read(|w| {
                w.resolution.draft.lines.get(&function).map(ToString::to_string).unwrap_or_default()
            })
        }
    });
    let name = function.to_string();
    let id = id::fresh("line");
    let field = {
        let id = id.clone();
        move || {
            let whose = function.clone();
            let send = move |text: &str| match optional(text) {
                Ok(text) => {
                    let function = whose.clone();
                    room.send(Command::Line { function, text });
                    true
                }
                Err(why) => too_much(room, &why),
            };
            saved_area(
                id.clone(),
                draft(format!("draft.line.{function}")),
                SECTION_CHARS_MAX,
                value,
                send,
            )
        }
    };
    let read = move || {
        live(move || match value.get() {
            text if text.is_empty() => para("hint", t::line_empty()),
            text => para("words", text),
        })
    };
    view! {
        <div>
            <dt>
                <label for=id>{name}</label>
            </dt>
            <dd>{either(move || writes.get(), field, read)}</dd>
        </div>
    }
    .into_any()
}

/// The date on which it takes effect.
fn day(room: Room, writes: Memo<bool>) -> AnyView {
    let value = memo(move || {
        room.read(|w| {
            w.resolution.draft.day.as_ref().map(|day| day.as_str().to_owned()).unwrap_or_default()
        })
    });
    let field = move || {
        let set = move |event| {
            let typed = event_target_value(&event);
            let day = Day::parse(&typed);
            if day.is_some() || typed.is_empty() {
                room.send(Command::Day { day });
            }
        };
        view! {
            <section class="section">
                <h3>
                    <label for="day">{t::from_day()}</label>
                </h3>
                <input id="day" type="date" prop:value=move || value.get() on:change=set />
            </section>
        }
        .into_any()
    };
    let read = move || {
        live(move || match value.get() {
            day if day.is_empty() => nothing(),
            day => part(t::from_day().to_owned(), para("words", day)),
        })
    };
    either(move || writes.get(), field, read)
}

/// Parses a section's text; an empty one is `None`.
pub fn optional(text: &str) -> Result<Option<SectionText>, TextError> {
    match SectionText::parse(text) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Empty) => Ok(None),
        Err(why) => Err(why),
    }
}

fn too_much(room: Room, why: &TextError) -> bool {
    room.toast(ToastKind::Stop, words::text_error(why));
    false
}
