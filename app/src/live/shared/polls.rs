//! What the chair asked everybody: polls and votes at the top of the stage, in any step.

use domain::{id::VoteId, tool::agenda::Activity};
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    live::shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
    state::Room,
    ui::{
        AnySignal, Memo, effect_after, memo,
        parts::{each, when},
    },
};

/// Polls awaiting an answer, at the top of the stage.
pub fn asked(room: Room) -> AnyView {
    let open = memo(move || room.read(|w| w.stage_poll.asked().is_some()));
    let at_hand = at_hand(room);
    vec![
        when(
            move || open.get(),
            move || {
                from_chunk(Chunk::Explore, stage_waiting, move |loaded| {
                    let Loaded::Explore(parts) = loaded else { return None };
                    Some((parts.stage_poll)(room))
                })
            },
        ),
        each(
            move || at_hand.get(),
            move |id| {
                from_chunk(Chunk::Explore, stage_waiting, move |loaded| {
                    let Loaded::Explore(parts) = loaded else { return None };
                    Some((parts.vote)(room, VoteId(id)))
                })
            },
        ),
    ]
    .into_any()
}

/// Open votes, and those that were counted while this page was open: their result replaces the ballot until the group
/// moves on. The draft shows all results anyway.
fn at_hand(room: Room) -> Memo<Vec<Uuid>> {
    let here = memo(move || room.read(|w| w.moment().activity));
    let seen = AnySignal::new(Vec::new());
    let open = memo(move || -> Vec<Uuid> {
        room.read(|w| w.votes.open().map(|vote| vote.id.0).collect())
    });
    effect_after(move |before: Option<Option<Activity>>| {
        let (open, here) = (open.get(), here.get());
        seen.update(|seen| {
            if before.is_some_and(|before| before != here) {
                seen.clear();
            }
            let new = open.into_iter().filter(|id| !seen.contains(id)).collect::<Vec<_>>();
            seen.extend(new);
        });
        here
    });
    memo(move || {
        let mut ids = open.get();
        if here.get() != Some(Activity::Draft) {
            let counted: Vec<_> = seen.get().into_iter().filter(|id| !ids.contains(id)).collect();
            ids.extend(counted);
        }
        ids
    })
}
