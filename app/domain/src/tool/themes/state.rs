//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, ThemeId},
        seat::Viewer,
        text::Title,
    },
    tool::State,
};

/// Cards that mean the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Its name.
    pub title: Title,
    /// Its cards, in order.
    pub cards: Vec<CardId>,
}

/// All themes, in order. A card in none of them stands in the first column, "not in a theme yet".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Themes {
    /// The themes.
    pub list: Vec<Theme>,
}

/// What happened to themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A theme was started.
    Gathered {
        /// The theme.
        theme: Theme,
    },
    /// A card was put somewhere.
    Put {
        /// Which card.
        card: CardId,
        /// Into which theme; none took it out.
        theme: Option<ThemeId>,
        /// After which card.
        after: Option<CardId>,
    },
    /// Two themes became one.
    Merged {
        /// The one that disappeared.
        from: ThemeId,
        /// The one that stayed.
        into: ThemeId,
    },
    /// A theme got a new name.
    Renamed {
        /// Which.
        theme: ThemeId,
        /// Its new name.
        title: Title,
    },
    /// A theme was moved.
    Placed {
        /// Which.
        theme: ThemeId,
        /// After which one.
        after: Option<ThemeId>,
    },
    /// A theme was dissolved.
    Dissolved {
        /// Which.
        theme: ThemeId,
    },
}

impl Themes {
    /// A theme by its id.
    pub fn get(&self, id: ThemeId) -> Option<&Theme> {
        self.list.iter().find(|theme| theme.id == id)
    }

    /// The theme a card is in.
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
}

/// Where something goes that follows `after`: first for none, last when its neighbour is gone.
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
