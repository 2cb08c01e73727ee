//! Rehearsals on screens: the banner, and how the Mobilizer ends one.

use domain::Role;
use leptos::{prelude::*, task::spawn_local};
use texts::rehearsal as t;

use crate::{
    browser::{http, page},
    state::Room,
    ui::{
        controls::button,
        icon::{Glyph, Icon},
        parts::{buttons, either, el, live, nothing, para, plain, when},
    },
};

/// The banner that says that the people are simulated, and for the Mobilizer how to delete the rehearsal.
pub fn band(room: Room) -> AnyView {
    let mobilizer = move || room.me().is_some_and(|me| me.role == Role::Mobilizer);
    let end = when(mobilizer, move || end(room));
    view! {
        <div class="notice-bar rehearsal-bar" role="note">
            <Glyph icon=Icon::Info />
            <span>
                <b>{t::title()}</b>
                " "
                {t::means()}
            </span>
            {end}
        </div>
    }
    .into_any()
}

/// Deletes the rehearsal after a confirmation.
fn end(room: Room) -> AnyView {
    let sure = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let delete = move || {
        let path = format!("/api/workshops/{}", room.workshop_id());
        spawn_local(async move {
            match http::delete(&path).await {
                Ok(_) => page::go("/"),
                Err(failed) => {
                    let _ = trouble.try_set(Some(failed.words()));
                }
            }
        });
    };
    let ask = either(
        move || sure.get(),
        move || {
            let yes = button("small", None, t::delete_yes(), delete);
            let no = button("small", None, t::keep(), move || sure.set(false));
            el("span", "buttons", vec![plain(t::delete_sure()), buttons(vec![yes, no])])
        },
        move || button("small", None, t::delete(), move || sure.set(true)),
    );
    let failed = live(move || trouble.get().map_or_else(nothing, |why| para("problem", why)));
    vec![ask, failed].into_any()
}
