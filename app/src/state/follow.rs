//! Where this person looks: with the group, or back at an earlier step. Looking back turns only this person's screen.
//! While the chair holds everyone, all but the facilitators see the group's step. Nobody is pulled out of a field they
//! are typing in.

use domain::{
    Workshop,
    id::StepId,
    tool::agenda::{Phase, Step},
};
use leptos::prelude::*;
use texts::words as t;

use crate::{
    browser::page,
    state::{Room, ToastKind, room::use_room},
    ui::{AnySignal, Memo, effect_after, memo},
    words::steps,
};

/// Where this person looks. Provided by the workshop's page.
#[derive(Clone, Copy)]
pub struct Follow {
    room: Room,
    /// The step that is shown. Nothing else decides what the stage shows.
    shown: AnySignal<Option<StepId>>,
    /// Whether the screen follows when the group moves on.
    along: RwSignal<bool>,
    /// Whether the chair holds this person at the group's step.
    held: Memo<bool>,
    /// The announcement for screen readers when the step changes.
    said: RwSignal<String>,
}

/// The [`Follow`] of the page.
/// # Panics
/// Outside of the workshop's page, which provides it.
pub fn use_follow() -> Follow {
    expect_context::<Follow>()
}

impl Follow {
    /// Starts at the group's step.
    pub fn new() -> Self {
        let room = use_room();
        let group = memo(move || room.read(|w| w.agenda.current().map(|step| step.id)));
        // A facilitator who enters for somebody else is still a facilitator.
        let me = room.own_seat();
        let held = memo(move || {
            room.read(|w| {
                let leads = w.seats.present(me).is_some_and(|seat| seat.role.facilitates());
                w.agenda.held && !leads
            })
        });
        let follow = Self {
            room,
            shown: AnySignal::new(group.get_untracked()),
            along: RwSignal::new(true),
            held,
            said: RwSignal::new(String::new()),
        };
        effect_after(move |before: Option<(Option<StepId>, bool)>| {
            let now = (group.get(), held.get());
            if before.is_some_and(|before| before.0 != now.0) {
                follow.moved(now.0);
            }
            if now.1 {
                follow.bring();
            }
            now
        });
        follow
    }

    /// Moves a person who looks elsewhere to the group's step. People who are typing get a link to it instead.
    fn bring(self) {
        if !self.along.get_untracked() && !page::is_typing() {
            self.rejoin();
            self.room.toast(ToastKind::Plain, texts::frame::brought());
        }
    }

    fn moved(self, now: Option<StepId>) {
        let step = now.and_then(|id| self.room.peek(|w| w.agenda.step(id).cloned()));
        if let Some(step) = &step {
            self.said.set(t::has_begun(steps::title(step), steps::instruction(step)));
        }
        if self.along.get_untracked() && page::is_typing() {
            self.along.set(false);
        } else if self.along.get_untracked() {
            self.shown.set(now);
            page::scroll_to_top();
        } else if self.shown.get_untracked() == now {
            self.along.set(true);
        }
    }

    /// The complete step that is shown, tracked.
    pub fn step(&self) -> Option<Step> {
        let id = self.shown.get()?;
        self.room.read(|w| w.agenda.step(id).cloned())
    }

    /// Whether this person looks elsewhere than the group, tracked.
    pub fn is_apart(&self) -> bool {
        !self.along.get()
    }

    /// Whether the chair holds this person at the group's step, tracked.
    pub fn is_held(&self) -> bool {
        self.held.get()
    }

    /// The announcement for screen readers, tracked.
    pub fn said(&self) -> String {
        self.said.get()
    }

    /// Shows a step that was reached before.
    pub fn look_at(&self, id: StepId) {
        let group = self.room.peek(|w| w.agenda.current().map(|step| step.id));
        if self.held.get_untracked() && group != Some(id) {
            self.room.toast(ToastKind::Plain, texts::frame::holds_here());
            return;
        }
        self.along.set(group == Some(id));
        self.shown.set(Some(id));
        page::scroll_to_top();
        page::focus("stage");
    }

    /// Returns to the group's step.
    pub fn rejoin(&self) {
        let group = self.room.peek(|w| w.agenda.current().map(|step| step.id));
        self.along.set(true);
        self.shown.set(group);
        page::scroll_to_top();
        page::focus("stage");
    }
}

/// The last step of a phase that the group has reached.
pub fn reached_in(workshop: &Workshop, phase: Phase) -> Option<StepId> {
    let reached = usize::from(workshop.agenda.reached?);
    let mut steps = workshop.agenda.steps.iter().take(reached + 1);
    steps.rfind(|step| step.phase == phase).map(|step| step.id)
}
