//! What the chunk hands over when it is loaded. Called by `frontend` inside of the chunk.

use leptos::prelude::*;

use crate::{
    live::{
        lead::{private_session, proxies},
        shared::chunk::{Loaded, Notice, SheetParts},
        sheets::{elsewhere::elsewhere, keys, more, people, recovered::recovered, rehearsal},
    },
    state::Room,
};

/// What [`Chunk::Sheets`](crate::live::shared::chunk::Chunk::Sheets) hands over.
pub fn sheets() -> Loaded {
    Loaded::Sheets(SheetParts {
        people: people::people,
        keys: keys::keys,
        more: more::more,
        notice,
    })
}

fn notice(room: Room, which: Notice) -> AnyView {
    match which {
        Notice::Entering => proxies::band(room),
        Notice::Rehearsal => rehearsal::band(room),
        Notice::Private => private_session::band(room),
        Notice::Out => private_session::out_page(),
        Notice::Recovered => recovered(room),
        Notice::Elsewhere => elsewhere(),
    }
}
