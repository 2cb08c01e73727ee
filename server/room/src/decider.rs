//! Decides commands. Its state runs ahead of the log: what it decided takes effect once it is stored.

use std::collections::BTreeSet;

use domain::{
    Command, Event, Rejection, Scope, Timestamp, TwoSided, Viewer,
    id::{OpId, SeatId},
    tool::seats,
};
use serde::{Deserialize, Serialize};

use crate::input::{LoggedEvent, NewEvent};

/// A command with its context.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) seat: SeatId,
    pub(crate) op: OpId,
    pub(crate) command: Command,
    /// Whether a private session was on when the client gave the command.
    pub(crate) said_in_private: bool,
}

/// What follows from a log: the workshop, and which commands it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replayed {
    pub(crate) sides: TwoSided,
    /// The commands in the log, to recognize repeats.
    pub(crate) ops: BTreeSet<OpId>,
}

impl Replayed {
    /// Applies one event of the log.
    pub(crate) fn evolve(&mut self, entry: LoggedEvent) -> NewEvent {
        self.sides.evolve(&entry.event);
        self.ops.extend(entry.op);
        let own = self.own(entry.seat, &entry.event);
        NewEvent { entry, own }
    }

    /// The seats for which an event is a personal event: see [`NewEvent`].
    fn own(&self, by: Option<SeatId>, event: &Event) -> Vec<Viewer> {
        let workshop = self.sides.insiders();
        let viewers = workshop.seats.all.keys().filter_map(|seat| workshop.viewer(*seat));
        let is_own = |viewer: &Viewer| {
            by == Some(viewer.seat)
                || viewer.scope != Scope::Workshop
                || event.addresses(viewer.seat)
        };
        viewers.filter(is_own).collect()
    }
}

/// One workshop's rules at work.
#[derive(Debug)]
pub(crate) struct Decider {
    pub(crate) replayed: Replayed,
    /// The number of the last event.
    pub(crate) seq: u64,
}

impl Decider {
    /// The time of the next scheduled event.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.replayed.sides.insiders().next_due()
    }

    /// Applies the scheduled events that are due at this moment. Nobody gave a command for them.
    pub(crate) fn apply_due(&mut self, now: Timestamp, append: &mut Vec<NewEvent>) {
        for event in self.replayed.sides.due(now) {
            append.push(self.evolve(now, None, None, event));
        }
    }

    fn evolve(
        &mut self,
        at: Timestamp,
        seat: Option<SeatId>,
        op: Option<OpId>,
        event: Event,
    ) -> NewEvent {
        self.seq += 1;
        self.replayed.evolve(LoggedEvent { seq: self.seq, at, seat, op, event })
    }

    /// Decides a command and applies its events. A command that is already in the log succeeds without effect.
    pub(crate) fn carry_out(
        &mut self,
        now: Timestamp,
        Given { seat, op, command, said_in_private }: Given,
        append: &mut Vec<NewEvent>,
    ) -> Result<(), Rejection> {
        // PROMISE: known-command
        if self.replayed.ops.contains(&op) {
            return Ok(());
        }
        // What is entered for somebody without a device belongs to that person's seat.
        let said_by = match &command {
            Command::Seats(seats::Command::OnBehalfOf { seat, .. }) => *seat,
            _ => seat,
        };
        for event in self.replayed.sides.decide(seat, command, now, said_in_private)? {
            append.push(self.evolve(now, Some(said_by), Some(op), event));
        }
        Ok(())
    }
}
