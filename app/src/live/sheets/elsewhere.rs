//! What a person sees who looks elsewhere than the group.

use leptos::prelude::*;
use texts::frame as t;

use crate::{
    state::{follow::use_follow, use_room},
    ui::{
        act,
        icon::{Glyph, Icon},
        parts::{para, when},
    },
};

/// Shown while this person looks elsewhere than the group.
pub fn elsewhere() -> AnyView {
    let room = use_room();
    let follow = use_follow();
    let group = move || room.read(|w| w.agenda.current().map(crate::words::steps::title));
    view! {
        <div class="note elsewhere" data-kind="info" role="note">
            <Glyph icon=Icon::Info />
            <div>
                <strong>{t::elsewhere()}</strong>
                <p>{move || group().map(t::now_at)}</p>
                {when(move || follow.is_held(), || para("", t::asked_here()))}
                <div class="buttons">
                    <button
                        type="button"
                        class="button small"
                        on:click=act(move || follow.rejoin())
                    >
                        {t::follow()}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}
