//! The walk through the disconnects, one at a time. The two ends say why, restate each other until "yes, that's my view",
//! and agree on an outcome. Nobody else can do that for them.

use domain::{
    id::DisconnectId,
    map::sorted,
    powers::Power,
    tool::{
        agenda::Step,
        disconnects::{Command, Disconnect},
    },
};
use leptos::prelude::*;
use texts::disconnects as t;
use uuid::Uuid;

use crate::{
    charts::findings::{Finding, vetoes},
    live::shared::{glossary, opener::Opener, stage_poll, who::may_not},
    state::{Room, use_room},
    ui::{
        AnySignal, Memo,
        controls::button,
        effect_after,
        icon::{Glyph, Icon},
        memo,
        parts::{ask, buttons, each, empty, live, nothing, opening, para, when},
    },
    words,
};

pub mod article;
mod end;
mod evidence;
mod expert;
mod settle;
mod view;

/// The stage for the walk.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let opener = Opener::new(room);
    let chosen = AnySignal::new(None::<Uuid>);
    let ids = memo(move || ids(room));
    let at = memo(move || {
        let chosen = chosen.get();
        ids.with(|ids| chosen.filter(|id| ids.contains(id)).or_else(|| first_open(room, ids)))
    });
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    // When the chair points at a disconnect, people looking elsewhere are brought here once and may leave again.
    effect_after(move |before: Option<Option<Uuid>>| {
        let focus = room.read(|w| w.disconnects.focus.map(|focus| focus.0));
        if before.is_some_and(|before| before != focus) {
            chosen.set(focus);
        }
        focus
    });
    let may_open = memo(move || opener.may());
    let shows = memo(move || room.is_chair() && at.get().is_some());
    let walk = live(move || match at.get() {
        Some(id) => article::article(room, DisconnectId(id)),
        None => nothing(),
    });
    view! {
        {ask(question, t::hint())}
        {may_not(room, Power::WorkDisconnect, t::seller())}
        {when(move || ids.with(Vec::is_empty), || {
            empty(Icon::Disconnect, t::none())
        })}
        <ol class="disconnect-list" role="list" aria-label=t::list()>
            {each(move || ids.get(), move |id| tab(room, DisconnectId(id), at, chosen))}
        </ol>
        {when(move || shows.get(), move || live(move || show_all(room, at.get())))}
        {walk}
        {stage_poll::last_shown(room)}
        {when(move || may_open.get(), move || {
            let open = button("", Some(Icon::Plus), t::open(), move || opener.ask(None));
            view! { <div class="buttons">{open}</div> }.into_any()
        })}
        {glossary::glossary(room)}
        {opener.view()}
    }
    .into_any()
}

/// The chair's button that brings everybody to this one. The list is sorted by urgency.
fn show_all(room: Room, at: Option<Uuid>) -> AnyView {
    let focus = room.read(|w| w.disconnects.focus.map(|focus| focus.0));
    match at {
        Some(id) if focus != at => {
            let show = button("small", Some(Icon::People), t::bring_everyone(), move || {
                room.send(Command::Focus { disconnect: DisconnectId(id) });
            });
            buttons(vec![show])
        }
        _ => para("hint", t::everyone_brought()),
    }
}

fn ids(room: Room) -> Vec<Uuid> {
    room.read(|workshop| {
        let veto = vetoes(workshop);
        let rank = |known: &Disconnect| {
            let statement = known.statement.and_then(|id| workshop.statements.get(id));
            let outcome = statement.and_then(|statement| statement.first.outcome.as_ref());
            // A disconnect without a revealed rating was opened by hand: somebody wants to discuss it.
            outcome.map_or((1, 0), |outcome| Finding::of(outcome, &veto).rank)
        };
        let list = workshop.disconnects.list.iter().enumerate();
        let ranked = sorted(list.map(|(place, known)| (rank(known), place, known.id.0)));
        ranked.into_iter().map(|(_, _, id)| id).collect()
    })
}

/// The first unsettled disconnect, else the first.
fn first_open(room: Room, ids: &[Uuid]) -> Option<Uuid> {
    let open = ids.iter().copied().find(|id| {
        let known = |d: &Disconnect| d.settlement.is_none();
        // Untracked: settling the current one must not move anybody away from it.
        room.peek(|workshop| workshop.disconnects.get(DisconnectId(*id)).is_some_and(known))
    });
    open.or(ids.first().copied())
}

fn tab(
    room: Room,
    id: DisconnectId,
    at: Memo<Option<Uuid>>,
    chosen: AnySignal<Option<Uuid>>,
) -> AnyView {
    let shown = memo(move || {
        room.read(|workshop| {
            let known = workshop.disconnects.get(id)?;
            Some((opening(&words::disconnect_title(known)), known.settlement.is_some()))
        })
    });
    let inside = live(move || {
        let (title, settled) = shown.get().unwrap_or_default();
        let sign = settled.then(|| {
            view! {
                <Glyph icon=Icon::Check />
                <span class="visually-hidden">{t::settled()}</span>
            }
        });
        view! {
            {sign}
            {title}
        }
        .into_any()
    });
    view! {
        <li>
            <button
                type="button"
                aria-current=move || (at.get() == Some(id.0)).then_some("true")
                on:click=move |_| chosen.set(Some(id.0))
            >
                {inside}
            </button>
        </li>
    }
    .into_any()
}
