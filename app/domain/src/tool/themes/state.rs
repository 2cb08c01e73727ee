//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, SeatId, ThemeId},
        limits::THEMES_MAX,
        seat::Viewer,
        text::Title,
    },
    tool::State,
};

/// Cards that mean the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Theme {
    pub id: ThemeId,
    pub title: Title,
    /// In order.
    pub cards: Vec<CardId>,
}

/// All themes, in order. Cards without a theme are in the first column, "not in a theme yet".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Themes {
    pub list: Vec<Theme>,
}

/// Events of themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A theme was started.
    Gathered { theme: Theme },
    /// A card was put into a theme, or out of one.
    Put {
        card: CardId,
        /// `None` took it out of its theme.
        theme: Option<ThemeId>,
        /// `None` puts it first.
        after: Option<CardId>,
    },
    /// Two themes were merged.
    Merged { from: ThemeId, into: ThemeId },
    /// A theme was renamed.
    Renamed { theme: ThemeId, title: Title },
    /// A theme was moved.
    Placed {
        theme: ThemeId,
        /// `None` puts it first.
        after: Option<ThemeId>,
    },
    /// A theme was dissolved.
    Dissolved { theme: ThemeId },
}

impl Themes {
    /// A theme by its id.
    pub fn get(&self, id: ThemeId) -> Option<&Theme> {
        self.list.iter().find(|theme| theme.id == id)
    }

    /// The theme of a card.
    pub fn of(&self, card: CardId) -> Option<&Theme> {
        self.list.iter().find(|theme| theme.cards.contains(&card))
    }

    pub(super) fn get_mut(&mut self, id: ThemeId) -> Option<&mut Theme> {
        self.list.iter_mut().find(|theme| theme.id == id)
    }

    pub(crate) fn take_out(&mut self, card: CardId) {
        for theme in &mut self.list {
            theme.cards.retain(|id| *id != card);
        }
    }

    pub(super) fn remove(&mut self, id: ThemeId) -> Option<Theme> {
        let at = self.list.iter().position(|theme| theme.id == id)?;
        Some(self.list.remove(at))
    }
}

impl State for Themes {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Gathered { theme } => {
                for card in &theme.cards {
                    self.take_out(*card);
                }
                self.list.push(theme.clone());
            }
            Event::Put { card, theme, after } => {
                self.take_out(*card);
                if let Some(theme) = theme.and_then(|theme| self.get_mut(theme)) {
                    let at = place_after(&theme.cards, *after, |id| *id);
                    theme.cards.insert(at, *card);
                }
            }
            Event::Merged { from, into } => {
                if let Some(gone) = self.remove(*from)
                    && let Some(theme) = self.get_mut(*into)
                {
                    theme.cards.extend(gone.cards);
                }
            }
            Event::Renamed { theme, title } => {
                if let Some(theme) = self.get_mut(*theme) {
                    theme.title = title.clone();
                }
            }
            Event::Placed { theme, after } => {
                if let Some(theme) = self.remove(*theme) {
                    let at = place_after(&self.list, *after, |other| other.id);
                    self.list.insert(at, theme);
                }
            }
            Event::Dissolved { theme } => {
                self.remove(*theme);
            }
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { list: self.list.clone() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Gathered { .. }
            | Event::Put { .. }
            | Event::Merged { .. }
            | Event::Renamed { .. }
            | Event::Placed { .. }
            | Event::Dissolved { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= THEMES_MAX
    }
}

/// The index for something that follows `after`: first for `None`, last if the neighbour is gone.
pub(crate) fn place_after<T, I: PartialEq>(
    list: &[T],
    after: Option<I>,
    id: impl Fn(&T) -> I,
) -> usize {
    match after {
        None => 0,
        Some(after) => {
            list.iter().position(|item| id(item) == after).map_or(list.len(), |at| at + 1)
        }
    }
}
