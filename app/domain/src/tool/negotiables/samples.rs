//! Samples of what can be traded.

use crate::{
    base::map::Set,
    samples::{
        rounds::SealedRound,
        values::{card, function, negotiable, title, trade},
    },
    tool::negotiables::{Command, Event, Negotiable, Trade},
};

pub(crate) fn commands() -> Vec<Command> {
    let Trade { id, concern, negotiable, answer, gives, .. } = offered();
    vec![
        Command::Put { negotiable, attribute: title("Delivery"), today: title("In September") },
        Command::Protect { negotiable, protected: true },
        Command::Offer { trade: id, concern, negotiable, answer, gives },
        Command::Accept { trade: id, accepted: true },
        Command::Settle { trade: id },
        Command::Withdraw { trade: id },
        Command::Recall { concern },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    let (negotiable, trade) = (negotiable(1), trade(1));
    vec![
        Event::Put { negotiable: tradable() },
        Event::Protected { negotiable },
        Event::Freed { negotiable: tradable() },
        Event::Taken { negotiable },
        Event::Offered { trade: Box::new(offered()) },
        Event::Accepted { trade, function: function("HR"), accepted: true },
        Event::Settled { trade, concern: card(1), text: None },
        Event::Withdrawn { trade },
        Event::Recalled { concern: card(1), trades: vec![offered()] },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}

fn offered() -> Trade {
    Trade {
        id: trade(1),
        concern: card(1),
        negotiable: negotiable(1),
        answer: title("Delivery in June"),
        gives: title("Training moves to July"),
        accepted_by: Set::from([function("HR")]),
        settled: false,
    }
}

fn tradable() -> Negotiable {
    Negotiable {
        id: negotiable(1),
        attribute: title("Delivery"),
        today: title("In September"),
        asked_by: Some(function("HR")),
        protected: false,
    }
}
