//! The end of a workshop: thanks, and everything to take along.

use domain::{Change, tool::agenda::Step};
use leptos::prelude::*;

use super::{
    debrief::live_list,
    parts::{ask, live, nothing, para, section},
};
use crate::{
    state::{Room, use_room},
    ui::icon::{Glyph, Icon},
};

/// Take it with you.
#[component]
pub fn RecordStage(
    /// The step that is shown.
    step: Step,
) -> impl IntoView {
    let room = use_room();
    let id = room.workshop_id();
    let export = move |format: &'static str, word: &'static str| {
        let address = format!("/api/workshops/{id}/record?format={format}");
        // An address of the server, not of a page: the router must leave it alone.
        view! {
            <a class="button" href=address download=format!("resolution.{format}")>
                <Glyph icon=Icon::Export />
                {word}
            </a>
        }
        .into_any()
    };
    view! {
        {ask("Thank you. This is yours.", step.instruction.to_string())}
        <section class="panel">
            {live(move || standing(room))}
            <div class="buttons">
                <a class="button primary" href=format!("/w/{id}/record")>
                    "Open the record"
                </a>
                {export("md", "Text (Markdown)")}
                {export("xlsx", "Workbook (XLSX)")}
                {export("csv", "Table (CSV)")}
                {export("json", "Data (JSON)")}
            </div>
            {para("hint", "Your group owns all of it. Whatever is still sealed stays out.")}
        </section>
        {section("How you worked together", vec![live_list(room, false), para("hint", "Counted by function, never by person.")])}
    }
}

/// How far the yes has come, in a sentence.
fn standing(room: Room) -> AnyView {
    let (signed, of) = room.read_all(&[Change::Resolution, Change::Seats], |workshop| {
        let members = workshop.seats.members();
        (workshop.resolution.signatures().len(), members.count())
    });
    if of == 0 {
        return nothing();
    }
    if signed >= of {
        para("words", format!("One yes, signed by all {of} of you."))
    } else {
        para("words", format!("{signed} of {of} have signed. The record says who is missing."))
    }
}
