//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        id::{CardId, SeatId, ThemeId},
        recorded::Recorded,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        themes::{Command, Themes},
    },
    workshop::Workshop,
};

impl Views for Themes {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        use Command as C;
        let known = |id: ThemeId| before.themes.get(id).cloned();
        let whole = |id: ThemeId| {
            known(id).map(|theme| C::Gather {
                theme: theme.id,
                title: theme.title,
                cards: theme.cards,
            })
        };
        let placed = |id: ThemeId| {
            let list = &before.themes.list;
            let at = list.iter().position(|theme| theme.id == id)?;
            let after = at.checked_sub(1).and_then(|at| list.get(at)).map(|theme| theme.id);
            Some(C::Place { theme: id, after })
        };
        match command {
            C::Gather { theme, cards, .. } => {
                // In the original order: each goes behind its neighbour, which is already there.
                let stood = before.themes.list.iter().flat_map(|theme| &theme.cards);
                let home = stood.filter(|card| cards.contains(card));
                let home = home.filter_map(|card| put_back(before, *card));
                std::iter::once(C::Dissolve { theme: *theme }).chain(home).collect()
            }
            C::Put { card, .. } => {
                let out = C::Put { card: *card, theme: None, after: None };
                vec![put_back(before, *card).unwrap_or(out)]
            }
            C::Merge { from, .. } => whole(*from).into_iter().chain(placed(*from)).collect(),
            C::Dissolve { theme } => whole(*theme).into_iter().chain(placed(*theme)).collect(),
            C::Rename { theme, .. } => known(*theme)
                .map(|old| C::Rename { theme: *theme, title: old.title })
                .into_iter()
                .collect(),
            C::Place { theme, .. } => placed(*theme).into_iter().collect(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(_person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer | Turn::Step | Turn::Idle => None,
        }
    }
}

/// Puts a card back to its place among the themes.
pub(crate) fn put_back(before: &Workshop, card: CardId) -> Option<Command> {
    let theme = before.themes.list.iter().find(|theme| theme.cards.contains(&card))?;
    let at = theme.cards.iter().position(|known| *known == card)?;
    let after = at.checked_sub(1).and_then(|at| theme.cards.get(at)).copied();
    Some(Command::Put { card, theme: Some(theme.id), after })
}
