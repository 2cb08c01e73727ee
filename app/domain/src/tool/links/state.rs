//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, LinkId, SeatId},
        limits::LINKS_MAX,
        seat::Viewer,
        set_aside::SetAside,
        text::{FunctionName, Reason},
    },
    tool::State,
};

/// A dependency between two cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    pub id: LinkId,
    /// The dependent card.
    pub from: CardId,
    /// The card it depends on.
    pub to: CardId,
    /// The functions of the two cards; `None` for an anonymous card.
    pub functions: [Option<FunctionName>; 2],
    /// How it depends.
    pub note: Option<Reason>,
    /// `None` for everybody but the author.
    pub author: Option<SeatId>,
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
}

/// All links.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Links {
    /// In the order they were added.
    pub list: Vec<Link>,
    /// The links of deleted cards. Empty in every viewer's copy.
    #[serde(default)]
    pub set_aside: SetAside<Link>,
}

/// Events of links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Two cards were linked.
    Linked { link: Link },
    /// A link was removed.
    Unlinked { link: LinkId },
    /// The links of a deleted card are back, because the card is.
    Recalled { card: CardId, links: Vec<Link> },
}

impl Link {
    pub(super) fn is_of(&self, card: CardId) -> bool {
        self.from == card || self.to == card
    }
}

impl Links {
    /// Removes every link of a deleted card.
    pub(crate) fn forget(&mut self, card: CardId, author: Option<SeatId>) {
        self.set_aside.take(&mut self.list, card, author, |link| link.is_of(card));
    }

    /// Whether any link connects two functions.
    pub fn crosses_functions(&self) -> bool {
        self.list
            .iter()
            .any(|link| link.functions[0].is_none() || link.functions[0] != link.functions[1])
    }
}

impl State for Links {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Linked { link } => self.list.push(link.clone()),
            Event::Unlinked { link } => self.list.retain(|known| known.id != *link),
            Event::Recalled { card, links } => {
                self.list.extend(links.iter().cloned());
                self.set_aside.forget(*card);
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let link = |link: &Link| disclose_link(link, viewer);
        Self { list: self.list.iter().map(link).collect(), set_aside: SetAside::default() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        Some(match event {
            Event::Linked { link } => Event::Linked { link: disclose_link(link, viewer) },
            Event::Unlinked { .. } => event.clone(),
            Event::Recalled { card, links } => {
                let links = links.iter().map(|link| disclose_link(link, viewer)).collect();
                Event::Recalled { card: *card, links }
            }
        })
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= LINKS_MAX
    }
}

pub(super) fn disclose_link(link: &Link, viewer: &Viewer) -> Link {
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
