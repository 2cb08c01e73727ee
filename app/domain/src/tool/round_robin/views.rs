//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        id::SeatId,
        recorded::{Cell, Recorded},
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        PerStep as _,
        agenda::Step,
        round_robin::{Command, RoundRobin},
    },
    workshop::Workshop,
};

impl Views for RoundRobin {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Draw { .. } | Command::Next { .. } | Command::Pass => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, workshop: &Workshop) -> Recorded {
        let function = |seat| workshop.seats.all.get(seat).and_then(|seat| seat.function.clone());
        let rounds = self.rounds(&workshop.agenda);
        let order = rounds.flat_map(|round| (1..).zip(round.order.iter().filter_map(&function)));
        Recorded::rows(order.map(|(place, function)| [Cell::Number(place), Cell::text(function)]))
    }

    fn rehearse(_person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer | Turn::Step | Turn::Idle => None,
        }
    }
}
