//! Moves of cards, as pure functions, so that dragging, keys and menus do the same.

use domain::{
    Workshop,
    id::{CardId, ThemeId},
    map::Set,
    tool::themes::Command,
};

use crate::ui::direction::Direction;

/// A position on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardPosition {
    /// The column; `None` is the first one.
    pub theme: Option<ThemeId>,
    /// The card above; `None` is the top.
    pub after: Option<CardId>,
}

impl BoardPosition {
    /// The command that moves a card there.
    pub fn put(self, card: CardId) -> Command {
        Command::Put { card, theme: self.theme, after: self.after }
    }
}

/// The columns from left to right.
pub fn columns(workshop: &Workshop) -> Vec<Option<ThemeId>> {
    let themes = workshop.themes.list.iter().map(|theme| Some(theme.id));
    std::iter::once(None).chain(themes).collect()
}

/// The cards of a column from top to bottom.
pub fn cards(workshop: &Workshop, column: Option<ThemeId>) -> Vec<CardId> {
    if let Some(theme) = column {
        let theme = workshop.themes.get(theme);
        return theme.map(|theme| theme.cards.clone()).unwrap_or_default();
    }
    // Looked up in a set: asking every theme about every card would cost their product with every change.
    let placed: Set<CardId> =
        workshop.themes.list.iter().flat_map(|theme| theme.cards.iter().copied()).collect();
    let open = workshop.cards.iter().filter(|card| !card.sealed);
    open.map(|card| card.id).filter(|card| !placed.contains(card)).collect()
}

/// The column that contains a card.
pub fn column_of(workshop: &Workshop, card: CardId) -> Option<ThemeId> {
    workshop.themes.of(card).map(|theme| theme.id)
}

/// The end of a column.
pub fn end(workshop: &Workshop, column: Option<ThemeId>, card: CardId) -> BoardPosition {
    let mut others = cards(workshop, column).into_iter().filter(|other| *other != card);
    BoardPosition { theme: column, after: column.and(others.next_back()) }
}

/// The end of the next or previous column; `None` at the edge.
pub fn sideways(workshop: &Workshop, card: CardId, to: Direction) -> Option<BoardPosition> {
    let columns = columns(workshop);
    let at = columns.iter().position(|column| *column == column_of(workshop, card))?;
    Some(end(workshop, *columns.get(to.step(at)?)?, card))
}

/// One position down or up in its theme; `None` at the edge, and in the first column, which has no order of its own.
pub fn along(workshop: &Workshop, card: CardId, to: Direction) -> Option<BoardPosition> {
    let theme = workshop.themes.of(card)?;
    let at = theme.cards.iter().position(|other| *other == card)?;
    Some(BoardPosition { theme: Some(theme.id), after: to.place(&theme.cards, at)?.after })
}

/// The card above or below, for the focus.
pub fn neighbour(workshop: &Workshop, card: CardId, to: Direction) -> Option<CardId> {
    let cards = cards(workshop, column_of(workshop, card));
    let at = cards.iter().position(|other| *other == card)?;
    cards.get(to.step(at)?).copied()
}

/// The position of a card dropped on a column, and possibly on a card of it.
pub fn dropped(
    workshop: &Workshop,
    card: CardId,
    column: Option<ThemeId>,
    over: Option<(CardId, bool)>,
) -> Option<BoardPosition> {
    if column == column_of(workshop, card) && (column.is_none() || over.is_none()) {
        return None;
    }
    let Some((over, below)) = over.filter(|(over, _)| *over != card && column.is_some()) else {
        return Some(end(workshop, column, card));
    };
    let mut others = cards(workshop, column);
    others.retain(|other| *other != card);
    let at = others.iter().position(|other| *other == over)?;
    let after = if below {
        Some(over)
    } else {
        at.checked_sub(1).and_then(|before| others.get(before).copied())
    };
    Some(BoardPosition { theme: column, after })
}

