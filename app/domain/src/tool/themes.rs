//! Themes: cards that mean the same, gathered in columns. Every move says where something goes by naming its
//! neighbour, never by an index, so two people moving at once both get what they meant.

use serde::{Deserialize, Serialize};

use super::{
    Tool, cards,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{CardId, ThemeId},
    limits::THEMES_MAX,
    powers::Power,
    text::Title,
    workshop::check_capacity,
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

/// What may be asked about themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Start a theme with these cards; they leave the themes they are in. Splitting a theme is the same.
    Gather {
        /// Its id.
        theme: ThemeId,
        /// Its name.
        title: Title,
        /// Its first cards.
        cards: Vec<CardId>,
    },
    /// Put a card into a theme, or into none.
    Put {
        /// Which card.
        card: CardId,
        /// Where; none takes it out of its theme.
        theme: Option<ThemeId>,
        /// After which card of that theme; none puts it first. A card that is gone means last.
        after: Option<CardId>,
    },
    /// Move all cards of one theme to the end of another, and drop the emptied one.
    Merge {
        /// The one that disappears.
        from: ThemeId,
        /// The one that stays.
        into: ThemeId,
    },
    /// Name a theme anew.
    Rename {
        /// Which.
        theme: ThemeId,
        /// Its new name.
        title: Title,
    },
    /// Move a theme.
    Place {
        /// Which.
        theme: ThemeId,
        /// After which one; none puts it first.
        after: Option<ThemeId>,
    },
    /// Let a theme's cards go back to "not in a theme yet".
    Dissolve {
        /// Which.
        theme: ThemeId,
    },
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

    fn known(&self, id: ThemeId) -> Result<&Theme, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { thing: EntityKind::Theme })
    }

    fn get_mut(&mut self, id: ThemeId) -> Option<&mut Theme> {
        self.list.iter_mut().find(|theme| theme.id == id)
    }

    fn take_out(&mut self, card: CardId) {
        for theme in &mut self.list {
            theme.cards.retain(|id| *id != card);
        }
    }

    fn remove(&mut self, id: ThemeId) -> Option<Theme> {
        let at = self.list.iter().position(|theme| theme.id == id)?;
        Some(self.list.remove(at))
    }
}

/// Where something goes that follows `after`: first for none, last when its neighbour is gone.
pub(super) fn place_after<T, I: PartialEq>(
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

fn visible(workshop: &Workshop, card: CardId) -> Result<(), Rejection> {
    workshop.cards.open(card).map(|_| ()).ok_or(Rejection::NotFound { thing: EntityKind::Card })
}

impl Tool for Themes {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Gather { .. }
            | Command::Put { .. }
            | Command::Merge { .. }
            | Command::Rename { .. }
            | Command::Place { .. }
            | Command::Dissolve { .. } => Power::Organise,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Gather { title, .. } | Command::Rename { title, .. } => {
                vec![title.to_string()]
            }
            Command::Put { .. }
            | Command::Merge { .. }
            | Command::Place { .. }
            | Command::Dissolve { .. } => Vec::new(),
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let event = match command {
            Command::Gather { theme: id, title, mut cards } => {
                if self.get(id).is_some() {
                    return Err(Rejection::Exists { thing: EntityKind::Theme });
                }
                check_capacity(self.list.len(), THEMES_MAX, EntityKind::Theme)?;
                let mut seen = crate::map::Set::new();
                cards.retain(|card| seen.insert(*card));
                cards.iter().try_for_each(|card| visible(workshop, *card))?;
                Event::Gathered { theme: Theme { id, title, cards } }
            }
            Command::Put { card, theme, after } => {
                visible(workshop, card)?;
                if after == Some(card) {
                    return Err(Rejection::Unchanged);
                }
                if let Some(theme) = theme {
                    self.known(theme)?;
                } else if self.of(card).is_none() {
                    return Err(Rejection::Unchanged);
                }
                // A place is named by what everybody sees.
                let after = after.filter(|after| workshop.cards.open(*after).is_some());
                Event::Put { card, theme, after }
            }
            Command::Merge { from, into } => {
                self.known(from)?;
                self.known(into)?;
                if from == into {
                    return Err(Rejection::Unchanged);
                }
                Event::Merged { from, into }
            }
            Command::Rename { theme, title } => {
                if self.known(theme)?.title == title {
                    return Err(Rejection::Unchanged);
                }
                Event::Renamed { theme, title }
            }
            Command::Place { theme, after } => {
                self.known(theme)?;
                if after == Some(theme) {
                    return Err(Rejection::Unchanged);
                }
                Event::Placed { theme, after }
            }
            Command::Dissolve { theme } => {
                self.known(theme)?;
                Event::Dissolved { theme }
            }
        };
        Ok(vec![event])
    }

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

    fn react(&mut self, event: &Any) {
        if let Some(Part::Themes(themes)) = snapshot(event) {
            self.clone_from(themes);
        }
        if let Any::Cards(cards::Event::Deleted { card, .. }) = event {
            self.take_out(*card);
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

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Themes);
    }
}
