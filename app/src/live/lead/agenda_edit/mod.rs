//! The chair's agenda tools: lock the step, bring everyone together, change upcoming steps. Reached steps stay in
//! place; any step can be reworded.

use domain::{
    id::StepId,
    tool::agenda::{Agenda, Command},
};
use leptos::prelude::*;
use texts::agenda_edit as t;
use uuid::Uuid;

use crate::{
    state::Room,
    ui::{
        Memo,
        controls::{Move, button, mover, switch},
        dialog::Sheet,
        direction::Direction,
        effect,
        icon::{Glyph, Icon},
        memo,
        parts::{each, el, fold, para, text, when},
    },
    words,
};

mod editing;
mod put;
mod wording;

use editing::{Editing, mover_id, order};

/// The chair's tools below the agenda.
pub fn tools(room: Room) -> AnyView {
    let open = RwSignal::new(false);
    let here = memo(move || room.read(|w| w.agenda.current().map(|step| step.id)));
    let locked = memo(move || room.read(|w| w.agenda.is_locked()));
    let held = memo(move || room.read(|w| w.agenda.held));
    let lock = move || {
        switch("button quiet small", locked, Icon::Lock, [t::lock(), t::unlock()], move |locked| {
            if let Some(step) = here.get_untracked() {
                room.send(Command::Lock { step, locked });
            }
        })
    };
    let bring = move || {
        switch("button quiet small", held, Icon::People, [t::bring(), t::release()], move |held| {
            room.send(Command::Hold { held });
        })
    };
    let begun = move || here.get().is_some();
    let edit = button("quiet small", Some(Icon::Pen), t::edit(), move || open.set(true));
    // Collapsed: the agenda needs the height.
    let inside = el("div", "chair-tools", vec![when(begun, lock), when(begun, bring), edit]);
    view! {
        {fold(t::more(), inside)}
        <Sheet open title=t::edit()>
            {sheet(room)}
        </Sheet>
    }
    .into_any()
}

fn sheet(room: Room) -> AnyView {
    let editing = Editing::new(room);
    let order = memo(move || room.read(|w| order(&w.agenda)));
    effect(move || order.with(|order| editing.settle(order)));
    let address = format!("/api/workshops/{}/agenda", room.workshop_id());
    let ids = move || order.get().into_iter().map(|id| Uuid::from_u128(id.0.into())).collect();
    let row =
        move |key: Uuid| row(editing, StepId(u16::try_from(key.as_u128()).unwrap_or_default()));
    view! {
        <div class="body">
            {para("hint", t::hint())}
            <ol class="steps" role="list">
                {each(ids, row)}
            </ol>
            <p class="visually-hidden" role="status">
                {text(move || editing.said.get())}
            </p>
            {put::put(room)}
            <p class="buttons">
                // A URL of the server and not a page: the router must ignore it.
                <a class="button quiet small" href=address download="agenda.json">
                    <Glyph icon=Icon::Export />
                    {t::save_template()}
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// One step in the sheet.
#[derive(Clone, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent things, each so or not")]
struct EditableStep {
    title: String,
    about: String,
    /// Whether it was not reached yet.
    ahead: bool,
    up: bool,
    down: bool,
    skipped: bool,
}

impl EditableStep {
    fn of(agenda: &Agenda, id: StepId) -> Option<Self> {
        let at = agenda.steps.iter().position(|step| step.id == id)?;
        let step = agenda.steps.get(at)?;
        let first = agenda.reached.map_or(0, |reached| usize::from(reached) + 1);
        let (ahead, skipped) = (at >= first, agenda.skipped.contains(&id));
        let (phase, minutes) = (words::phase(step.phase), step.minutes.get());
        let about = if skipped {
            t::about_skipped(phase, minutes)
        } else if agenda.position.map(usize::from) == Some(at) {
            t::about_now(phase, minutes)
        } else if ahead {
            t::about(phase, minutes)
        } else {
            t::about_done(phase, minutes)
        };
        Some(Self {
            title: words::steps::title(step),
            about,
            ahead,
            up: at > first,
            down: ahead && at + 1 < agenda.steps.len(),
            skipped,
        })
    }
}

fn row(editing: Editing, id: StepId) -> AnyView {
    let room = editing.room;
    let line = memo(move || room.read(|w| EditableStep::of(&w.agenda, id).unwrap_or_default()));
    let ahead = move || line.with(|line| line.ahead);
    let moves = move || {
        let skipped = memo(move || line.with(|line| line.skipped));
        let skip = switch(
            "button quiet small",
            skipped,
            Icon::Hide,
            [t::skip(), t::take_in()],
            move |on| {
                room.send(Command::Skip { step: id, skipped: on });
            },
        );
        vec![
            shifter(editing, id, line, Direction::Back),
            shifter(editing, id, line, Direction::Forward),
            skip,
        ]
        .into_any()
    };
    let open = move || editing.open.get() == Some(id);
    let reword = button("quiet small", Some(Icon::Pen), t::reword(), move || {
        editing.open.update(|open| *open = (*open != Some(id)).then_some(id));
    });
    view! {
        <li class:skipped=move || line.with(|line| line.skipped)>
            <b>{text(move || line.with(|line| line.title.clone()))}</b>
            <small>{text(move || line.with(|line| line.about.clone()))}</small>
            <div class="buttons">{when(ahead, moves)} {reword}</div>
            {when(open, move || wording::wording(editing, id))}
        </li>
    }
    .into_any()
}

/// The button that moves a step up or down by one.
fn shifter(editing: Editing, id: StepId, line: Memo<EditableStep>, to: Direction) -> AnyView {
    let label = move |line: &EditableStep| match to {
        Direction::Back => t::up(&line.title),
        Direction::Forward => t::down(&line.title),
    };
    mover(Move {
        id: mover_id(id, to),
        to,
        label: Signal::derive(move || line.with(label)),
        can: memo(move || line.with(|line| if to.is_forward() { line.down } else { line.up })),
        press: Box::new(move || editing.shift(id, to)),
    })
}