/// The command that moves a theme right or left by one; `None` at the edge.
pub fn theme_sideways(workshop: &Workshop, theme: ThemeId, to: Direction) -> Option<Command> {
    let ids: Vec<_> = workshop.themes.list.iter().map(|theme| theme.id).collect();
    let at = ids.iter().position(|id| *id == theme)?;
    Some(Command::Place { theme, after: to.place(&ids, at)?.after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        text::Title,
        tool::themes::{Event, Theme},
    };
    use uuid::Uuid;

    fn card(n: u128) -> CardId {
        CardId(Uuid::from_u128(n))
    }

    fn theme(n: u128) -> ThemeId {
        ThemeId(Uuid::from_u128(n))
    }

    /// Two themes: one with cards 1, 2, 3, one empty.
    fn board() -> Workshop {
        let mut workshop = Workshop::default();
        for (id, cards) in [(1, vec![card(1), card(2), card(3)]), (2, vec![])] {
            let title = Title::parse("A theme").ok();
            let title = title.into_iter().next();
            if let Some(title) = title {
                workshop.evolve(&domain::Event::Themes(Event::Gathered {
                    theme: Theme { id: theme(id), title, cards },
                }));
            }
        }
        workshop
    }

    fn after(place: Option<BoardPosition>, id: CardId) -> Vec<CardId> {
        let mut workshop = board();
        if let Some(place) = place {
            workshop.evolve(&domain::Event::Themes(Event::Put {
                card: id,
                theme: place.theme,
                after: place.after,
            }));
        }
        cards(&workshop, Some(theme(1)))
    }

    #[test]
    fn up_and_down_swap_with_the_neighbour() {
        let w = board();
        assert_eq!(
            after(along(&w, card(2), Direction::Back), card(2)),
            [card(2), card(1), card(3)]
        );
        assert_eq!(
            after(along(&w, card(3), Direction::Back), card(3)),
            [card(1), card(3), card(2)]
        );
        assert_eq!(
            after(along(&w, card(1), Direction::Forward), card(1)),
            [card(2), card(1), card(3)]
        );
        assert_eq!(along(&w, card(1), Direction::Back), None);
        assert_eq!(along(&w, card(3), Direction::Forward), None);
    }

    #[test]
    fn sideways_goes_to_the_end_of_the_next_column() {
        let w = board();
        let right = sideways(&w, card(1), Direction::Forward);
        assert_eq!(right, Some(BoardPosition { theme: Some(theme(2)), after: None }));
        assert_eq!(
            sideways(&w, card(1), Direction::Back),
            Some(BoardPosition { theme: None, after: None })
        );
        assert_eq!(sideways(&w, card(9), Direction::Forward).map(|p| p.after), Some(Some(card(3))));
        assert_eq!(sideways(&w, card(9), Direction::Back), None);
    }

    #[test]
    fn a_card_lands_where_it_is_dropped() {
        let w = board();
        let over = |over, below| dropped(&w, card(3), Some(theme(1)), Some((card(over), below)));
        assert_eq!(after(over(1, false), card(3)), [card(3), card(1), card(2)]);
        assert_eq!(after(over(1, true), card(3)), [card(1), card(3), card(2)]);
        // Dropping on the empty area of the card's own column changes nothing.
        assert_eq!(dropped(&w, card(3), Some(theme(1)), None), None);
        assert_eq!(
            dropped(&w, card(9), Some(theme(1)), None),
            Some(BoardPosition { theme: Some(theme(1)), after: Some(card(3)) })
        );
    }

    #[test]
    fn themes_move_sideways() {
        let w = board();
        let place = |id, after| Some(Command::Place { theme: theme(id), after });
        assert_eq!(theme_sideways(&w, theme(1), Direction::Forward), place(1, Some(theme(2))));
        assert_eq!(theme_sideways(&w, theme(2), Direction::Back), place(2, None));
        assert_eq!(theme_sideways(&w, theme(1), Direction::Back), None);
    }
}
