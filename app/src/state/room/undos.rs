//! Undoing this seat's last actions.

use domain::{Command, tool::agenda, undo::undo};
use leptos::prelude::*;

use crate::state::{
    room::{Inner, Room},
    undo_stack::UndoStack,
};

/// The actions of a room that can be undone.
#[derive(Clone, Copy, Debug)]
pub struct Undos(Room);

impl Room {
    /// This seat's actions that can be undone.
    pub fn undos(self) -> Undos {
        Undos(self)
    }
}

impl Undos {
    /// Whether there is none, tracked.
    pub fn is_empty(self) -> bool {
        self.0.inner().undos.read().is_empty()
    }

    /// Undoes the last action.
    pub fn undo_last(self) {
        let inner = self.0.inner();
        let last = inner.undos.try_update(UndoStack::pop).flatten();
        for command in last.into_iter().flatten() {
            inner.give(command);
        }
    }
}

impl Inner {
    /// Notes how to undo what a command is about to do.
    pub(super) fn note_undo(&self, command: &Command) {
        if moves_on(command) {
            // Undoing an action of an earlier step would mean something else.
            self.undos.update(UndoStack::clear);
        }
        let back = {
            let engine = self.engine.borrow();
            engine.me().map(|(_, seat)| undo(engine.shown(), seat, command)).unwrap_or_default()
        };
        if !back.is_empty() {
            self.undos.update(|undos| undos.push(back));
        }
    }
}

/// Whether the command leads the group to another step.
fn moves_on(command: &Command) -> bool {
    matches!(command, Command::Agenda(agenda::Command::Next { .. } | agenda::Command::Back { .. }))
}
