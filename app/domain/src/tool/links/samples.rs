//! Samples of links.

use crate::{
    samples::{
        rounds::SealedRound,
        values::{card, function, link, reason, seat},
    },
    tool::links::{Command, Event, Link},
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    vec![
        C::Link {
            link: link(1),
            from: card(1),
            to: card(2),
            note: Some(reason("No budget before the audit.")),
        },
        C::Unlink { link: link(1) },
        C::Recall { card: card(1) },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    vec![
        E::Linked { link: linked() },
        E::Unlinked { link: link(1) },
        E::Recalled { card: card(1), links: vec![linked()] },
    ]
}

fn linked() -> Link {
    Link {
        id: link(1),
        from: card(1),
        to: card(2),
        functions: ["Clinical Lead", "Practice Finance"].map(|name| Some(function(name))),
        note: Some(reason("No budget before the audit.")),
        author: Some(seat(4)),
        function: Some(function("Clinical Lead")),
    }
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
