//! Links: interdependencies between two cards, most telling when they come from different functions.

use serde::{Deserialize, Serialize};

use super::{
    Tool, cards,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{CardId, LinkId, SeatId},
    limits::LINKS_MAX,
    powers::Power,
    text::{FunctionName, Reason},
    workshop::{attributed_function, check_capacity},
};

/// An interdependency between two cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// What depends.
    pub from: CardId,
    /// On what.
    pub to: CardId,
    /// The functions of the two cards; none where a card stands under nothing.
    pub functions: [Option<FunctionName>; 2],
    /// How.
    pub note: Option<Reason>,
    /// Who saw it; told to that seat alone.
    pub author: Option<SeatId>,
    /// For which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
}

/// All links.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Links {
    /// In the order they were drawn.
    pub list: Vec<Link>,
}

/// What may be asked about links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Link two cards.
    Link {
        /// The link's id.
        link: LinkId,
        /// What depends.
        from: CardId,
        /// On what.
        to: CardId,
        /// How.
        note: Option<Reason>,
    },
    /// Take an own link back.
    Unlink {
        /// Which.
        link: LinkId,
    },
}

/// What happened to links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Two cards were linked.
    Linked {
        /// The link.
        link: Link,
    },
    /// A link was taken back.
    Unlinked {
        /// Which.
        link: LinkId,
    },
}

impl Links {
    /// Whether any link joins two functions.
    pub fn crosses_functions(&self) -> bool {
        self.list
            .iter()
            .any(|link| link.functions[0].is_none() || link.functions[0] != link.functions[1])
    }
}

impl Tool for Links {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Link { .. } | Command::Unlink { .. } => Power::Link,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Link { note, .. } => note.iter().map(Reason::to_string).collect(),
            Command::Unlink { .. } => Vec::new(),
        }
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
                let known = |link: &Link| {
                    link.id == id || [(from, to), (to, from)].contains(&(link.from, link.to))
                };
                if self.list.iter().any(known) {
                    return Err(Rejection::Exists { thing: EntityKind::Link });
                }
                if from == to {
                    return Err(Rejection::Unchanged);
                }
                check_capacity(self.list.len(), LINKS_MAX, EntityKind::Link)?;
                let card = |id| {
                    workshop.cards.open(id).ok_or(Rejection::NotFound { thing: EntityKind::Card })
                };
                let functions = [card(from)?.function.clone(), card(to)?.function.clone()];
                let (author, function) = (Some(actor.id), attributed_function(workshop, actor)?);
                let link = Link { id, from, to, functions, note, author, function };
                Ok(vec![Event::Linked { link }])
            }
            Command::Unlink { link } => {
                let known = self.list.iter().find(|known| known.id == link);
                let known = known.ok_or(Rejection::NotFound { thing: EntityKind::Link })?;
                if known.author != Some(actor.id) {
                    return Err(Rejection::NotYours { thing: EntityKind::Link });
                }
                Ok(vec![Event::Unlinked { link }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Linked { link } => self.list.push(link.clone()),
            Event::Unlinked { link } => self.list.retain(|known| known.id != *link),
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Links(links)) = snapshot(event) {
            self.clone_from(links);
        }
        if let Any::Cards(cards::Event::Deleted { card, .. }) = event {
            self.list.retain(|link| link.from != *card && link.to != *card);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { list: self.list.iter().map(|link| disclose_link(link, viewer)).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        Some(match event {
            Event::Linked { link } => Event::Linked { link: disclose_link(link, viewer) },
            Event::Unlinked { .. } => event.clone(),
        })
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Links);
    }
}

fn disclose_link(link: &Link, viewer: &Viewer) -> Link {
    Link {
        id: link.id,
        from: link.from,
        to: link.to,
        functions: link.functions.clone(),
        note: link.note.clone(),
        author: link.author.filter(|author| *author == viewer.seat),
        function: link.function.clone(),
    }
}
