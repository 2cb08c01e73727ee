//! Customers only: the group among itself. While it is on, the supplier's side is shown a waiting page and told nothing.
//! What was said then stays the customers' until they release it, item by item.
//!
//! What happens among the customers is stored as [`Event::Said`], which no outsider is ever told; what the outsiders learn
//! in its place is stored as [`Event::Told`]. [`crate::sides`] decides which is which.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    agenda::Agenda,
    cards::{Card, Writing},
    charter::Charter,
    costs::Costs,
    disconnects::Disconnect,
    glossary::Glossary,
    links::Links,
    negotiables::Negotiables,
    pairs::Pairs,
    plus_delta::PlusDelta,
    requests::Requests,
    resolution::Resolution,
    seats::Seats,
    signals::Signals,
    statements::Statement,
    suggestions::Suggestions,
    temperature::Temperature,
    themes::Themes,
    turns::Turns,
    votes::Votes,
    whereabouts::Whereabouts,
};
use crate::{
    Change, Changes, Event as Any, Rejection, Seat, Thing, Timestamp, Viewer, Workshop,
    disclose_event,
    id::{CardId, DisconnectId, StatementId, StepId},
    map::{Map, Set},
    powers::Power,
};

/// The group among itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Among {
    /// Whether the wall stays with the group. One that stays out waits like the seller.
    pub wall: bool,
}

/// Something that can be known to the customers alone, and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A card.
    Card(CardId),
    /// A statement, its voices and what a reveal showed of it.
    Statement(StatementId),
    /// A disconnect.
    Disconnect(DisconnectId),
    /// All themes.
    Themes,
    /// All links.
    Links,
    /// The resolution with its versions.
    Resolution,
    /// What staying costs.
    Costs,
    /// What words mean.
    Glossary,
    /// The polls of where the group is.
    Whereabouts,
    /// What can be traded, and the trades.
    Negotiables,
    /// The votes.
    Votes,
    /// What was good about the meeting, and what to change.
    PlusDelta,
    /// What small groups found.
    Pairs,
    /// What functions need from each other.
    Requests,
    /// Wordings that wait for the pen.
    Suggestions,
    /// The checks of the temperature.
    Temperature,
    /// Who speaks in which order.
    Turns,
}

impl Item {
    /// What a change on a screen is about; none for process, which is no content.
    pub(crate) fn of(change: Change) -> Option<Self> {
        match change {
            Change::Card(card) => Some(Self::Card(card)),
            Change::Statement(statement) => Some(Self::Statement(statement)),
            Change::Disconnect(disconnect) => Some(Self::Disconnect(disconnect)),
            Change::Themes => Some(Self::Themes),
            Change::Links => Some(Self::Links),
            Change::Resolution => Some(Self::Resolution),
            Change::Costs => Some(Self::Costs),
            Change::Glossary => Some(Self::Glossary),
            Change::Whereabouts => Some(Self::Whereabouts),
            Change::Negotiables => Some(Self::Negotiables),
            Change::Votes => Some(Self::Votes),
            Change::PlusDelta => Some(Self::PlusDelta),
            Change::Pairs => Some(Self::Pairs),
            Change::Requests => Some(Self::Requests),
            Change::Suggestions => Some(Self::Suggestions),
            Change::Temperature => Some(Self::Temperature),
            Change::Turns => Some(Self::Turns),
            Change::Agenda
            | Change::Seats
            | Change::CardList
            | Change::CardVoices
            | Change::StatementList
            | Change::DisconnectList
            | Change::CustomersOnly
            | Change::Signals
            | Change::Whispers
            | Change::Charter => None,
        }
    }
}

/// What outsiders are shown instead of the events that made it: one item, or the process they missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A card.
    Card(Card),
    /// A statement.
    Statement(Statement),
    /// A disconnect.
    Disconnect(Disconnect),
    /// All themes.
    Themes(Themes),
    /// All links.
    Links(Links),
    /// The resolution.
    Resolution(Resolution),
    /// What staying costs.
    Costs(Costs),
    /// What words mean.
    Glossary(Glossary),
    /// The polls.
    Whereabouts(Whereabouts),
    /// What can be traded, and the trades.
    Negotiables(Negotiables),
    /// The votes.
    Votes(Votes),
    /// What was good about the meeting, and what to change.
    PlusDelta(PlusDelta),
    /// What small groups found.
    Pairs(Pairs),
    /// What functions need from each other.
    Requests(Requests),
    /// Wordings that wait for the pen.
    Suggestions(Suggestions),
    /// The checks of the temperature.
    Temperature(Temperature),
    /// Who speaks in which order.
    Turns(Turns),
    /// Where the group stands in its steps, without the reasons given among the customers.
    Agenda(Agenda),
    /// Who is here.
    Seats(Seats),
    /// Who sees whose anything is.
    Charter(Charter),
    /// Hands, who is done, signs.
    Signals(Signals),
    /// Who has written in which step.
    Writing(Map<StepId, Writing>),
}

