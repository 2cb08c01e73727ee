//! Where this person looks: with the group, or back at a step that was reached before. Only this person's own
//! screen turns; the group goes on. While the chair holds everyone, all but those who lead look where the group is.
//! Nobody is pulled out of a field they are typing in.

use domain::{
    Topic, Workshop,
    id::StepId,
    tool::agenda::{Phase, Step},
};
use leptos::prelude::*;
use texts::words as t;

use super::{Room, ToastKind, memo, room::use_room};
use crate::{browser::page, words::steps};

/// Where this person looks. Provided by the workshop's page.
#[derive(Clone, Copy)]
pub struct Follow {
    room: Room,
    /// The step that is shown. Nothing else decides what the stage shows.
    shown: RwSignal<Option<StepId>>,
    /// Whether the screen turns when the group moves on.
    along: RwSignal<bool>,
    /// Whether the chair holds this person where the group is.
    held: Memo<bool>,
    /// What is read out when the step changes.
    said: RwSignal<String>,
}

/// Where this person looks.
///
/// # Panics
///
/// Outside of the workshop's page, which provides it.
pub fn use_follow() -> Follow {
    expect_context::<Follow>()
}

impl Follow {
    /// Starts with the group.
    pub fn new() -> Self {
        let room = use_room();
        let group =
            memo(move || room.read(Topic::agenda(), |w| w.agenda.current().map(|step| step.id)));
        // Whoever enters for somebody else is still one of those who lead.
        let me = room.own_seat();
        let held = memo(move || {
            room.read_all(&[Topic::agenda(), Topic::seats()], |w| {
                let leads = w.seats.present(me).is_some_and(|seat| seat.role.facilitates());
                w.agenda.held && !leads
            })
        });
        let follow = Self {
            room,
            shown: RwSignal::new(group.get_untracked()),
            along: RwSignal::new(true),
            held,
            said: RwSignal::new(String::new()),
        };
        Effect::new(move |before: Option<(Option<StepId>, bool)>| {
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

    /// Brings whoever looks elsewhere to where the group is. Whoever is typing finds the way there beside it.
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

    /// The step that is shown, whole, tracked.
    pub fn step(&self) -> Option<Step> {
        let id = self.shown.get()?;
        self.room.read(Topic::agenda(), |w| w.agenda.step(id).cloned())
    }

    /// Whether this person looks elsewhere than the group, tracked.
    pub fn is_apart(&self) -> bool {
        !self.along.get()
    }

    /// Whether the chair holds this person where the group is, tracked.
    pub fn is_held(&self) -> bool {
        self.held.get()
    }

    /// What is read out, tracked.
    pub fn said(&self) -> String {
        self.said.get()
    }

    /// Looks at a step that was reached before.
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

    /// Back to where the group is.
    pub fn rejoin(&self) {
        let group = self.room.peek(|w| w.agenda.current().map(|step| step.id));
        self.along.set(true);
        self.shown.set(group);
        page::scroll_to_top();
        page::focus("stage");
    }
}

/// The farthest step of a phase that the group has reached.
pub fn reached_in(workshop: &Workshop, phase: Phase) -> Option<StepId> {
    let reached = usize::from(workshop.agenda.reached?);
    let mut steps = workshop.agenda.steps.iter().take(reached + 1);
    steps.rfind(|step| step.phase == phase).map(|step| step.id)
}
