//! The end of a workshop: thanks, and the exports.

use domain::tool::agenda::Step;
use leptos::prelude::*;
use texts::record_step as t;

use crate::{
    charts::debrief::Readers,
    live::shared::overview::behaviours,
    state::{Room, use_room},
    ui::{
        icon::{Glyph, Icon},
        parts::{ask, live, nothing, para, section},
    },
};

/// The stage for the exports.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let id = room.workshop_id();
    let export = move |format: &'static str, word: &'static str| {
        let address = format!("/api/workshops/{id}/record?format={format}");
        // A URL of the server and not a page: the router must ignore it.
        view! {
            <a class="button" href=address download=format!("resolution.{format}")>
                <Glyph icon=Icon::Export />
                {word}
            </a>
        }
        .into_any()
    };
    view! {
        {ask(t::thanks(), crate::words::steps::instruction(step))}
        <section class="panel">
            {live(move || standing(room))}
            <div class="buttons">
                <a class="button primary" href=format!("/w/{id}/record")>
                    {t::open()}
                </a>
                {export("md", t::markdown())}
                {export("xlsx", t::workbook())}
                {export("csv", t::table())}
                {export("json", t::data())}
            </div>
            {para("hint", t::owned())}
        </section>
        {section(t::together(), vec![behaviours(room, Readers::Everybody), para("hint", t::by_function())])}
    }
    .into_any()
}

/// How far the group has got on the way to yes, in a sentence.
fn standing(room: Room) -> AnyView {
    let (signed, of) = room.read(|workshop| {
        let members = workshop.seats.members();
        (workshop.resolution.signatures().len(), members.count())
    });
    if of == 0 {
        return nothing();
    }
    if signed >= of {
        para("words", t::signed_by_all(of))
    } else {
        para("words", t::some_signed(signed, of))
    }
}
