//! Sending commands, for oneself or for a person without a device.

use std::{rc::Rc, sync::Arc};

use domain::{
    Command,
    id::{OpId, SeatId},
    tool::seats,
};
use sync::Input;

use crate::{
    browser::random,
    state::{
        room::{Inner, Room},
        status::ToastKind,
    },
    words::whose,
};

impl Room {
    /// Sends a command. The effect shows in the same frame; if it is refused, the typed text is recovered.
    pub fn send(self, command: impl Into<Command>) {
        self.inner().ask(command.into());
    }
}

impl Inner {
    /// Non-generic body, compiled once (binary size).
    fn ask(self: &Rc<Self>, command: Command) {
        if let Some(seat) = self.acting.get_untracked() {
            self.ask_for(seat, command);
        } else {
            self.note_undo(&command);
            self.give(command);
        }
    }

    /// Sends what the Mobilizer enters for this person. What nobody enters for others, the Mobilizer does for
    /// themselves; but signals are always the person's own.
    fn ask_for(self: &Rc<Self>, seat: SeatId, command: Command) {
        match seats::ProxyCommand::of(command).map(Arc::new) {
            Ok(act) => {
                self.give(seats::Command::OnBehalfOf { seat, act }.into());
                self.confirm_entered(seat);
            }
            Err(Command::Signals(_)) => {}
            Err(command) => self.give(command),
        }
    }

    /// Says that an answer was entered. It is sealed, also from the person who entered it: nothing else shows it.
    fn confirm_entered(self: &Rc<Self>, seat: SeatId) {
        let who = {
            let engine = self.engine.borrow();
            whose(engine.shown().seats.all.get(&seat).and_then(|seat| seat.function.as_ref()))
        };
        self.toast(ToastKind::Plain, texts::proxies::entered_now(who));
    }

    /// Hands a command to the engine.
    pub(super) fn give(self: &Rc<Self>, command: Command) {
        self.dismiss_refusals();
        self.recover(|recovered| recovered.used(&command.typed()));
        self.handle(Input::Ask { op: OpId(random::uuid()), command });
    }
}
