//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{activity::Activity, id::SeatId, recorded::Recorded, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        costs::{Command, Cost, Costs},
    },
    workshop::Workshop,
};

impl Views for Costs {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Accept { cost, accepted } => {
                vec![Command::Accept { cost: *cost, accepted: !accepted }]
            }
            Command::Name { .. } | Command::Withdraw { .. } | Command::GoWithout { .. } => {
                Vec::new()
            }
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step => accept(person),
            Turn::Answer | Turn::Idle => None,
        }
    }
}

/// Accepts a cost that another function named.
fn accept(person: &mut Person<'_>) -> Option<Command> {
    if !person.is_at(Activity::Costs) {
        return None;
    }
    let mine = &person.function;
    let open = |cost: &&Cost| cost.function != *mine && !cost.accepted_by.contains(mine);
    let cost = person.seen.costs.list.iter().find(open)?.id;
    // Not everybody accepts every cost.
    let agrees = person.temper(cost.0.as_u128(), 3) > 0;
    agrees.then_some(Command::Accept { cost, accepted: true })
}
