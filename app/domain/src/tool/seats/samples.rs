//! Samples of seats.

use crate::{
    base::{
        level::Level,
        seat::{Role, Seat},
    },
    samples::{
        rounds::SealedRound,
        values::{card, card_text, disconnect, function, seat},
    },
    tool::{
        cards::{self, CardKind},
        seats::{Command, Event, ProxyCommand},
    },
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    let clinical = Some(function("Clinical Lead"));
    let write = cards::Command::Write {
        card: card(9),
        kind: CardKind::Concern,
        level: Level::Problem,
        text: card_text("Who trains the night shift?"),
        builds_on: None,
    };
    vec![
        C::Admit { seat: seat(4), role: Role::Stakeholder, function: clinical.clone(), veto: true },
        C::Join { function: clinical },
        C::Remove { seat: seat(4) },
        C::PassChair { to: seat(2) },
        C::AddProxy { seat: seat(11), function: function("Operations"), veto: false },
        C::OnBehalfOf { seat: seat(11), act: std::sync::Arc::new(ProxyCommand::Cards(write)) },
        C::Call { seat: seat(12), function: function("Ergonomics"), disconnect: disconnect(1) },
        C::FlagMissing { function: function("Legal"), missing: true },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    let clinical = Seat::invited(seat(4), Role::Stakeholder, Some(function("Clinical Lead")));
    let clinical = Seat { veto: true, by_seller: true, ..clinical };
    let expert = Seat::expert(seat(12), function("Ergonomics"), disconnect(1));
    vec![
        E::Admitted { seat: clinical },
        E::Joined { seat: seat(4), function: Some(function("Clinical Lead")) },
        E::Removed { seat: seat(4) },
        E::ChairPassed { to: seat(2) },
        E::Admitted { seat: expert },
        E::MissingFlagged { function: function("Legal"), missing: true },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
