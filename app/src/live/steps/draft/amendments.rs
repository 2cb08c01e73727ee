//! Amendments that objections ask for: each is added to the text or answered otherwise. And the justification the group
//! owes for agreeing on less than it wanted.

use domain::{
    id::ConditionId,
    limits::REASON_CHARS_MAX,
    text::{FunctionName, SectionText},
    time::Day,
    tool::{
        resolution::{Amendment, Command, Condition},
        statements,
    },
};
use leptos::prelude::*;
use texts::draft as t;

use crate::{
    browser::random,
    live::shared::{
        fields::{reason, select_function},
        who::functions,
    },
    state::{Room, ToastKind, draft},
    ui::{
        Memo,
        controls::{button, form, send_button},
        fields::{Area, line},
        icon::Icon,
        parts::{badge, buttons, el, fold, list, live, note, nothing, para, plain, section, when},
    },
    words,
};

/// All objections without an answer.
pub fn amendments(room: Room, writes: Memo<bool>) -> AnyView {
    vec![lowered_ambition(room, writes), live(move || open(room, writes.get()))].into_any()
}

fn open(room: Room, writes: bool) -> AnyView {
    let open: Vec<(u16, Amendment)> = room
        .read(|w| w.resolution.unamended().map(|(place, known)| (place, known.clone())).collect());
    if open.is_empty() {
        return nothing();
    }
    let rows = open.into_iter().map(|(place, known)| row(room, place, known, writes)).collect();
    section(t::objections(), vec![para("hint", t::objections_hint()), list("concerns", rows)])
}

fn row(room: Room, place: u16, known: Amendment, writes: bool) -> AnyView {
    let stands = t::stands(words::whose(known.function.as_ref()), words::gradient(known.gradient));
    let mut inside = vec![
        el("p", "", vec![badge("concern", stands), plain(format!(" {}", known.reason))]),
        el("p", "words", vec![plain(t::would_lift(&known.lift))]),
    ];
    if writes {
        inside.push(fold(t::take_in(), take(room, place, &known)));
        inside.push(fold(t::answer_otherwise(), answer(room, place)));
    }
    el("li", "concern", inside)
}

fn take(room: Room, place: u16, known: &Amendment) -> AnyView {
    let text = draft(format!("amend.{place}"));
    let due = draft(format!("amend.{place}.due"));
    text.start_from(known.lift.as_str());
    let owner = RwSignal::new(known.function.as_ref().map(ToString::to_string).unwrap_or_default());
    let functions = untrack(|| functions(room));
    let send = move || {
        let text = SectionText::parse(&text.peek()).ok();
        let owner = FunctionName::parse(&owner.get_untracked()).ok();
        let Some(((text, owner), due)) = text.zip(owner).zip(Day::parse(&due.peek())) else {
            room.toast(ToastKind::Stop, t::say_all_three());
            return;
        };
        let value = Condition { text, owner, due };
        room.send(Command::Amend {
            amendment: place,
            condition: ConditionId(random::uuid()),
            value,
        });
    };
    let body = vec![
        Area::new(format!("amend-{place}"), t::must_hold(), text, REASON_CHARS_MAX).field(),
        select_function(format!("amend-owner-{place}"), t::who_answers(), &functions, owner),
        line(format!("amend-due-{place}"), t::by_when(), "date", due, 10),
        buttons(vec![send_button("", Some(Icon::Check), t::make_condition())]),
    ];
    form("stack", send, body.into_any())
}

fn answer(room: Room, place: u16) -> AnyView {
    let how = draft(format!("answer.{place}"));
    let send = move || {
        if let Some(how) = reason(room, how) {
            room.send(Command::Answer { amendment: place, how });
        }
    };
    let body = vec![
        Area::new(format!("answer-{place}"), t::how_answered(), how, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("", None, t::keep_answer())]),
    ];
    form("stack", send, body.into_any())
}

/// "We agree on less than we wanted: is that a choice?"
pub fn lowered_ambition(room: Room, writes: Memo<bool>) -> AnyView {
    let state = move || {
        room.read(|w| {
            (*w.statements.ambition_lowered, (*w.statements.ambition_lowered_reason).clone())
        })
    };
    let said = move || match state() {
        (true, Some(why)) => note("info", Icon::Goal, t::less_owned(), para("words", why.as_str())),
        (true, None) => {
            note("warn", Icon::Goal, t::ambition_lowered(), para("", t::ambition_lowered_more()))
        }
        _ => nothing(),
    };
    let open = move || writes.get() && matches!(state(), (true, None));
    vec![live(said), when(open, move || own(room))].into_any()
}

fn own(room: Room) -> AnyView {
    let why = draft("less");
    let send = move || {
        if let Some(text) = reason(room, why) {
            room.send(statements::Command::JustifyLowerAmbition { reason: text });
            why.clear();
        }
    };
    let body = vec![
        Area::new("ambition-lowered", t::ambition_lowered_why(), why, REASON_CHARS_MAX).field(),
        buttons(vec![
            send_button("", None, t::is_choice()),
            button("quiet", None, t::not_now(), move || why.clear()),
        ]),
    ];
    form("stack", send, body.into_any())
}
