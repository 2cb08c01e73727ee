//! What would settle a difference: the move its kind suggests, up to three pieces of evidence with an owner and a day,
//! and who owns it.

use domain::{
    id::EvidenceId,
    limits::{EVIDENCE_MAX, REASON_CHARS_MAX},
    powers::Power,
    text::FunctionName,
    time::Day,
    tool::disconnects::{Command, Evidence, Kind},
};
use leptos::prelude::*;
use texts::disconnects as t;

use super::{
    super::{
        controls::{button, form, send_button},
        fields::{Area, line, reason, select_function},
        parts::{badge, buttons, el, fold, list, live, nothing, para, when, words},
        trade,
        who::{functions, my_function},
    },
    article::Seen,
};
use crate::{
    state::{ToastKind, draft, memo},
    ui::icon::Icon,
};

/// The evidence, and the forms of whoever may ask for more, find it, or own the difference.
pub fn evidence(seen: Seen) -> AnyView {
    let asks = memo(move || {
        let room = seen.of(|known| known.evidence.len()) < EVIDENCE_MAX;
        room && seen.room.may(Power::OpenDisconnect) && !seen.is_settled()
    });
    let owns = memo(move || seen.mine.get().is_some() && !seen.is_settled());
    vec![
        live(move || known(seen)),
        live(move || owner(seen)),
        live(move || given(seen)),
        when(move || asks.get(), move || live(move || fold(ask_label(kind(seen)), ask(seen)))),
        when(move || owns.get(), move || fold(t::who_owns_this(), own(seen))),
    ]
    .into_any()
}

fn kind(seen: Seen) -> Option<Kind> {
    seen.of(|known| known.kind)
}

/// What this kind of difference asks for.
fn ask_label(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Fact) => t::ask_fact(),
        Some(Kind::Assumption) => t::ask_assumption(),
        Some(Kind::Priority) => t::ask_priority(),
        Some(Kind::Role) => t::ask_role(),
        _ => t::ask_other(),
    }
}

/// Where somebody would lose something, the move is a trade: what is put on the table here waits in "Give and get".
fn given(seen: Seen) -> AnyView {
    if kind(seen) != Some(Kind::Interest) || seen.is_settled() {
        return nothing();
    }
    let ends = seen.known.with_untracked(|known| {
        known.as_ref().map(|known| [known.one.function.clone(), known.two.function.clone()])
    });
    ends.map_or_else(nothing, |ends| fold(t::what_given(), trade::between(seen.room, ends)))
}

fn known(seen: Seen) -> AnyView {
    let evidence = seen.of(|known| known.evidence.clone());
    if evidence.is_empty() {
        return nothing();
    }
    list("evidence", evidence.into_iter().map(|known| row(seen, known)).collect())
}

fn row(seen: Seen, known: Evidence) -> AnyView {
    let mine = my_function(seen.room).is_some_and(|function| function == known.owner);
    let due = t::finds_by(&known.owner, crate::words::date(&known.due));
    let mut inside = vec![para("words", known.ask.as_str()), para("hint", due)];
    match known.found {
        Some(found) => {
            inside.push(el("p", "", vec![badge("goal", t::found()), words(format!(" {found}"))]));
        }
        None if mine && seen.room.may(Power::WorkDisconnect) => inside.push(find(seen, known.id)),
        None => {}
    }
    el("li", "", inside)
}

fn find(seen: Seen, evidence: EvidenceId) -> AnyView {
    let (room, disconnect) = (seen.room, seen.id);
    let kept = draft(format!("found.{evidence}"));
    let send = move || {
        if let Some(found) = reason(room, kept) {
            room.send(Command::Find { disconnect, evidence, found });
            kept.clear();
        }
    };
    let body = vec![
        Area::new(format!("found-{evidence}"), t::what_found(), kept, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("small", None, t::say_found())]),
    ];
    fold(t::was_found(), form("stack", send, body.into_any()))
}

fn ask(seen: Seen) -> AnyView {
    let (room, disconnect) = (seen.room, seen.id);
    let (what, due) =
        (draft(format!("evidence.{disconnect}")), draft(format!("evidence.{disconnect}.due")));
    let owner = RwSignal::new(String::new());
    let functions = untrack(|| functions(room));
    let send = move || {
        let Some(text) = reason(room, what) else { return };
        let named = FunctionName::parse(&owner.get_untracked()).ok().zip(Day::parse(&due.peek()));
        let Some((owner, day)) = named else {
            room.toast(ToastKind::Stop, t::say_finder());
            return;
        };
        let evidence = EvidenceId(room.id());
        room.send(Command::Ask { disconnect, evidence, ask: text, owner, due: day });
        what.clear();
        due.clear();
    };
    let body = vec![
        para("hint", t::at_most_three()),
        Area::new(format!("evidence-{disconnect}"), t::to_find(), what, REASON_CHARS_MAX).field(),
        select_function(format!("evidence-owner-{disconnect}"), t::who_finds(), &functions, owner),
        line(format!("evidence-due-{disconnect}"), t::by_when(), "date", due, 10),
        buttons(vec![send_button("", Some(Icon::Plus), t::ask_for())]),
    ];
    form("stack", send, body.into_any())
}

fn owner(seen: Seen) -> AnyView {
    let owner = seen.of(|known| known.owner.as_ref().map(ToString::to_string));
    owner.map_or_else(nothing, |owner| badge("outline", t::owns(owner)))
}

fn own(seen: Seen) -> AnyView {
    let room = seen.room;
    let choose = untrack(|| functions(room)).into_iter().map(|function| {
        let owner = function.clone();
        button("small", None, function.to_string(), move || {
            room.send(Command::Own { disconnect: seen.id, owner: owner.clone() });
        })
    });
    buttons(choose.collect())
}
