//! Samples of requests.

use crate::{
    samples::{
        rounds::SealedRound,
        values::{function, reason, request, seat},
    },
    tool::requests::{Command, Event, Reply, Request},
};

pub(crate) fn commands() -> Vec<Command> {
    let Request { id: request, to, text, .. } = requested();
    vec![
        Command::Ask { request, to, text },
        Command::Answer { request, answer: Reply::Try },
        Command::Withdraw { request },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    vec![
        Event::Asked { request: requested() },
        Event::Answered { request: request(1), answer: Reply::Yes },
        Event::Withdrawn { request: request(1) },
    ]
}

/// None: a function asks another one openly, and everybody reads it at once.
pub(crate) fn round() -> Option<SealedRound> {
    None
}

fn requested() -> Request {
    Request {
        id: request(1),
        from: function("Clinical Lead"),
        to: function("HR"),
        text: reason("Two half days of training."),
        author: Some(seat(4)),
        answer: None,
    }
}
