//! What undoes the last actions.

use domain::Command;

/// Actions that can be undone: more than anybody remembers.
const UNDOS_MAX: usize = 20;

/// The commands that undo each of the last actions, latest last.
#[derive(Debug, Default)]
pub(super) struct UndoStack(Vec<Vec<Command>>);

impl UndoStack {
    /// Adds an action, in place of the oldest one if there are too many.
    pub(super) fn push(&mut self, back: Vec<Command>) {
        if self.0.len() == UNDOS_MAX {
            self.0.remove(0);
        }
        self.0.push(back);
    }

    /// Takes what undoes the last action.
    pub(super) fn pop(&mut self) -> Option<Vec<Command>> {
        self.0.pop()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use domain::{Command, tool::agenda};

    use super::{UNDOS_MAX, UndoStack};

    #[test]
    fn h14_the_oldest_actions_make_room_for_new_ones() {
        let one = vec![Command::from(agenda::Command::PauseTimer)];
        let mut stack = UndoStack(vec![Vec::new()]);
        for _ in 0..UNDOS_MAX {
            stack.push(one.clone());
        }
        assert_eq!(stack.0, vec![one; UNDOS_MAX]);
    }
}
