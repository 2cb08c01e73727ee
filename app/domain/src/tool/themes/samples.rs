//! Samples of themes.

use crate::{
    samples::{
        rounds::SealedRound,
        values::{card, theme, title},
    },
    tool::themes::{Command, Event, Theme},
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    vec![
        C::Gather { theme: theme(1), title: title("Pain"), cards: vec![card(1), card(2)] },
        C::Put { card: card(3), theme: Some(theme(1)), after: Some(card(2)) },
        C::Merge { from: theme(2), into: theme(1) },
        C::Rename { theme: theme(1), title: title("Pain and absence") },
        C::Place { theme: theme(1), after: Some(theme(3)) },
        C::Dissolve { theme: theme(1) },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    vec![
        E::Gathered {
            theme: Theme { id: theme(1), title: title("Pain"), cards: vec![card(1), card(2)] },
        },
        E::Put { card: card(3), theme: Some(theme(1)), after: Some(card(2)) },
        E::Merged { from: theme(2), into: theme(1) },
        E::Renamed { theme: theme(1), title: title("Pain and absence") },
        E::Placed { theme: theme(1), after: Some(theme(3)) },
        E::Dissolved { theme: theme(1) },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
