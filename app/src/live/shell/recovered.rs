//! Recovered texts: what was typed and not accepted, until the person has dealt with it.

use leptos::prelude::*;
use texts::recovered as t;

use crate::{
    live::shared::{chunk::Notice, notices::notice},
    state::use_room,
    ui::memo,
};

/// The list, at the top of the page. Invisible while it is empty.
pub fn recovered_texts() -> AnyView {
    let room = use_room();
    let count = memo(move || room.recovered().all().len());
    view! {
        <p class="visually-hidden" role="status">
            {move || Some(count.get()).filter(|count| *count > 0).map(t::announced)}
        </p>
        {notice(room, Notice::Recovered, move || count.get() > 0)}
    }
    .into_any()
}
