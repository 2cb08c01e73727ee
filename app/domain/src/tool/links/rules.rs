//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::{CardId, LinkId},
        limits::LINKS_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        text::Reason,
        time::Timestamp,
    },
    rules::Rules,
    tool::links::state::{Event, Link, Links},
    workshop::Workshop,
};

/// Commands about links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Link two cards.
    Link {
        link: LinkId,
        /// The dependent card.
        from: CardId,
        /// The card it depends on.
        to: CardId,
        /// How it depends.
        note: Option<Reason>,
    },
    /// Remove one's own link.
    Unlink { link: LinkId },
    /// Bring back the links that were deleted together with one's own card.
    Recall { card: CardId },
}

impl Rules for Links {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Link { .. } | Command::Unlink { .. } => Power::Link,
            // Like deleting the card.
            Command::Recall { .. } => Power::Write,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Link { note, .. } => note.iter().map(Reason::to_string).collect(),
            Command::Unlink { .. } | Command::Recall { .. } => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(matches!(command, Command::Recall { .. }))
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Link { link: id, from, to, note } => {
                if self.connects(from, to) || self.list.iter().any(|link| link.id == id) {
                    return Err(Rejection::Exists { kind: EntityKind::Link });
                }
                if from == to {
                    return Err(Rejection::Unchanged);
                }
                check_capacity(self.list.len(), LINKS_MAX, EntityKind::Link)?;
                let card = |id| {
                    workshop.cards.open(id).ok_or(Rejection::NotFound { kind: EntityKind::Card })
                };
                let functions = [card(from)?.function.clone(), card(to)?.function.clone()];
                let (author, function) = (Some(actor.id), workshop.attributed_function(actor)?);
                let link = Link { id, from, to, functions, note, author, function };
                Ok(vec![Event::Linked { link }])
            }
            Command::Unlink { link } => {
                let known = self.list.iter().find(|known| known.id == link);
                let known = known.ok_or(Rejection::NotFound { kind: EntityKind::Link })?;
                if known.author != Some(actor.id) {
                    return Err(Rejection::NotYours { kind: EntityKind::Link });
                }
                Ok(vec![Event::Unlinked { link }])
            }
            Command::Recall { card } => Ok(vec![self.recalled(workshop, actor, card)?]),
        }
    }
}

impl Links {
    fn connects(&self, one: CardId, other: CardId) -> bool {
        let both = [(one, other), (other, one)];
        self.list.iter().any(|link| both.contains(&(link.from, link.to)))
    }

    fn recalled(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        card: CardId,
    ) -> Result<Event, Rejection> {
        needs_authority()?;
        let own = self.set_aside.with(card, actor.id);
        if own.is_empty() || workshop.cards.open(card).is_none() {
            return Err(Rejection::NotFound { kind: EntityKind::Card });
        }
        let stands = |id| workshop.cards.open(id).is_some();
        let fits = |link: &Link| {
            stands(link.from) && stands(link.to) && !self.connects(link.from, link.to)
        };
        let links: Vec<Link> = own.into_iter().filter(|link| fits(link)).cloned().collect();
        let last = (self.list.len() + links.len()).saturating_sub(1);
        check_capacity(last, LINKS_MAX, EntityKind::Link)?;
        Ok(Event::Recalled { card, links })
    }
}
