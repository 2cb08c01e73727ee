//! Samples of the glossary, and the sealed round of meanings.

use crate::{
    base::{activity::Activity, id::TermId},
    samples::{
        rounds::{SealedRound, next, ready},
        values::{disconnect, function, reason, seat, term, title, voice},
    },
    tool::{
        disconnects::{Subject, samples::opened},
        glossary::{Command, Event, Meaning},
    },
    workshop::Workshop,
};

pub(crate) fn commands() -> Vec<Command> {
    let text = reason("The first patient is treated with it.");
    vec![
        Command::Put { term: term(1), word: title("go-live") },
        Command::Mean { term: term(1), text: text.clone() },
        Command::Reveal { term: term(1), disconnect: disconnect(2) },
        Command::Offer { term: term(1), text: text.clone() },
        Command::Agree { term: term(1), text },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    let (hr, text) = (function("HR"), reason("The first patient is treated with it."));
    let term = term(1);
    let meaning = Meaning { function: Some(hr.clone()), text: text.clone() };
    vec![
        Event::Put { term, word: title("go-live") },
        Event::Meant { term, seat: seat(4), meaning: meaning.clone() },
        Event::Heard { term, voice: voice() },
        Event::Revealed {
            term,
            meanings: vec![meaning],
            opened: Some(opened(Subject::Word { word: title("go-live") })),
        },
        Event::Offered { term, text: text.clone(), function: hr.clone() },
        Event::Agreed { term, function: hr, settled: Some(text), settles: Some(disconnect(2)) },
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "meanings",
        activity: Activity::Organise,
        prepare: ready,
        asks: |workshop| {
            let term = term(next(workshop.glossary.list.len()));
            vec![Command::Put { term, word: title("pilot") }.into()]
        },
        says: |workshop, number| {
            let text = reason(&format!("{number} weeks."));
            Command::Mean { term: asked(workshop), text }.into()
        },
        reveal: |workshop| {
            let disconnect = disconnect(next(workshop.disconnects.list.len()));
            Command::Reveal { term: asked(workshop), disconnect }.into()
        },
        bare: false,
    })
}

/// The term whose meanings are sealed.
fn asked(workshop: &Workshop) -> TermId {
    let open = workshop.glossary.list.iter().find(|term| term.meanings.shown.is_none());
    open.map_or(term(1), |term| term.id)
}
