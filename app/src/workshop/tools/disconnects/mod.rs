//! The walk through the disconnects: one at a time, each with its two ends, who say why, restate each other until
//! "yes, that is it", and agree what becomes of it. Nobody else can do that for them.

use domain::{
    Change,
    id::DisconnectId,
    powers::Power,
    tool::{agenda::Step, disconnects::Disconnect},
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    controls::button,
    opener::Opener,
    parts::{ask, each, empty, live, nothing, opening, when},
    who::may_not,
};
use crate::{
    state::{Room, memo, use_room},
    ui::icon::{Glyph, Icon},
};

mod article;
mod end;
mod settle;

/// The walk.
#[component]
pub fn DisconnectsStage(
    /// The step that is shown.
    step: Step,
) -> impl IntoView {
    let room = use_room();
    let opener = Opener::new(room);
    let chosen = RwSignal::new(None::<Uuid>);
    let ids = memo(move || ids(room));
    let at = memo(move || {
        let chosen = chosen.get();
        ids.with(|ids| chosen.filter(|id| ids.contains(id)).or_else(|| first_open(room, ids)))
    });
    let question = step
        .lines
        .first()
        .map_or_else(|| "Where do two functions differ?".to_owned(), ToString::to_string);
    let may_open = memo(move || opener.may());
    let walk = live(move || match at.get() {
        Some(id) => article::article(room, DisconnectId(id)),
        None => nothing(),
    });
    view! {
        {ask(question, "Each end says why. Then each says the other's view, until the other says yes, that is it.")}
        {may_not(room, Power::WorkDisconnect, "The two ends work this out. You may open one, and ask the next question.")}
        {when(move || ids.with(Vec::is_empty), || {
            empty(Icon::Disconnect, "No disconnect is on the table. One can be opened from the reveal, or here.")
        })}
        <ol class="disconnect-list" role="list" aria-label="Disconnects">
            {each(move || ids.get(), move |id| tab(room, DisconnectId(id), at, chosen))}
        </ol>
        {walk}
        {when(move || may_open.get(), move || {
            let open = button("", Some(Icon::Plus), "Open a disconnect", move || opener.ask(None));
            view! { <div class="buttons">{open}</div> }.into_any()
        })}
        {opener.view()}
    }
}

fn ids(room: Room) -> Vec<Uuid> {
    room.read(Change::DisconnectList, |workshop| {
        workshop.disconnects.list.iter().map(|known| known.id.0).collect()
    })
}

/// The first that is not settled, else the first.
fn first_open(room: Room, ids: &[Uuid]) -> Option<Uuid> {
    let open = ids.iter().copied().find(|id| {
        let known = |d: &Disconnect| d.settlement.is_none();
        // Untracked: settling the one at hand must not carry anybody away from it.
        room.peek(|workshop| workshop.disconnects.get(DisconnectId(*id)).is_some_and(known))
    });
    open.or(ids.first().copied())
}

fn tab(
    room: Room,
    id: DisconnectId,
    at: Memo<Option<Uuid>>,
    chosen: RwSignal<Option<Uuid>>,
) -> AnyView {
    let shown = memo(move || {
        room.read(Change::Disconnect(id), |workshop| {
            let known = workshop.disconnects.get(id)?;
            Some((opening(known.title.as_str()), known.settlement.is_some()))
        })
    });
    let inside = live(move || {
        let (title, settled) = shown.get().unwrap_or_default();
        let sign = settled.then(|| {
            view! {
                <Glyph icon=Icon::Check />
                <span class="visually-hidden">"Settled: "</span>
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
