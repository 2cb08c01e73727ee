//! Samples of costs.

use crate::{
    base::map::Set,
    samples::{
        rounds::SealedRound,
        values::{cost, function, reason, unit},
    },
    tool::costs::{Amount, Command, Cost, Event, Grade, Span},
};

pub(crate) fn commands() -> Vec<Command> {
    vec![
        Command::Name {
            cost: cost(1),
            text: reason("We pay for stand-ins."),
            grade: Grade::Internal,
            amount: Some(amount()),
        },
        Command::Accept { cost: cost(1), accepted: true },
        Command::Withdraw { cost: cost(1) },
        Command::GoWithout { reason: reason("The law asks for it.") },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    let hr = function("HR");
    let named = Cost {
        id: cost(1),
        text: reason("We pay for stand-ins."),
        grade: Grade::Internal,
        amount: Some(amount()),
        function: hr.clone(),
        accepted_by: Set::from([hr.clone()]),
    };
    vec![
        Event::Named { cost: Box::new(named) },
        Event::Accepted { cost: cost(1), function: hr, accepted: true },
        Event::Withdrawn { cost: cost(1) },
        Event::WentWithout { reason: reason("The law asks for it.") },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}

fn amount() -> Amount {
    let span = |low, high| Span::new(low, high).expect("samples go from low to high");
    Amount { times: span(30, 45), each: span(400, 650), unit: unit("euros") }
}
