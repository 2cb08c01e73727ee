//! Samples of cards, and their sealed round.

use crate::{
    base::{activity::Activity, id::StepId, level::Level, map::Map},
    samples::{
        rounds::{SealedRound, level, nothing_asked, ready},
        values::{card, card_text, function, seat, voice},
    },
    tool::cards::{Card, CardKind, Command, Event},
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    vec![
        C::Write {
            card: card(1),
            kind: CardKind::Concern,
            level: Level::Problem,
            text: card_text("Chronic pain\nbegins in the second year."),
            builds_on: Some(card(2)),
        },
        C::Edit {
            card: card(1),
            kind: CardKind::Uncertainty,
            level: Level::Solution,
            text: card_text("Is it the instruments?"),
        },
        C::Delete { card: card(1) },
        C::NothingToAdd,
        C::Reveal,
        C::Hide { card: card(1), hidden: true },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    let written = Card {
        id: card(1),
        kind: CardKind::Concern,
        level: Level::Problem,
        text: card_text("Chronic pain\nbegins in the second year."),
        author: Some(seat(4)),
        function: Some(function("Clinical Lead")),
        named: false,
        step: StepId(3),
        builds_on: Some(card(2)),
        sealed: true,
        hidden: false,
    };
    let shown = Card { author: None, sealed: false, ..written.clone() };
    vec![
        E::Written { card: written.clone() },
        E::Heard { step: StepId(3), sealed: true, voice: voice() },
        E::Waits { step: StepId(3) },
        E::Edited { card: written },
        E::Deleted { card: card(1), author: Some(seat(4)), sealed: true },
        E::Revealed {
            cards: vec![shown],
            heard: Map::from([(StepId(3), Map::from([(function("Clinical Lead"), 2)]))]),
        },
        E::Hidden {
            card: card(1),
            hidden: false,
            author: Some(seat(4)),
            text: Some(card_text("Chronic pain begins early.")),
        },
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "cards",
        activity: Activity::Write { sealed: true },
        prepare: ready,
        asks: nothing_asked,
        says: |_, number| {
            let text = card_text(&format!("Thought {number}."));
            let (kind, level, builds_on) = (CardKind::Concern, level(number), None);
            Command::Write { card: card(number), kind, level, text, builds_on }.into()
        },
        reveal: |_| Command::Reveal.into(),
        bare: false,
    })
}
