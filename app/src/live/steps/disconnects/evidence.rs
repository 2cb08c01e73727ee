//! What would settle a difference: the method its kind suggests, up to three pieces of evidence with owner and date,
//! and the owner of the difference.

use domain::{
    id::EvidenceId,
    limits::{EVIDENCE_MAX, REASON_CHARS_MAX},
    powers::Power,
    text::FunctionName,
    time::Day,
    tool::disconnects::{Command, DisconnectKind, Evidence},
};
use leptos::prelude::*;
use texts::{disconnects as t, expert_page};

use crate::{
    live::{
        shared::{
            fields::{reason, select_function},
            who::{functions, my_function},
        },
        steps::{disconnects::view::DisconnectView, trade},
    },
    state::{ToastKind, draft},
    ui::{
        controls::{button, form, send_button},
        fields::{Area, line},
        icon::Icon,
        memo,
        parts::{badge, buttons, each, el, fold, list, live, nothing, para, when, words},
    },
};

/// The evidence, with the forms for requesting it, reporting it, and owning the difference.
pub fn evidence(seen: DisconnectView) -> AnyView {
    let asks = memo(move || {
        let room = seen.of(|known| known.evidence.len()) < EVIDENCE_MAX;
        room && seen.room.may(Power::OpenDisconnect) && !seen.is_settled()
    });
    let owns = memo(move || seen.mine.get().is_some() && !seen.is_settled());
    vec![
        list_of(seen),
        live(move || owner(seen)),
        live(move || given(seen)),
        when(move || asks.get(), move || live(move || fold(ask_label(kind(seen)), ask(seen)))),
        when(move || owns.get(), move || fold(t::who_owns_this(), own(seen))),
    ]
    .into_any()
}

fn kind(seen: DisconnectView) -> Option<DisconnectKind> {
    seen.of(|known| known.kind)
}

/// The question for this kind of difference.
fn ask_label(kind: Option<DisconnectKind>) -> &'static str {
    match kind {
        Some(DisconnectKind::Fact) => t::ask_fact(),
        Some(DisconnectKind::Assumption) => t::ask_assumption(),
        Some(DisconnectKind::Priority) => t::ask_priority(),
        Some(DisconnectKind::Role) => t::ask_role(),
        _ => t::ask_other(),
    }
}

/// If somebody would lose something, the method is a trade: offers made here appear in "Give and get".
fn given(seen: DisconnectView) -> AnyView {
    if kind(seen) != Some(DisconnectKind::Interest) || seen.is_settled() {
        return nothing();
    }
    let ends = seen.known.with_untracked(|known| {
        known.as_ref().map(|known| [known.one.function.clone(), known.two.function.clone()])
    });
    ends.map_or_else(nothing, |ends| fold(t::what_given(), trade::between(seen.room, ends)))
}

/// The questions, for an invited expert.
pub fn answers(seen: DisconnectView) -> AnyView {
    let none = memo(move || seen.of(|known| known.evidence.is_empty()));
    let waits = memo(move || !seen.room.may(Power::ReportFinding));
    vec![
        el("h3", "", vec![words(expert_page::asks())]),
        when(move || none.get(), || para("hint", expert_page::no_asks())),
        when(move || waits.get() && !none.get(), || para("hint", expert_page::not_now())),
        list_of(seen),
    ]
    .into_any()
}

/// The questions as rows. A row survives other changes to the disconnect: somebody may be typing in it.
fn list_of(seen: DisconnectView) -> AnyView {
    let ids = move || seen.of(|known| known.evidence.iter().map(|one| one.id.0).collect());
    let some = memo(move || seen.of(|known| !known.evidence.is_empty()));
    when(
        move || some.get(),
        move || {
            let rows = each(ids, move |id| row(seen, EvidenceId(id)));
            list("evidence", vec![rows])
        },
    )
}

fn row(seen: DisconnectView, id: EvidenceId) -> AnyView {
    let known =
        memo(move || seen.of(|known| known.evidence.iter().find(|known| known.id == id).cloned()));
    let said = live(move || known.get().map_or_else(nothing, said));
    let answers = memo(move || {
        let room = seen.room;
        let open = known.get().filter(|known| known.found.is_none());
        let is_expert = room.me().is_some_and(|me| me.expert.is_some());
        let mine = |known: &Evidence| my_function(room).is_some_and(|mine| mine == known.owner);
        room.may(Power::ReportFinding) && open.is_some_and(|known| is_expert || mine(&known))
    });
    el("li", "", vec![said, when(move || answers.get(), move || find(seen, id))])
}

fn said(known: Evidence) -> AnyView {
    let due = t::finds_by(&known.owner, crate::words::date(&known.due));
    let mut inside = vec![para("words", known.ask.as_str()), para("hint", due)];
    if let Some(found) = known.found {
        inside.push(el(
            "p",
            "",
            vec![badge("goal", t::answer_found()), words(format!(" {found}"))],
        ));
    }
    inside.into_any()
}

fn find(seen: DisconnectView, evidence: EvidenceId) -> AnyView {
    let (room, disconnect) = (seen.room, seen.id);
    let drafted = draft(format!("found.{evidence}"));
    let send = move || {
        if let Some(found) = reason(room, drafted) {
            room.send(Command::Find { disconnect, evidence, found });
            drafted.clear();
        }
    };
    let is_expert = untrack(|| room.me()).is_some_and(|me| me.expert.is_some());
    let (label, word) = if is_expert {
        (expert_page::answer(), expert_page::answer_now())
    } else {
        (t::your_answer(), t::save_answer())
    };
    let body = vec![
        Area::new(format!("found-{evidence}"), label, drafted, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("small", None, word)]),
    ];
    let form = form("stack", send, body.into_any());
    if is_expert { form } else { fold(t::enter_answer(), form) }
}

fn ask(seen: DisconnectView) -> AnyView {
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
        para("hint", t::at_most(EVIDENCE_MAX)),
        Area::new(format!("evidence-{disconnect}"), t::to_find(), what, REASON_CHARS_MAX).field(),
        select_function(format!("evidence-owner-{disconnect}"), t::who_finds(), &functions, owner),
        line(format!("evidence-due-{disconnect}"), t::by_when(), "date", due, 10),
        buttons(vec![send_button("", Some(Icon::Plus), t::ask_for())]),
    ];
    form("stack", send, body.into_any())
}

fn owner(seen: DisconnectView) -> AnyView {
    let owner = seen.of(|known| known.owner.as_ref().map(ToString::to_string));
    owner.map_or_else(nothing, |owner| badge("outline", t::owns(owner)))
}

fn own(seen: DisconnectView) -> AnyView {
    let room = seen.room;
    let choose = untrack(|| functions(room)).into_iter().map(|function| {
        let owner = function.clone();
        button("small", None, function.to_string(), move || {
            room.send(Command::AssignOwner { disconnect: seen.id, owner: owner.clone() });
        })
    });
    buttons(choose.collect())
}
