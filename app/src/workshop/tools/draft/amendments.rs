//! What objections ask for: each is the draft of an amendment, to be taken into the text or answered otherwise. And
//! the answer the group owes itself when it agrees on less than it wanted.

use domain::{
    Change,
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

use super::super::{
    controls::{button, form, send_button},
    fields::{Area, line, reason, select_function},
    parts::{badge, buttons, el, fold, list, live, note, nothing, para, section, when, words},
    who::functions,
};
use crate::{
    state::{Room, ToastKind, draft},
    ui::icon::Icon,
    words as say,
};

/// Everything that still needs an answer.
pub fn amendments(room: Room, writes: Memo<bool>) -> AnyView {
    vec![less(room, writes), live(move || open(room, writes.get()))].into_any()
}

fn open(room: Room, writes: bool) -> AnyView {
    let open: Vec<(u16, Amendment)> = room.read(Change::Resolution, |w| {
        w.resolution.unamended().map(|(place, known)| (place, known.clone())).collect()
    });
    if open.is_empty() {
        return nothing();
    }
    let rows = open.into_iter().map(|(place, known)| row(room, place, known, writes)).collect();
    let hint =
        "Each objection says what would lift it. Take that into the text, or answer it otherwise.";
    section("What would lift the objections", vec![para("hint", hint), list("concerns", rows)])
}

fn row(room: Room, place: u16, known: Amendment, writes: bool) -> AnyView {
    let stands =
        format!("{}: {}", say::whose(known.function.as_ref()), say::gradient(known.gradient));
    let mut inside = vec![
        el("p", "", vec![badge("concern", stands), words(format!(" {}", known.reason))]),
        el("p", "words", vec![words(format!("What would lift it: {}", known.lift))]),
    ];
    if writes {
        inside.push(fold("Take it into the text", take(room, place, &known)));
        inside.push(fold("Answer it otherwise", answer(room, place)));
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
            room.toast(
                ToastKind::Stop,
                "Say what must hold, who answers for it, and by which day.",
            );
            return;
        };
        let value = Condition { text, owner, due };
        room.send(Command::Amend { amendment: place, condition: ConditionId(room.id()), value });
    };
    let body = vec![
        Area::new(format!("amend-{place}"), "What must also hold?", text, REASON_CHARS_MAX).field(),
        select_function(
            format!("amend-owner-{place}"),
            "Which function answers for it?",
            &functions,
            owner,
        ),
        line(format!("amend-due-{place}"), "By when?", "date", due, 10),
        buttons(vec![send_button("", Some(Icon::Check), "Make it a condition")]),
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
        Area::new(format!("answer-{place}"), "How is it answered?", how, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("", None, "Keep this answer")]),
    ];
    form("stack", send, body.into_any())
}

/// "We agree on less than we wanted: is that a choice?"
pub fn less(room: Room, writes: Memo<bool>) -> AnyView {
    let state = move || {
        room.read(Change::StatementList, |w| (w.statements.less, w.statements.less_because.clone()))
    };
    let said = move || match state() {
        (true, Some(why)) => note(
            "info",
            Icon::Goal,
            "You agree on less than you wanted, and say why.",
            para("words", why.as_str()),
        ),
        (true, None) => note(
            "warn",
            Icon::Goal,
            "You agree on less than you wanted. Is that a choice?",
            para(
                "",
                "You came closer, and want two points less than before. Whoever holds the pen writes why.",
            ),
        ),
        _ => nothing(),
    };
    let open = move || writes.get() && matches!(state(), (true, None));
    vec![live(said), when(open, move || own(room))].into_any()
}

fn own(room: Room) -> AnyView {
    let why = draft("less");
    let send = move || {
        if let Some(text) = reason(room, why) {
            room.send(statements::Command::OwnLess { reason: text });
            why.clear();
        }
    };
    let body = vec![
        Area::new("less", "Why is less enough? Kept in the record.", why, REASON_CHARS_MAX).field(),
        buttons(vec![
            send_button("", None, "It is a choice"),
            button("quiet", None, "Not now", move || why.clear()),
        ]),
    ];
    form("stack", send, body.into_any())
}
