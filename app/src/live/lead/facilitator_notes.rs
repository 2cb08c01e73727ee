//! Facilitator notes: private messages between the facilitators, next to the script. A note can refer to the spotlight
//! or to a card.

use domain::{
    id::NoteId,
    limits::REASON_CHARS_MAX,
    powers::Power,
    tool::{
        agenda::Spotlight,
        facilitator_notes::{Command, Note},
    },
};
use leptos::prelude::*;
use texts::facilitator_notes as t;
use uuid::Uuid;

use crate::{
    browser::clock,
    live::shared::{facilitator_notes::write, spotlight},
    state::{Room, draft},
    ui::{
        controls::{form, icon_button, send_button},
        effect,
        fields::Area,
        icon::Icon,
        memo,
        parts::{badge, buttons, each, el, fold, live, nothing, opening, para, plain, when},
    },
    words,
};

/// Notes shown at once; older ones are collapsed.
const LATEST: usize = 5;

/// "Between you two", for the facilitators.
pub fn panel(room: Room) -> AnyView {
    when(move || room.may(Power::WriteFacilitatorNote), move || folded(room))
}

fn folded(room: Room) -> AnyView {
    let open = RwSignal::new(false);
    // The last note read here, stored across reloads.
    let read = draft("whispers.read");
    let last = memo(move || room.read(|w| w.facilitator_notes.notes.last().map(|note| note.id)));
    effect(move || {
        if let (true, Some(last)) = (open.get(), last.get()) {
            read.set(last.to_string());
        }
    });
    let fresh = move || match fresh(room, &read.get()) {
        0 => nothing(),
        count => badge("", t::fresh(count)),
    };
    view! {
        <details class="fold facilitator-notes" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{t::title()} " " {live(fresh)}</summary>
            {when(move || open.get(), move || body(room))}
        </details>
    }
    .into_any()
}

/// Count of the other facilitator's notes after the last one read.
fn fresh(room: Room, read: &str) -> usize {
    let me = room.me().map(|me| me.role);
    room.read(|w| {
        let notes = &w.facilitator_notes.notes;
        let seen = notes.iter().position(|note| note.id.to_string() == read).map_or(0, |at| at + 1);
        notes.iter().skip(seen).filter(|note| Some(note.by) != me).count()
    })
}

fn body(room: Room) -> AnyView {
    let ids = move |older: bool| -> Vec<Uuid> {
        room.read(|w| {
            let ids: Vec<Uuid> = w.facilitator_notes.notes.iter().map(|note| note.id.0).collect();
            let (old, new) = ids.split_at(ids.len().saturating_sub(LATEST));
            if older { old.to_vec() } else { new.to_vec() }
        })
    };
    let notes = move |older: bool| {
        let rows = each(move || ids(older), move |id| row(room, NoteId(id)));
        el("ul", "notes", vec![rows])
    };
    let none = move || ids(false).is_empty();
    el(
        "div",
        "stack",
        vec![
            when(none, || para("hint", t::empty())),
            when(move || !ids(true).is_empty(), move || fold(t::older(), notes(true))),
            notes(false),
            writer(room),
        ],
    )
}

fn row(room: Room, id: NoteId) -> AnyView {
    let note = room.peek(|w| w.facilitator_notes.notes.iter().find(|note| note.id == id).cloned());
    // Notes never change, and a row disappears together with its note.
    let Some(Note { by, text, about, at, .. }) = note else { return nothing() };
    let mine = untrack(|| room.me()).is_some_and(|me| me.role == by);
    let at = clock::hours_minutes(at);
    let who = if mine { t::you(at) } else { t::from(words::role(by), at) };
    let about = about.map_or_else(nothing, |about| live(move || about_what(room, about)));
    let away = if mine {
        icon_button("quiet small", Icon::Trash, t::remove(opening(text.as_str())), move || {
            room.send(Command::Drop { note: id });
        })
    } else {
        nothing()
    };
    el(
        "li",
        "",
        vec![
            el("div", "said", vec![el("small", "", vec![plain(who)]), away]),
            para("", text.to_string()),
            about,
        ],
    )
}

fn about_what(room: Room, about: Spotlight) -> AnyView {
    match spotlight::name(room, about) {
        Some(name) => para("hint", t::about(opening(&name))),
        None => para("hint", t::about_gone()),
    }
}

/// The field, and what the note refers to.
fn writer(room: Room) -> AnyView {
    let drafted = draft("whisper");
    let current = memo(move || room.read(|w| w.agenda.spotlight));
    let tied = RwSignal::new(true);
    let send = move || {
        let about = current.get_untracked().filter(|_| tied.get_untracked());
        write(room, drafted, about);
    };
    let tie = live(move || {
        let name = current.get().and_then(|about| spotlight::name(room, about));
        name.map_or_else(nothing, |name| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || tied.get()
                        on:change=move |event| tied.set(event_target_checked(&event))
                    />
                    <span>{t::tie(opening(&name))}</span>
                </label>
            }
            .into_any()
        })
    });
    let body = vec![
        Area::new("facilitator-note", t::write(), drafted, REASON_CHARS_MAX).field(),
        tie,
        buttons(vec![send_button("small", None, t::send())]),
    ];
    form("stack", send, body.into_any())
}