impl Part {
    /// An item as it stands; none where it is not there.
    pub(crate) fn of(workshop: &Workshop, item: Item) -> Option<Self> {
        let w = workshop;
        Some(match item {
            Item::Card(id) => Self::Card(w.cards.open(id)?.clone()),
            Item::Statement(id) => Self::Statement(w.statements.get(id)?.clone()),
            Item::Disconnect(id) => Self::Disconnect(w.disconnects.get(id)?.clone()),
            Item::Themes => Self::Themes(w.themes.clone()),
            Item::Links => Self::Links(w.links.clone()),
            Item::Resolution => Self::Resolution(w.resolution.clone()),
            Item::Costs => Self::Costs(w.costs.clone()),
            Item::Glossary => Self::Glossary(w.glossary.clone()),
            Item::Whereabouts => Self::Whereabouts(w.whereabouts.clone()),
            Item::Negotiables => Self::Negotiables(w.negotiables.clone()),
            Item::Votes => Self::Votes(w.votes.clone()),
            Item::PlusDelta => Self::PlusDelta(w.plus_delta.clone()),
            Item::Pairs => Self::Pairs(w.pairs.clone()),
            Item::Requests => Self::Requests(w.requests.clone()),
            Item::Suggestions => Self::Suggestions(w.suggestions.clone()),
            Item::Temperature => Self::Temperature(w.temperature.clone()),
            Item::Turns => Self::Turns(w.turns.clone()),
        })
    }

    /// The item it is; none for process.
    fn item(&self) -> Option<Item> {
        Some(match self {
            Self::Card(card) => Item::Card(card.id),
            Self::Statement(known) => Item::Statement(known.id),
            Self::Disconnect(known) => Item::Disconnect(known.id),
            Self::Themes(_) => Item::Themes,
            Self::Links(_) => Item::Links,
            Self::Resolution(_) => Item::Resolution,
            Self::Costs(_) => Item::Costs,
            Self::Glossary(_) => Item::Glossary,
            Self::Whereabouts(_) => Item::Whereabouts,
            Self::Negotiables(_) => Item::Negotiables,
            Self::Votes(_) => Item::Votes,
            Self::PlusDelta(_) => Item::PlusDelta,
            Self::Pairs(_) => Item::Pairs,
            Self::Requests(_) => Item::Requests,
            Self::Suggestions(_) => Item::Suggestions,
            Self::Temperature(_) => Item::Temperature,
            Self::Turns(_) => Item::Turns,
            Self::Agenda(_)
            | Self::Seats(_)
            | Self::Charter(_)
            | Self::Signals(_)
            | Self::Writing(_) => return None,
        })
    }

    /// As this viewer may see it: what is sealed in it stays sealed.
    fn disclose(&self, viewer: &Viewer) -> Option<Self> {
        if let Self::Agenda(_) | Self::Seats(_) | Self::Charter(_) = self {
            return Some(self.clone());
        }
        let mut copy = Workshop::default();
        copy.evolve(&Event::Shown { part: Box::new(self.clone()) }.into());
        let copy = copy.disclose(viewer);
        match self.item() {
            Some(item) => Self::of(&copy, item),
            None if matches!(self, Self::Signals(_)) => Some(Self::Signals(copy.signals)),
            None => Some(Self::Writing(copy.cards.writing)),
        }
    }

