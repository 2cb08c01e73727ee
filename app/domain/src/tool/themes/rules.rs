//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::Decided,
        id::{CardId, ThemeId},
        limits::THEMES_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        text::Title,
        time::Timestamp,
    },
    rules::Rules,
    tool::themes::state::{Event, Theme, Themes},
    workshop::Workshop,
};

/// Commands about themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Start a theme with these cards, which leave their themes. Also splits a theme.
    Gather { theme: ThemeId, title: Title, cards: Vec<CardId> },
    /// Put a card into a theme, or into none.
    Put {
        card: CardId,
        /// `None` takes it out of its theme.
        theme: Option<ThemeId>,
        /// The preceding card of that theme; `None` puts it first. A deleted card means last.
        after: Option<CardId>,
    },
    /// Move all cards of one theme to the end of another, and remove the empty one.
    Merge { from: ThemeId, into: ThemeId },
    /// Rename a theme.
    Rename { theme: ThemeId, title: Title },
    /// Move a theme.
    Place {
        theme: ThemeId,
        /// `None` puts it first.
        after: Option<ThemeId>,
    },
    /// Dissolve a theme; its cards return to "not in a theme yet".
    Dissolve { theme: ThemeId },
}

impl Themes {
    pub(super) fn known(&self, id: ThemeId) -> Result<&Theme, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { kind: EntityKind::Theme })
    }
}

impl Rules for Themes {
    type Command = Command;

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

    fn decided(_command: &Command) -> Decided {
        Decided::Anywhere
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
                    return Err(Rejection::Exists { kind: EntityKind::Theme });
                }
                check_capacity(self.list.len(), THEMES_MAX, EntityKind::Theme)?;
                let mut seen = crate::base::map::Set::new();
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
                // Positions refer only to cards that everybody sees.
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
}

fn visible(workshop: &Workshop, card: CardId) -> Result<(), Rejection> {
    workshop.cards.open(card).map(|_| ()).ok_or(Rejection::NotFound { kind: EntityKind::Card })
}
