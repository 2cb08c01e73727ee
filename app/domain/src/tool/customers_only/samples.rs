//! Samples of private sessions.

use crate::{
    samples::{
        rounds::SealedRound,
        values::{AT, card, function, reason, seat, term},
    },
    tool::{
        customers_only::{Command, Event, Item, Part, PrivateSession},
        glossary::{self, Meaning},
        links::Links,
    },
    workshop,
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    vec![C::Start { wall: true }, C::End, C::Release { item: Item::Card(card(1)) }]
}

/// A private session and what was released from it.
pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    let text = reason("We would pay more than they ask.");
    let (term, seat) = (term(1), seat(4));
    let meaning = Meaning { function: Some(function("HR")), text };
    let said = workshop::Event::from(glossary::Event::Meant { term, seat, meaning });
    let part = Box::new(Part::Links(Links::default()));
    let shown = workshop::Event::from(E::Snapshot { part: part.clone() });
    vec![
        E::Started(PrivateSession { wall: true }),
        E::Ended { at: AT },
        E::Withheld { items: vec![Item::Glossary], event: Box::new(said) },
        E::Substitute { event: Box::new(shown) },
        E::Released { item: Item::Links },
        E::Snapshot { part },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
