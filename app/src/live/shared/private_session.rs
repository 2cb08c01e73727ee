//! Customers only: who is outside, and what is withheld from them.

use domain::{Side, tool::customers_only::Item};
use leptos::prelude::*;
use texts::private_session as t;

use crate::{
    state::Room,
    ui::{
        icon::{Glyph, Icon},
        parts::when,
    },
};

/// Whether this seat is outside of the private session now, tracked.
pub fn is_out(room: Room) -> bool {
    let seat = room.peek_seat();
    room.read(|w| {
        let inside = w.viewer(seat).is_some_and(|viewer| viewer.is_insider);
        w.customers_only.on.is_some() && !inside
    })
}

/// A mark on items the seller does not know. Only customers see it.
pub fn mark(room: Room, item: Item) -> AnyView {
    let customer = move || room.me().is_some_and(|me| me.role.side() == Side::Customer);
    let withheld = move || room.read(|w| w.customers_only.withheld.contains(&item));
    when(
        move || withheld() && customer(),
        || {
            view! {
                <p class="hint withheld-mark">
                    <Glyph icon=Icon::Lock />
                    " "
                    {t::mark()}
                </p>
            }
            .into_any()
        },
    )
}