    fn changes(&self, changes: &mut Changes) {
        let change = match self {
            Self::Card(card) => {
                changes.insert(Change::CardList);
                Change::Card(card.id)
            }
            Self::Statement(known) => {
                changes.insert(Change::StatementList);
                Change::Statement(known.id)
            }
            Self::Disconnect(known) => {
                changes.insert(Change::DisconnectList);
                Change::Disconnect(known.id)
            }
            Self::Themes(_) => Change::Themes,
            Self::Links(_) => Change::Links,
            Self::Resolution(_) => Change::Resolution,
            Self::Costs(_) => Change::Costs,
            Self::Glossary(_) => Change::Glossary,
            Self::Whereabouts(_) => Change::Whereabouts,
            Self::Negotiables(_) => Change::Negotiables,
            Self::Votes(_) => Change::Votes,
            Self::Signals(_) => Change::Signals,
            Self::PlusDelta(_) => Change::PlusDelta,
            Self::Pairs(_) => Change::Pairs,
            Self::Requests(_) => Change::Requests,
            Self::Suggestions(_) => Change::Suggestions,
            Self::Temperature(_) => Change::Temperature,
            Self::Turns(_) => Change::Turns,
            Self::Agenda(_) => Change::Agenda,
            Self::Seats(_) => Change::Seats,
            Self::Charter(_) => Change::Charter,
            Self::Writing(_) => Change::CardVoices,
        };
        changes.insert(change);
    }
}

/// Whether the group is among itself, and what it has kept to itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomersOnly {
    /// The group among itself; none while the seller is in the room.
    pub on: Option<Among>,
    /// When the seller was last let in again.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// What was said among the customers and is not released. Empty for whoever was not there.
    pub kept: Set<Item>,
    /// Whether this copy lacks something: its reader was out of the room.
    #[serde(default)]
    pub missed: bool,
}

/// What the Mobilizer may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask the seller to leave the room.
    Start {
        /// Whether the wall stays with the group.
        wall: bool,
    },
    /// Let the seller in again.
    End,
    /// Let the seller see one item that was kept.
    Release {
        /// Which.
        item: Item,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The seller left the room.
    Started(Among),
    /// The seller is back.
    Ended {
        /// Since when.
        at: Timestamp,
    },
    /// Something happened that is the customers' alone.
    Said {
        /// What it is about, as far as all of them know of it; none for what a single seat was told.
        items: Vec<Item>,
        /// What.
        event: Box<Any>,
    },
    /// What outsiders learn in its place.
    Told {
        /// What.
        event: Box<Any>,
    },
    /// An item was released. Told to those who knew it already.
    Released {
        /// Which.
        item: Item,
    },
    /// Something that happened unseen is shown as it stands.
    Shown {
        /// What.
        part: Box<Part>,
    },
}

/// What an event shows of what happened unseen.
pub(crate) fn shown(event: &Any) -> Option<&Part> {
    match event {
        Any::CustomersOnly(Event::Shown { part }) => Some(part),
        _ => None,
    }
}

impl Tool for CustomersOnly {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Start { .. } | Command::End | Command::Release { .. } => Power::KeepApart,
        }
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Start { .. } if self.on.is_some() => Err(Rejection::Unchanged),
            Command::End if self.on.is_none() => Err(Rejection::Unchanged),
            Command::Start { wall } => Ok(vec![Event::Started(Among { wall })]),
            Command::End => Ok(vec![Event::Ended { at }]),
            Command::Release { item } if !self.kept.contains(&item) => {
                Err(Rejection::NotFound { thing: Thing::Kept })
            }
            Command::Release { item } => Ok(vec![Event::Released { item }]),
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Started(among) => self.on = Some(*among),
            Event::Ended { at } => {
                self.on = None;
                self.ended_at = Some(*at);
            }
            Event::Said { items, .. } => self.kept.extend(items.iter().copied()),
            Event::Released { item } => {
                self.kept.remove(item);
            }
            Event::Told { .. } => self.missed = true,
            Event::Shown { .. } => {}
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let kept = if viewer.inside { self.kept.clone() } else { Set::new() };
        Self { kept, ..self.clone() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Started(_) | Event::Ended { .. } => Some(event.clone()),
            Event::Shown { part } => {
                let part = part.disclose(viewer)?;
                Some(Event::Shown { part: Box::new(part) })
            }
            Event::Said { items, event } => {
                let event = disclose_event(event, viewer).filter(|_| viewer.inside)?;
                Some(Event::Said { items: items.clone(), event: Box::new(event) })
            }
            Event::Told { event } => {
                let event = disclose_event(event, viewer).filter(|_| !viewer.inside)?;
                Some(Event::Told { event: Box::new(event) })
            }
            Event::Released { .. } => viewer.inside.then(|| event.clone()),
        }
    }

    fn changes(event: &Event, changes: &mut Changes) {
        changes.insert(Change::CustomersOnly);
        match event {
            Event::Said { event, .. } | Event::Told { event } => event.changes(changes),
            Event::Shown { part } => part.changes(changes),
            Event::Started(_) | Event::Ended { .. } | Event::Released { .. } => {}
        }
    }
}
