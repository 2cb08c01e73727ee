//! The outcome of a disconnect: one end offers, the other agrees.

use domain::{
    limits::REASON_CHARS_MAX,
    text::FunctionName,
    time::Day,
    tool::disconnects::{Command, Proposal, Settlement},
};
use leptos::prelude::*;
use texts::disconnects as t;

use crate::{
    live::{
        shared::{
            fields::{reason, select_function},
            who::functions,
        },
        steps::disconnects::view::DisconnectView,
    },
    state::{ToastKind, draft},
    ui::{
        chips::Choice,
        controls::{button, form, send_button},
        fields::{Area, chips, line},
        icon::Icon,
        parts::{either, fold, live, nothing, para, when},
    },
    words,
};

/// The agreement, the offer, and the form to make one.
pub fn settle(seen: DisconnectView) -> AnyView {
    let works = move || seen.mine.get().is_some() && !seen.is_settled();
    view! {
        {live(move || agreed(seen))}
        {live(move || if is_asked(seen) { nothing() } else { offered(seen) })}
        {when(works, move || fold(t::propose_outcome(), offer(seen)))}
    }
    .into_any()
}

/// Whether the other end has made an offer to this person's end.
fn is_asked(seen: DisconnectView) -> bool {
    let by = seen.of(|known| known.proposal.as_ref().map(|proposal| proposal.by));
    by.is_some_and(|by| seen.mine.get() == Some(by.other()))
}

/// The offer awaiting this person's answer, at the top: further down it would be overlooked.
pub fn offered_to_me(seen: DisconnectView) -> AnyView {
    if is_asked(seen) { offered(seen) } else { nothing() }
}

fn agreed(seen: DisconnectView) -> AnyView {
    let Some(settlement) = seen.of(|known| known.settlement.clone()) else {
        return nothing();
    };
    let again = seen.mine.get().map(|_| {
        button("quiet small", Some(Icon::Back), t::reopen(), move || {
            seen.room.send(Command::Reopen { disconnect: seen.id });
        })
    });
    view! {
        <div class="settled-as">
            {para("words", words::settlement(&settlement))}
            {para("hint", t::both_agreed())}
            {again}
        </div>
    }
    .into_any()
}

fn offered(seen: DisconnectView) -> AnyView {
    let Some(Proposal { by, settlement }) = seen.of(|known| known.proposal.clone()) else {
        return nothing();
    };
    if seen.is_settled() {
        return nothing();
    }
    let names = seen.of(|known| {
        (known.end(by).function.to_string(), known.end(by.other()).function.to_string())
    });
    let (offers, answers) = names;
    let answer = if seen.mine.get() == Some(by.other()) {
        let settlement = settlement.clone();
        button("", Some(Icon::Check), t::agree(), move || {
            seen.room.send(Command::Agree { disconnect: seen.id, settlement: settlement.clone() });
        })
    } else {
        para("hint", t::waits_for_agreement(answers))
    };
    view! {
        <div class="settled-as">
            {para("hint", t::proposes(offers))}
            {para("words", words::settlement(&settlement))}
            {answer}
        </div>
    }
    .into_any()
}

fn offer(seen: DisconnectView) -> AnyView {
    let (room, id) = (seen.room, seen.id);
    let way = RwSignal::new(0_usize);
    let how = draft(format!("settle.{id}"));
    let due = draft(format!("settle.{id}.due"));
    let owner = RwSignal::new(String::new());
    let functions = untrack(|| functions(room));
    let send = move || {
        let settlement = match way.get_untracked() {
            0 => reason(room, how).map(|how| Settlement::Resolved { how }),
            1 => reason(room, how).map(|condition| Settlement::Accepted { condition }),
            _ => {
                let parked =
                    FunctionName::parse(&owner.get_untracked()).ok().zip(Day::parse(&due.peek()));
                if parked.is_none() {
                    room.toast(ToastKind::Stop, t::say_owner());
                }
                parked.map(|(owner, due)| Settlement::Parked { owner, due })
            }
        };
        if let Some(settlement) = settlement {
            room.send(Command::Propose { disconnect: id, settlement });
            how.clear();
            due.clear();
        }
    };
    let fields = either(
        move || way.get() < 2,
        move || {
            let label = move || match way.get() {
                0 => t::how_resolved(),
                _ => t::which_condition(),
            };
            live(move || Area::new(format!("settle-{id}"), label(), how, REASON_CHARS_MAX).field())
        },
        move || {
            view! {
                {select_function(format!("owner-{id}"), t::who_owns(), &functions, owner)}
                {line(format!("due-{id}"), t::until_when(), "date", due, 10)}
            }
            .into_any()
        },
    );
    let ways = [t::way_resolved(), t::way_condition(), t::way_park()];
    let body = view! {
        {chips(false, t::propose_outcome(), true, ways.map(Choice::word).into(), way)}
        {fields}
        <div class="buttons">{send_button("", None, t::propose())}</div>
    };
    form("stack", send, body.into_any())
}
