//! What this person does: sending commands, for themselves or for a person without a device, and undoing them.

use domain::{
    Command,
    id::{OpId, SeatId},
    tool::{agenda, seats},
    undo::undo,
};
use leptos::prelude::*;
use sync::Input;

use crate::{
    state::{room::Room, status::ToastKind},
    words::whose,
};

/// Actions that can be undone: more than anybody remembers.
const UNDOS_MAX: usize = 20;

impl Room {
    /// Sends a command. The effect shows in the same frame; if it is refused, the typed text is recovered.
    pub fn send(self, command: impl Into<Command>) {
        self.ask(command.into());
    }

    /// Non-generic body, compiled once (binary size).
    fn ask(self, command: Command) {
        let inner = self.inner();
        if let Some(seat) = inner.acting.get_untracked() {
            let Some(act) = seats::ProxyCommand::of(command.clone()).map(Box::new) else {
                // Signals are always the person's own, never those of the person they enter for.
                if !matches!(command, Command::Signals(_)) {
                    self.give(command);
                }
                return;
            };
            self.give(seats::Command::OnBehalfOf { seat, act }.into());
            // An entered answer is sealed, also from the person who entered it: only this message says that it was
            // accepted.
            let who = self
                .peek(|w| whose(w.seats.all.get(&seat).and_then(|seat| seat.function.as_ref())));
            return self.toast(ToastKind::Plain, texts::proxies::entered_now(who));
        }
        if let Command::Agenda(agenda::Command::Next { .. } | agenda::Command::Back { .. }) =
            &command
        {
            // Undoing an action of an earlier step would mean something else.
            inner.undos.update(Vec::clear);
        }
        let back = self.peek(|w| undo(w, self.own_seat(), &command));
        if !back.is_empty() {
            inner.undos.update(|undos| {
                if undos.len() == UNDOS_MAX {
                    undos.remove(0);
                }
                undos.push(back);
            });
        }
        self.give(command);
    }

    fn give(self, command: Command) {
        let op = OpId(self.id());
        // A new attempt answers the old refusal: left standing, it would still say no.
        let inner = self.inner();
        inner.toasts.update(|toasts| toasts.retain(|toast| toast.kind != ToastKind::Stop));
        inner.recover(|recovered| recovered.used(&command.typed()));
        inner.handle(Input::Ask { op, command });
    }

    /// Whether there is an action to undo, tracked.
    pub fn can_undo(self) -> bool {
        !self.inner().undos.read().is_empty()
    }

    /// Undoes this seat's last action.
    pub fn undo(self) {
        let last = self.inner().undos.try_update(Vec::pop).flatten();
        for command in last.into_iter().flatten() {
            self.give(command);
        }
    }

    /// The seat that the Mobilizer enters for, tracked.
    pub fn acting(self) -> Option<SeatId> {
        self.inner().acting.get()
    }

    /// Enters for a person without a device from now on; for oneself again with `None`.
    pub fn act_for(self, seat: Option<SeatId>) {
        self.inner().acting.set(seat);
    }
}
