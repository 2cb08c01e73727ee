//! What the parts of the agenda's sheet share: the step being reworded, the step that moves.

use domain::{
    id::StepId,
    tool::agenda::{Agenda, Command},
};
use leptos::prelude::*;
use texts::agenda_edit as t;

use crate::{
    browser::page,
    state::Room,
    ui::{
        AnySignal,
        direction::{Direction, Place},
        parts::el,
    },
    words,
};

/// State shared by the parts of the sheet.
#[derive(Clone, Copy)]
pub struct Editing {
    pub room: Room,
    /// The step being reworded.
    pub open: AnySignal<Option<StepId>>,
    /// The step to be moved, and where to.
    moving: AnySignal<Option<Moving>>,
    /// The announcement of the last move for screen readers.
    pub said: RwSignal<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Moving {
    step: StepId,
    to: usize,
    direction: Direction,
}

/// The ids of the steps, in order.
pub fn order(agenda: &Agenda) -> Vec<StepId> {
    let mut order = Vec::new();
    for step in &agenda.steps {
        order.push(step.id);
    }
    order
}

/// The id of a button that moves a step.
pub fn mover_id(step: StepId, direction: Direction) -> String {
    format!("step-{}-{}", step.0, direction.key())
}

/// A form below a step or the list.
pub fn panel(inside: Vec<AnyView>) -> AnyView {
    el("div", "stack", inside)
}

impl Editing {
    /// Nothing is open, nothing has moved.
    pub fn new(room: Room) -> Self {
        Self {
            room,
            open: AnySignal::new(None),
            moving: AnySignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }

    /// Moves a step up or down by one.
    pub fn shift(self, step: StepId, direction: Direction) {
        let order = self.room.peek(|w| order(&w.agenda));
        let Some(at) = order.iter().position(|known| *known == step) else { return };
        let Some(Place { at: to, after }) = direction.place(&order, at) else { return };
        self.moving.set(Some(Moving { step, to, direction }));
        self.room.send(Command::Shift { step, after });
    }

    /// Focuses the moved step once it is in its new position. A refused move leaves the focus alone.
    pub fn settle(self, order: &[StepId]) {
        let Some(Moving { step, to, direction }) = untrack(|| self.moving.get()) else { return };
        if order.get(to) != Some(&step) {
            return;
        }
        self.moving.set(None);
        let title = self.room.peek(|w| w.agenda.step(step).map(words::steps::title));
        self.said.set(t::moved(title.unwrap_or_default(), to + 1, order.len()));
        request_animation_frame(move || page::focus(&mover_id(step, direction)));
    }
}
